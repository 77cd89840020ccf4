import type { Budget } from '../../src/reasoning/budget.ts';

/** Enough for every case that laws are tried on. */
export const LARGE: Budget = { steps: 20_000_000 };

/** From nothing to nearly enough. */
export const LADDER: readonly Budget[] = [0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 20_000].map(
  (steps) => ({
    steps,
  }),
);

/** Enough steps, and too little to hold what they build. */
export const BYTES: readonly Budget[] = [0, 100, 1000, 10_000, 100_000].map((bytes) => ({ ...LARGE, bytes }));
