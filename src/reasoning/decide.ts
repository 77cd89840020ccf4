import type { Row } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Box } from './box.ts';
import { type Meter, meterOf, settle, shareOf } from './budget.ts';
import { constraintFormula } from './formula-of.ts';
import { indicesAt, placesOf } from './places.ts';
import { search } from './search.ts';

/** Boxes looked at before a solver is opened: most questions are answered by a few. */
const LOOKS = 2000;

/**
 * Is there a point of the box where all constraints hold? Asked of a short search over boxes; what that leaves open, of
 * clause learning, which does not suffer from the number of points; and where even the cells of a problem would not fit
 * the bytes, of the search again, for as long as there are steps.
 *
 * @returns such a point, `false` where there is none, `null` where the meter ran out first
 */
export function decide(
  constraints: readonly Constraint[],
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): Row | false | null {
  const looks = meterOf({ ...meter.limits, steps: Math.min(LOOKS, meter.limits.steps - meter.spent) });
  const found = search(constraints, box, slots, looks);
  settle(meter, looks);
  if (found !== null) return found === false ? false : found.low;
  const solving = shareOf(meter, { steps: looks.stopped === 'time' ? 0 : 1, bytes: 1 });
  const solved = solve(constraints, box, slots, solving);
  settle(meter, solving);
  if (solved !== null) return solved;
  if (solving.stopped !== 'bytes') meter.stopped ??= solving.stopped;
  const rest = search(constraints, box, slots, meter);
  return rest === null || rest === false ? rest : rest.low;
}

function solve(constraints: readonly Constraint[], box: Box, slots: readonly Slot[], meter: Meter): Row | false | null {
  const { places, sizes } = placesOf(slots, box);
  const hard = constraints.map((constraint) => constraintFormula(constraint, places));
  const solved = openSolver({ sizes, hard, lines: [] }, meter)?.solver.solve([]) ?? null;
  if (solved === null) return null;
  return solved.kind === 'refuted' ? false : indicesAt(places, solved.row);
}
