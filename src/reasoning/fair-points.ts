import { larger } from '../solving/arithmetic.ts';

/** The points that bargaining theory names (semantics 6). */
export const POINTS = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;
export type PointName = (typeof POINTS)[number];

/** What each point is worth to each party. */
export type Chosen = Readonly<Record<PointName, readonly bigint[]>>;

/** What each party has more than in the disagreement point, in one unit, none below zero. */
export type Surpluses = readonly bigint[];

/** Above zero where the first is to be preferred, 0 where nothing is between them. */
type Order = (one: Surpluses, other: Surpluses) => number;

/**
 * Those of some surpluses that a named point may be, by number; several only where they are the same up to an exchange
 * of parties. Of two that the point's own measure holds equal the leximin better one is taken.
 *
 * - `nash`: the greatest product (Nash, "The Bargaining Problem", Econometrica 18, 1950);
 * - `kalai_smorodinsky`: the leximin best of shares of what each party could have at best among them (Kalai and
 *   Smorodinsky, "Other Solutions to Nash's Bargaining Problem", Econometrica 43, 1975; leximin: Imai 1983);
 * - `egalitarian`: the leximin best (Kalai 1977; leximin: Sen 1970);
 * - `utilitarian`: the greatest sum.
 *
 * LAW: what is chosen from all deals and from those on their frontier is the same.
 * @param all not empty, each for the same parties
 */
export function chosenBy(point: PointName, all: readonly Surpluses[]): number[] {
  const order = ORDERS[point](all);
  let best: number[] = [];
  for (const [at, one] of all.entries()) {
    const better = best.length === 0 ? 1 : order(one, all[best[0]!]!) || leximin(one, all[best[0]!]!);
    if (better > 0) best = [at];
    else if (better === 0) best.push(at);
  }
  return best;
}

const ORDERS: Readonly<Record<PointName, (all: readonly Surpluses[]) => Order>> = {
  nash: () => (one, other) => sign(product(one) - product(other)),
  kalai_smorodinsky: (all) => {
    const shares = sharesOf(all);
    return (one, other) => leximin(shares(one), shares(other));
  },
  egalitarian: () => leximin,
  utilitarian: () => (one, other) => sign(sum(one) - sum(other)),
};

/** Parts of the ideal point, all times the same; who can have nothing has no part in it. */
function sharesOf(all: readonly Surpluses[]): (one: Surpluses) => Surpluses {
  const ideals = all[0]!.map((_, party) => all.map((one) => one[party]!).reduce(larger));
  const whole = product(ideals.filter((ideal) => ideal > 0n));
  return (one) => one.flatMap((surplus, party) => (ideals[party]! > 0n ? [surplus * (whole / ideals[party]!)] : []));
}

/** Compares the worst off, then the second worst off, and so on. */
function leximin(one: Surpluses, other: Surpluses): number {
  const [left, right] = [ascending(one), ascending(other)];
  const at = left.findIndex((surplus, place) => surplus !== right[place]);
  return at === -1 ? 0 : sign(left[at]! - right[at]!);
}

const ascending = (all: Surpluses) => all.toSorted((a, b) => sign(a - b));
const product = (all: Surpluses) => all.reduce((one, other) => one * other, 1n);
const sum = (all: Surpluses) => all.reduce((one, other) => one + other, 0n);
const sign = (amount: bigint) => (amount > 0n ? 1 : amount < 0n ? -1 : 0);
