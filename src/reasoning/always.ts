import { NO, YES } from '../language/evaluate.ts';
import { type Constraint, not } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import type { Meter } from './budget.ts';
import { search } from './search.ts';

/** Whether a constraint holds at every point of a box, exactly; `null` where the meter ran out. */
export function always(constraint: Constraint, box: Box, slots: readonly Slot[], meter: Meter): boolean | null {
  const truth = constraint.over(box.low, box.high);
  if (truth === YES) return true;
  if (truth === NO) return false;
  const counterexample = search([not(constraint)], box, slots, meter);
  return counterexample === null ? null : counterexample === false;
}
