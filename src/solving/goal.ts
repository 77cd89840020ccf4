import type { Vector } from './vectors.ts';

/**
 * What is looked for among vectors: an order, and what has to be reached to be at least as good as the best one known.
 * INVARIANT: every vector that is wanted and not worse than the best one known has a weighed sum that is not below
 * `reach`, whatever the weights, and nowhere less than `least`; but for what doubles of the size of 1 may be off by.
 */
export interface Goal {
  /** Above zero where the first is better, 0 where nothing is between them. */
  readonly order: (one: Vector<bigint>, other: Vector<bigint>) => number;
  readonly isWanted: (vector: Vector<bigint>) => boolean;
  /** Whether what is as good as the best one known is looked for too, or only what is better. */
  readonly ties: boolean;
  /** Weights to begin with, where some are likely to be good. */
  readonly likely?: Float64Array;
  /** In parts of the graph's unit, as is all that follows. */
  readonly reach: (weights: Float64Array, best: Vector<bigint> | null) => number;
  /** Where the weighed sum is no more than that, nearly: it tells in which way weights are better, and rules nothing out. */
  readonly touching: (weights: Float64Array, best: Vector<bigint> | null) => Float64Array;
  readonly least: (best: Vector<bigint> | null) => Float64Array;
}
