import type { Formula } from './formula.ts';

/**
 * Rows of values under formulas that always hold and lines that may be switched off one by one.
 * INVARIANT: every formula names variables of `sizes` only.
 */
export interface Problem {
  /** How many values each variable has: at least 1, at most 2^53-1. */
  readonly sizes: readonly number[];
  readonly hard: readonly Formula[];
  readonly lines: readonly Formula[];
}

/** One value for each variable. */
export type Row = readonly number[];
