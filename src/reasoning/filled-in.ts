import { firstRow } from '../solving/first-row.ts';
import type { Row } from '../solving/problem.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { openBox } from './box.ts';
import type { Meter } from './budget.ts';
import { agreedAt, linesOf, type Posed, pose, rowOfSlots } from './posed.ts';

/**
 * A deal of the zone made whole: some issues as a row has them, the others and the world with the first values that work.
 * @param isKept which slots stay as in the row
 * @returns `null` where the meter ran out first
 */
export function filledIn(
  posed: Posed,
  row: Row,
  isKept: (slot: number) => boolean,
  meter: Meter,
): { readonly posed: Posed; readonly row: Row } | null {
  const { scenario } = posed;
  const isWhole = posed.worlds.length === 0 && scenario.slots.every(({ kind }, at) => kind !== 'issue' || isKept(at));
  if (isWhole) return accepted(posed, row);
  const indices = rowOfSlots(posed, row);
  const box = openBox(scenario.slots);
  for (const [at, slot] of scenario.slots.entries()) {
    if (slot.kind === 'issue' && isKept(at)) box.low[at] = box.high[at] = indices[at]!;
  }
  const rest = pose(scenario, box);
  const solver = openSolver(rest.zone, meter)?.solver;
  const first = solver === undefined ? null : firstRow(solver, linesOf(rest.zone), [...rest.issues, ...rest.worlds]);
  if (first === null) return null;
  return accepted(rest, first === 'none' ? null : first);
}

/** What was found is asked of the lines themselves before it is told. */
function accepted(posed: Posed, row: Row | null) {
  if (row === null || !agreedAt(posed, row)) throw new Error('a deal told that its own lines do not accept');
  return { posed, row };
}
