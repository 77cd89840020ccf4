import { toNumber } from '../language/rational.ts';
import { larger } from '../solving/arithmetic.ts';

/** The points that bargaining theory names (semantics 6). */
export const POINTS = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;
export type PointName = (typeof POINTS)[number];

/** What each party has more than in the disagreement point, in one unit, none below zero. */
export type Surpluses = readonly bigint[];

/** Above zero where the first is to be preferred, 0 where nothing is between them. */
export type Order = (one: Surpluses, other: Surpluses) => number;

/**
 * Those of some surpluses that a named point may be, by number; several only where they are the same up to an exchange
 * of parties.
 *
 * LAW: what is chosen from all deals and from those on their frontier is the same.
 * @param all not empty, each for the same parties
 */
export function chosenBy(point: PointName, all: readonly Surpluses[]): number[] {
  const order = orderOf(point, idealOf(all));
  let best: number[] = [];
  for (const [at, one] of all.entries()) {
    const better = best.length === 0 ? 1 : order(one, all[best[0]!]!);
    if (better > 0) best = [at];
    else if (better === 0) best.push(at);
  }
  return best;
}

/** The most that each party has in any of them. */
export const idealOf = (all: readonly Surpluses[]): Surpluses =>
  all[0]!.map((_, party) => all.map((one) => one[party]!).reduce(larger));

/**
 * How a named point chooses. Of two that the point's own measure holds equal the leximin better one is taken.
 *
 * - `nash`: the greatest product (Nash, "The Bargaining Problem", Econometrica 18, 1950);
 * - `kalai_smorodinsky`: the leximin best of shares of what each party could have at best among them (Kalai and
 *   Smorodinsky, "Other Solutions to Nash's Bargaining Problem", Econometrica 43, 1975; leximin: Imai 1983);
 * - `egalitarian`: the leximin best (Kalai 1977; leximin: Sen 1970);
 * - `utilitarian`: the greatest sum.
 *
 * @param ideal what each party could have at best
 */
export function orderOf(point: PointName, ideal: Surpluses): Order {
  const order = ORDERS[point](ideal);
  return (one, other) => order(one, other) || leximin(one, other);
}

const ORDERS: Readonly<Record<PointName, (ideal: Surpluses) => Order>> = {
  nash: () => (one, other) => sign(product(one) - product(other)),
  kalai_smorodinsky: (ideal) => {
    const shares = sharesOf(ideal);
    return (one, other) => leximin(shares(one), shares(other));
  },
  egalitarian: () => leximin,
  utilitarian: () => (one, other) => sign(sum(one) - sum(other)),
};

/** Parts of the ideal point, all times the same; who can have nothing has no part in it. */
function sharesOf(ideal: Surpluses): (one: Surpluses) => Surpluses {
  const whole = product(ideal.filter((most) => most > 0n));
  return (one) => one.flatMap((surplus, party) => (ideal[party]! > 0n ? [surplus * (whole / ideal[party]!)] : []));
}

/** What a point makes as great as can be, in worth: the nearest double. @param scale surpluses are a worth of 1 */
export function measureOf(point: PointName, all: Surpluses, ideal: Surpluses, scale: bigint): number {
  const worth = (numerator: bigint, denominator: bigint) => toNumber({ numerator, denominator });
  if (point === 'nash') return worth(product(all), scale ** BigInt(all.length));
  if (point === 'utilitarian') return worth(sum(all), scale);
  if (point === 'egalitarian') return worth(ascending(all)[0]!, scale);
  const shares = all.flatMap((one, party) => (ideal[party]! > 0n ? [worth(one, ideal[party]!)] : []));
  return Math.min(1, ...shares);
}

/** Compares the worst off, then the second worst off, and so on. */
export function leximin(one: Surpluses, other: Surpluses): number {
  const [left, right] = [ascending(one), ascending(other)];
  const at = left.findIndex((surplus, place) => surplus !== right[place]);
  return at === -1 ? 0 : sign(left[at]! - right[at]!);
}

const ascending = (all: Surpluses) => all.toSorted((a, b) => sign(a - b));
export const product = (all: Surpluses) => all.reduce((one, other) => one * other, 1n);
export const sum = (all: Surpluses) => all.reduce((one, other) => one + other, 0n);
const sign = (amount: bigint) => (amount > 0n ? 1 : amount < 0n ? -1 : 0);
