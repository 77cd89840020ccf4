import type { Row } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { portionOf } from '../solving/portion.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Box } from './box.ts';
import { type Meter, settle } from './budget.ts';
import { constraintFormula } from './formula-of.ts';
import { indicesAt, placesOf } from './places.ts';
import { search } from './search.ts';

/** Boxes looked at first: most questions are answered by a few. */
const LOOKS = 2000;
/** A solver's steps for each look, and how much more of both there is in each round. */
const STEPS_PER_LOOK = 20;
const GROWTH = 10;

/**
 * Is there a point of the box where all constraints hold? Asked by turns of a search over boxes and of clause learning,
 * each for longer than before: search is at its best where few points hang together and at counting, clause learning
 * does not suffer from the number of points. Where not even the cells of a problem fit the bytes, of search alone.
 *
 * @param box each slot settled or wholly open
 * @returns such a point, `false` where there is none, `null` where the meter ran out first
 */
export function decide(
  constraints: readonly Constraint[],
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): Row | false | null {
  let fits = true;
  for (let looks = LOOKS; meter.stopped === null; looks *= GROWTH) {
    const searching = portionOf(meter, { steps: looks, bytes: 1 });
    const found = search(constraints, box, slots, searching);
    settle(meter, searching);
    if (found !== null) return found === false ? false : found.low;
    if (fits) {
      const solving = portionOf(meter, { steps: looks * STEPS_PER_LOOK, bytes: 1 });
      const solved = solve(constraints, box, slots, solving);
      settle(meter, solving);
      if (solved !== null) return solved;
      fits = solving.stopped !== 'bytes';
    }
    if (meter.spent >= meter.limits.steps) meter.stopped ??= 'steps';
  }
  return null;
}

function solve(constraints: readonly Constraint[], box: Box, slots: readonly Slot[], meter: Meter): Row | false | null {
  const { places, sizes } = placesOf(slots, box);
  const hard = constraints.map((constraint) => constraintFormula(constraint, places));
  const solved = openSolver({ sizes, hard, lines: [] }, meter)?.solver.solve([]) ?? null;
  if (solved === null) return null;
  return solved.kind === 'refuted' ? false : indicesAt(places, solved.row);
}
