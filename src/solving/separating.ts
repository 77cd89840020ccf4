import { type Account, spend } from './account.ts';
import type { BestKnown } from './best-known.ts';
import type { Goal } from './goal.ts';
import type { RowGraph } from './row-graph.ts';
import { bestRow, type Weighing, weigh } from './weighing.ts';

/** How often weights are tried, and how many are kept. */
const TRIES = 40;
const KEPT = 4;
/** How far the logarithm of a weight moves at first; faster while it goes on the same way, slower where it turns. */
const STRIDE = 1;
const [FASTER, SLOWER] = [1.3, 0.5];
/** Ends where the least has not fallen by such a part in so many tries. */
const [GAIN, PATIENCE] = [0.01, 8];
/** In a graph with fewer steps than this partial rows are followed sooner than better weights are found. */
const [SMALL, SMALL_PATIENCE] = [256, 2];
/** Where no weight moves further than this, more is not to be had. */
const STILL = 1e-3;

/**
 * Weights under which what rows come to goes as little as can be beyond what has to be reached: the less, the more
 * partial rows are seen to lead to nothing better. Found down the subgradient of the difference, which is convex
 * (Lagrangian duality: Geoffrion 1974), by its signs alone (Riedmiller and Braun 1993). Every row met is offered.
 * @returns the best few, the best first; null where the account is stopped
 */
export function separating<N extends number | bigint>(
  graph: RowGraph<N>,
  goal: Goal,
  known: BestKnown<N>,
  account: Account,
): Weighing[] | null {
  const found: { weighing: Weighing; excess: number }[] = [];
  const descent = new Descent(goal.likely ?? new Float64Array(graph.width).fill(1));
  const patience = graph.children.length < SMALL ? SMALL_PATIENCE : PATIENCE;
  let discarded: Weighing | null = null;
  const work = 1 + ((graph.children.length + graph.near.length) >> 2);
  let [least, gained] = [Number.POSITIVE_INFINITY, 0];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (!spend(account, work)) return null;
    const weighing = weigh(graph, descent.weights(), discarded);
    const row = bestRow(graph, weighing);
    known.offer(row);
    const excess = weighing.most - goal.reach(weighing.weights, known.vector);
    found.push({ weighing, excess });
    found.sort((one, other) => one.excess - other.excess);
    if (found.length > KEPT) discarded = found.pop()!.weighing;
    if (excess < least * (1 - GAIN)) [least, gained] = [excess, attempt];
    if (excess <= 0 || graph.width === 1 || attempt - gained >= patience) break;
    const wanted = goal.touching(weighing.weights, known.vector);
    if (!descent.move(wanted.map((amount, at) => Math.sign(sumAt(graph, row, at) - amount)))) break;
  }
  return found.map(({ weighing }) => weighing);
}

/** What a row comes to for one of all, nearly. */
const sumAt = <N extends number | bigint>({ near, width }: RowGraph<N>, row: readonly number[], at: number): number =>
  row.reduce((sum, option) => sum + near[option * width + at]!, 0);

/** Weights on their way down. */
class Descent {
  private readonly logarithms: Float64Array;
  private readonly strides: Float64Array;
  private signs: Float64Array;

  constructor(first: Float64Array) {
    this.logarithms = first.map(Math.log);
    this.strides = new Float64Array(first.length).fill(STRIDE);
    this.signs = new Float64Array(first.length);
  }

  weights(): Float64Array {
    return weightsAt(this.logarithms);
  }

  /** @param signs of the slope by weight. @returns whether any weight moves on */
  move(signs: Float64Array): boolean {
    for (const [at, sign] of signs.entries()) {
      const turned = sign * this.signs[at]!;
      if (turned !== 0) this.strides[at]! *= turned > 0 ? FASTER : SLOWER;
      this.logarithms[at]! -= sign * this.strides[at]!;
    }
    this.signs = signs;
    return this.strides.some((stride) => stride >= STILL);
  }
}

/** Weights that come to 1. */
function weightsAt(logarithms: Float64Array): Float64Array {
  const most = logarithms.reduce((one, other) => Math.max(one, other));
  const weights = logarithms.map((one) => Math.exp(one - most));
  const sum = weights.reduce((one, other) => one + other);
  return weights.map((one) => one / sum);
}

export function weighed(weights: Float64Array, vector: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * vector[at]!;
  return sum;
}
