import type { Case, OracleParty } from './case.ts';
import type { Terms } from './check.ts';
import { type Fraction, plus, times, ZERO } from './fraction.ts';
import { has, type OracleDeal } from './zone.ts';

/** The naive twin of `frontier` (semantics 6): looks at every deal of the zone. Shares no code with the reasoning. */

export interface Valued {
  readonly terms: Terms;
  /** For each bargainer. */
  readonly worth: readonly Fraction[];
  readonly surplus: readonly Fraction[];
}

/** Those whose acceptance decides and who have told what deals are worth to them, in byte order. */
export const bargainersOf = (of: Case): OracleParty[] =>
  of.parties
    .filter(({ id, preferences }) => of.agreement.of.includes(id) && preferences !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** What each deal is worth to each bargainer; deals stay in their order. */
export function valued(of: Case, deals: readonly OracleDeal[]): Valued[] {
  const bargainers = bargainersOf(of);
  return deals.map(({ terms }) => {
    const point = of.points.find((one) => has(one, terms))!;
    const worth = bargainers.map((one) => one.worthAt(point));
    const surplus = worth.map((amount, at) => minus(amount, bargainers[at]!.reservation ?? ZERO));
    return { terms, worth, surplus };
  });
}

/** Worth more to somebody and less to nobody. */
export const dominates = (one: Valued, other: Valued): boolean =>
  one.worth.every((amount, at) => compare(amount, other.worth[at]!) >= 0) &&
  one.worth.some((amount, at) => compare(amount, other.worth[at]!) > 0);

/** The deals that no deal dominates; of those worth the same the first. */
export function efficient(all: readonly Valued[]): Valued[] {
  const found = all.filter((one) => !all.some((other) => dominates(other, one)));
  return found.filter((one, at) => found.findIndex((other) => isWorthTheSame(one, other)) === at);
}

/** The deal each named point chooses; none where every deal leaves somebody with less than no deal. */
export function pointsOf(all: readonly Valued[], strict: boolean): Record<string, Valued> | null {
  const least = strict ? 1 : 0;
  const fair = all.filter(({ surplus }) => surplus.every((amount) => compare(amount, ZERO) >= least));
  if (fair.length === 0) return null;
  const ideal = fair[0]!.surplus.map((_, at) => fair.map(({ surplus }) => surplus[at]!).reduce(larger));
  const shares = ({ surplus }: Valued) =>
    surplus.flatMap((amount, at) => (compare(ideal[at]!, ZERO) > 0 ? [ratio(amount, ideal[at]!)] : []));
  const leximin = (a: Valued, b: Valued) => compareSorted(a.surplus, b.surplus);
  const orders: Record<string, (a: Valued, b: Valued) => number> = {
    nash: (a, b) => compare(a.surplus.reduce(times), b.surplus.reduce(times)),
    kalai_smorodinsky: (a, b) => compareSorted(shares(a), shares(b)),
    egalitarian: leximin,
    utilitarian: (a, b) => compare(a.surplus.reduce(plus), b.surplus.reduce(plus)),
  };
  const best = (order: (a: Valued, b: Valued) => number) =>
    fair.reduce((first, other) => ((order(other, first) || leximin(other, first)) > 0 ? other : first));
  return Object.fromEntries(Object.entries(orders).map(([name, order]) => [name, best(order)]));
}

/** What each point makes as great as can be among deals that leave nobody with less than no deal. */
export function measuresOf(all: readonly Valued[], strict: boolean, one: Valued): Record<string, Fraction> {
  const least = strict ? 1 : 0;
  const fair = all.filter(({ surplus }) => surplus.every((amount) => compare(amount, ZERO) >= least));
  const ideal = one.surplus.map((_, at) => fair.map(({ surplus }) => surplus[at]!).reduce(larger));
  const smallest = (amounts: readonly Fraction[]) => amounts.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const shares = one.surplus.flatMap((amount, at) =>
    compare(ideal[at]!, ZERO) > 0 ? [ratio(amount, ideal[at]!)] : [],
  );
  return {
    nash: one.surplus.reduce(times),
    kalai_smorodinsky: shares.length === 0 ? { over: 1n, under: 1n } : smallest(shares),
    egalitarian: smallest(one.surplus),
    utilitarian: one.surplus.reduce(plus),
  };
}

export const isWorthTheSame = (one: Valued, other: Valued): boolean =>
  one.worth.every((amount, at) => compare(amount, other.worth[at]!) === 0);

/** The worst first: compares the worst off, then the next, and so on. */
function compareSorted(a: readonly Fraction[], b: readonly Fraction[]): number {
  const [left, right] = [a.toSorted(compare), b.toSorted(compare)];
  for (const [at, amount] of left.entries()) {
    const order = compare(amount, right[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

const larger = (a: Fraction, b: Fraction) => (compare(b, a) > 0 ? b : a);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });
const ratio = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under, under: a.under * b.over });
