import type { Value } from '../../src/language/domain.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { caseOf, type Viewpoint } from './case.ts';
import { sameValue } from './check.ts';
import { bothOn, distanceOn, metricOf, type Wish, wishOf } from './comparison.ts';
import { near } from './fraction.ts';
import { distance as distanceBetween } from './nearest.ts';

/** The naive twin of `movement`: holds every value against every other. Shares no code with the reasoning. */
export interface OracleMove {
  readonly party: string;
  readonly issue: string;
  readonly change: string;
  readonly distance: number | null;
  /** By party: distances before and after from where it stood on the left. */
  readonly towards: Readonly<Record<string, readonly [number | null, number | null]>>;
}

export interface OracleMovement {
  readonly moves: readonly OracleMove[];
  /** By party and by other party: distances by the metric. */
  readonly towards: Readonly<Record<string, Readonly<Record<string, readonly [number | null, number | null]>>>>;
  readonly unmatched: readonly string[];
}

interface Asked {
  readonly metric: string;
  readonly weights: Readonly<Record<string, number>>;
}

export function movementOf(left: Negotiation, right: Negotiation, view: Viewpoint, asked: Asked): OracleMovement {
  const [of, other] = [caseOf(left, view), caseOf(right, view)];
  const issues = [...new Set([...of.names, ...other.names])].sort();
  const isSame = (issue: string) => JSON.stringify(of.domains.get(issue)) === JSON.stringify(other.domains.get(issue));
  const matched = issues.filter(isSame);
  const idsOn = (side: Negotiation) => side.parties.map(({ id }) => id);
  const parties = idsOn(left)
    .filter((id) => idsOn(right).includes(id))
    .sort();
  const alone = [...new Set([...idsOn(left), ...idsOn(right)])].filter((id) => !parties.includes(id));
  const was = (party: string, issue: string) => wishOf(left, view, party, issue, of);
  const is = (party: string, issue: string) => wishOf(right, view, party, issue, of);
  const others = (party: string) => parties.filter((one) => one !== party);
  const measured = (own: typeof was, party: string, stood: string) =>
    metricOf(
      asked,
      of,
      matched.flatMap((issue) => bothOn(issue, own(party, issue), was(stood, issue))),
    );
  return {
    moves: parties.flatMap((party) =>
      matched.flatMap((issue): OracleMove[] => {
        const [from, to] = [was(party, issue), is(party, issue)];
        if (JSON.stringify(from) === JSON.stringify(to)) return [];
        const towards = others(party).flatMap((one) => {
          const stood = was(one, issue);
          if (stood === undefined) return [];
          return [[one, [distanceOn(of, issue, from, stood), distanceOn(of, issue, to, stood)] as const] as const];
        });
        const change = from === undefined ? 'taken_up' : to === undefined ? 'given_up' : 'moved';
        const far = (a: Value, b: Value) => (sameValue(a, b) ? 0 : near(distanceBetween(of.domains.get(issue)!, a, b)));
        const distance = from === undefined || to === undefined ? null : farFrom(from, to, far);
        return [{ party, issue, change, distance, towards: Object.fromEntries(towards) }];
      }),
    ),
    towards: Object.fromEntries(
      parties.map((party) => [
        party,
        Object.fromEntries(
          others(party).map((one) => [one, [measured(was, party, one), measured(is, party, one)] as const]),
        ),
      ]),
    ),
    unmatched: [...issues.filter((issue) => !isSame(issue)), ...alone].sort(),
  };
}

/** Between ideals, or as far as any value on one side is from the nearest on the other. */
function farFrom(from: Wish, to: Wish, far: (a: Value, b: Value) => number): number {
  if (from.ideal !== undefined && to.ideal !== undefined) return far(from.ideal, to.ideal);
  const farthest = (some: readonly Value[], others: readonly Value[]) =>
    Math.max(...some.map((a) => Math.min(...others.map((b) => far(a, b)))));
  return Math.max(farthest(from.values, to.values), farthest(to.values, from.values));
}
