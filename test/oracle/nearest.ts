import type { Domain, Value } from '../../src/language/domain.ts';
import { type Case, everyValue } from './case.ts';
import { sameValue, type Terms } from './check.ts';
import { type Fraction, fractionOf, notBelow, plus, times, ZERO } from './fraction.ts';
import { dealsOf, type OracleDeal, zoneOf } from './zone.ts';

/** The naive twin of `nearest` (semantics 5): measures every deal of the zone. Shares no code with the reasoning. */
export interface OracleNearest {
  /** Whether no deal that keeps what is to be kept abides by the rules. */
  readonly impossible: boolean;
  /** All at the least distance, one for each set of changes: the first that makes them. */
  readonly deals: readonly NearestDeal[];
}

export interface NearestDeal extends OracleDeal {
  readonly distance: Fraction;
  readonly changes: readonly {
    readonly issue: string;
    readonly from: Value;
    readonly to: Value;
    readonly cost: Fraction;
  }[];
}

export function nearestOf(
  of: Case,
  terms: Terms,
  weights: Readonly<Record<string, number>>,
  keep: readonly string[],
): OracleNearest {
  const kept = Object.fromEntries(Object.entries(terms).filter(([issue]) => keep.includes(issue)));
  const possible = dealsOf(of, kept);
  const measured = zoneOf(possible).map((deal) => {
    const changes = changesTo(of, deal, terms, weights);
    return { ...deal, changes, distance: changes.map(({ cost }) => cost).reduce(plus, ZERO) };
  });
  const nearest = measured.filter((one) => measured.every((other) => notBelow(other.distance, one.distance)));
  const seen = new Set<string>();
  const deals = nearest.filter((deal) => {
    const changes = changesKey(deal.changes);
    return !seen.has(changes) && seen.add(changes);
  });
  return { impossible: possible.length === 0, deals };
}

export const changesKey = (changes: readonly { readonly issue: string; readonly to: Value }[]): string =>
  JSON.stringify(changes.map(({ issue, to }) => [issue, to]));

/** What the terms settle and the deal settles otherwise, in byte order of issues. */
function changesTo(of: Case, deal: OracleDeal, terms: Terms, weights: Readonly<Record<string, number>>) {
  return of.names
    .filter((issue) => of.isIssue(issue) && issue in terms && !sameValue(terms[issue]!, deal.terms[issue]!))
    .map((issue) => {
      const [from, to] = [terms[issue]!, deal.terms[issue]!];
      const weight = fractionOf(weights[issue] ?? 1);
      return { issue, from, to, cost: times(weight, distance(of.domains.get(issue)!, from, to)) };
    });
}

/** How far two different values of an issue are apart, 0..1. */
export function distance(domain: Domain, from: Value, to: Value): Fraction {
  const of = (part: number, whole: number): Fraction => ({ over: BigInt(part), under: BigInt(whole) });
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return of(1, 1);
    case 'step':
      if (from === 'never' || to === 'never') return of(1, 1);
      return of(Math.abs(Number(from) - Number(to)), domain.ranks);
    case 'set': {
      const [a, b] = [from as readonly string[], to as readonly string[]];
      const either = [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
      return of(either.length, domain.options.length);
    }
    default: {
      const values = everyValue(domain);
      const place = (value: Value) => values.findIndex((one) => sameValue(one, value));
      return of(Math.abs(place(from) - place(to)), values.length - 1);
    }
  }
}
