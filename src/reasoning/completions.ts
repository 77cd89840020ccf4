import { MAYBE, NO, type Row, type Ternary, YES } from '../language/evaluate.ts';
import { type Constraint, not } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import type { Meter } from './budget.ts';
import { decide } from './decide.ts';

/**
 * What holds in the completions of a partial deal that satisfy the rules (semantics 3).
 *
 * This is the seam between the verdict and how it is found: see `decide`.
 * Answers are exact; where the meter runs out they fall back to what is known (`null`, MAYBE).
 */
export interface Completions {
  readonly box: Box;
  /** A completion that satisfies all of these, `false` where there is none. */
  witness(demands: readonly Constraint[]): Row | false | null;
  /** Whether some completion satisfies all of these. */
  possible(demands: readonly Constraint[]): boolean | null;
  /** Whether it holds in every completion (YES), in none (NO) or in some (MAYBE). There must be a completion. */
  truthOf(constraint: Constraint): Ternary;
}

/** @param rules what every completion satisfies */
export function completionsOf(
  box: Box,
  rules: readonly Constraint[],
  slots: readonly Slot[],
  meter: Meter,
): Completions {
  // Completions met on the way: most of what is possible is shown by one of them, without a search.
  const known: Row[] = [];
  const witness = (demands: readonly Constraint[]): Row | false | null => {
    const met = known.find((row) => demands.every((demand) => demand.truth(row)));
    if (met !== undefined) return met;
    const found = decide([...rules, ...demands], box, slots, meter);
    if (found !== null && found !== false) known.push(found);
    return found;
  };
  const possible = (demands: readonly Constraint[]): boolean | null => {
    const found = witness(demands);
    return found === null ? null : found !== false;
  };
  const truthOf = (constraint: Constraint): Ternary => {
    const atOnce = constraint.over(box.low, box.high);
    if (atOnce !== MAYBE) return atOnce;
    if (possible([not(constraint)]) === false) return YES;
    return possible([constraint]) === false ? NO : MAYBE;
  };
  return { box, witness, possible, truthOf };
}
