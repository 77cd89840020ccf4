import { isOrdered, type Value } from '../../src/language/domain.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import type { Position, RedLine } from '../../src/negotiation/statement.ts';
import { type Case, canonical, caseOf, everyValue, isInForce, type OracleParty, type Viewpoint } from './case.ts';
import { sameValue } from './check.ts';
import { near } from './fraction.ts';
import { distance as distanceBetween } from './nearest.ts';

/** The naive twin of `comparison` (semantics 9): looks at every value and every deal. Shares no code with the reasoning. */
export interface OracleComparison {
  readonly distance: number | null;
  readonly pairs: readonly { readonly parties: readonly string[]; readonly distance: number | null }[];
  readonly groups: Readonly<Record<string, number | null>>;
  readonly issues: readonly OracleIssue[];
  /** Ids of a precondition and a red line. */
  readonly opposed: readonly (readonly [string, string])[];
  readonly room: readonly { readonly party: string; readonly issue: string; readonly values: readonly Value[][] }[];
}

export interface OracleIssue {
  readonly issue: string;
  readonly relation: string;
  readonly distance: number | null;
  readonly wants: Readonly<Record<string, readonly Value[]>>;
  readonly accepts: Readonly<Record<string, readonly Value[]>>;
  readonly overlap: readonly Value[];
}

interface Asked {
  readonly parties: readonly { readonly party: string; readonly basis: Viewpoint['basis'] }[];
  readonly metric: string;
  readonly weights: Readonly<Record<string, number>>;
}

export interface Wish {
  readonly values: readonly Value[];
  readonly ideal: Value | undefined;
}

export function comparisonOf(document: Document, view: Viewpoint, asked: Asked): OracleComparison {
  const on = new Map(
    (['declared', 'assessed', 'both'] as const).map((basis) => [basis, caseOf(document, { ...view, basis })]),
  );
  const all = [...asked.parties].sort((a, b) => (a.party < b.party ? -1 : 1));
  const of = on.get('both')!;
  const issues = of.names.filter(of.isIssue);
  const wish = ({ party, basis }: Asked['parties'][number], issue: string) =>
    wishOf(document, { ...view, basis }, party, issue, of);
  const acceptable = (party: string, basis: Viewpoint['basis']) => valuesAlone(on.get(basis)!, party);
  const alone = new Map(all.map(({ party, basis }) => [party, acceptable(party, basis)]));
  const couples = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
  const measured = (some: readonly string[]) =>
    couples.map(([one, other]) => ({
      parties: [one.party, other.party],
      distance: metricOf(
        asked,
        of,
        some.flatMap((issue) => bothOn(issue, wish(one, issue), wish(other, issue))),
      ),
    }));
  const groups = [...new Set(document.issues.flatMap(({ group }) => group ?? []))].sort();
  return {
    distance: meanOf(measured(issues).map(({ distance }) => distance)),
    pairs: measured(issues),
    groups: Object.fromEntries(
      groups.map((group) => {
        const members = issues.filter((id) => document.issues.some((one) => one.id === id && one.group === group));
        return [group, meanOf(measured(members).map(({ distance }) => distance))];
      }),
    ),
    issues: issues.map((issue) => {
      const wishes = all.flatMap((one) => {
        const own = wish(one, issue);
        return own === undefined ? [] : [{ party: one.party, ...own }];
      });
      const accepts = Object.fromEntries(all.map(({ party }) => [party, alone.get(party)!.get(issue)!]));
      const far = couples.map(([one, other]) => distanceOn(of, issue, wish(one, issue), wish(other, issue)));
      return {
        issue,
        relation: relationOf(wishes.map(({ values }) => values)),
        distance: meanOf(far),
        wants: Object.fromEntries(wishes.map(({ party, values }) => [party, values])),
        accepts,
        overlap: Object.values(accepts).reduce(meeting),
      };
    }),
    opposed: opposedAmong(
      all.map(({ party, basis }) => partyIn(on.get(basis)!, party)),
      of,
    ),
    room: all.flatMap(({ party }) => {
      const [declared, assessed] = [acceptable(party, 'declared'), acceptable(party, 'assessed')];
      return issues.map((issue) => ({ party, issue, values: [declared.get(issue)!, assessed.get(issue)!] }) as never);
    }),
  };
}

const partyIn = (of: Case, id: string): OracleParty => of.parties.find((one) => one.id === id)!;
const isIn = (values: readonly Value[], value: Value) => values.some((one) => sameValue(one, value));
const meeting = (some: readonly Value[], others: readonly Value[]) => some.filter((value) => isIn(others, value));

function meanOf(all: readonly (number | null)[]): number | null {
  const some = all.filter((one) => one !== null);
  return some.length === 0 ? null : some.reduce((sum, one) => sum + one, 0) / some.length;
}

/** What the positions of a party on an issue come to; `undefined` where it has none in force. */
export function wishOf(document: Document, view: Viewpoint, party: string, issue: string, of: Case): Wish | undefined {
  const domain = of.domains.get(issue)!;
  const inForce = document.positions.filter(
    (one) => one.party === party && one.issue === issue && isInForce(one as never as RedLine, document, view),
  );
  if (inForce.length === 0) return undefined;
  const wanted = inForce.map(({ wants }) => everyValue(domain).filter((value) => isWanted(value, wants, domain)));
  const byAll = wanted.reduce(meeting);
  const byAny = everyValue(domain).filter((value) => wanted.some((values) => isIn(values, value)));
  const ideals = inForce.flatMap(({ ideal }) => (ideal === undefined ? [] : [canonical(ideal, domain)]));
  const isOne = ideals.length > 0 && ideals.every((one) => sameValue(one, ideals[0]!));
  return { values: byAll.length > 0 ? byAll : byAny, ideal: isOne ? ideals[0] : undefined };
}

type OfIssue = Case['domains'] extends ReadonlyMap<string, infer D> ? D : never;

function isWanted(value: Value, wants: Position['wants'], domain: OfIssue): boolean {
  if (typeof wants === 'object' && !Array.isArray(wants)) {
    const place = (one: Value) => everyValue(domain).findIndex((other) => sameValue(other, one));
    const { from, to } = wants;
    return (
      (from === undefined || place(canonical(from, domain)) <= place(value)) &&
      (to === undefined || place(value) <= place(canonical(to, domain)))
    );
  }
  const isSubset = domain.type === 'set' && Array.isArray(wants) && wants.every((one) => typeof one === 'string');
  const values: readonly unknown[] = Array.isArray(wants) && !isSubset ? wants : [wants];
  return values.some((one) => sameValue(canonical(one, domain), value));
}

function relationOf(wanted: readonly (readonly Value[])[]): string {
  if (wanted.length === 0) return 'unspoken';
  if (wanted.length === 1) return 'one_sided';
  const shared = wanted.reduce(meeting);
  if (wanted.every((values) => values.length === shared.length)) return 'agreed';
  return shared.length > 0 ? 'overlapping' : 'apart';
}

/** Between ideals where both have one, else the least between any two values wanted. */
export function distanceOn(of: Case, issue: string, one: Wish | undefined, other: Wish | undefined): number | null {
  if (one === undefined || other === undefined) return null;
  const domain = of.domains.get(issue)!;
  const far = (a: Value, b: Value) => (sameValue(a, b) ? 0 : near(distanceBetween(domain, a, b)));
  if (one.ideal !== undefined && other.ideal !== undefined) return far(one.ideal, other.ideal);
  return Math.min(...one.values.flatMap((a) => other.values.map((b) => far(a, b))));
}

interface Both {
  readonly issue: string;
  readonly one: Wish;
  readonly other: Wish;
}

export const bothOn = (issue: string, one: Wish | undefined, other: Wish | undefined): Both[] =>
  one === undefined || other === undefined ? [] : [{ issue, one, other }];

/** The textbook's formulas. */
export function metricOf(
  { metric, weights }: Pick<Asked, 'metric' | 'weights'>,
  of: Case,
  both: readonly Both[],
): number | null {
  const weightOf = ({ issue }: Both) => (Object.hasOwn(weights, issue) ? weights[issue]! : 1);
  const some = both.filter((one) => weightOf(one) > 0);
  if (some.length === 0) return null;
  const total = some.reduce((sum, one) => sum + weightOf(one), 0);
  const mean = (at: (one: Both) => number) => some.reduce((sum, one) => sum + weightOf(one) * at(one), 0) / total;
  const far = ({ issue, one, other }: Both) => distanceOn(of, issue, one, other)!;
  if (metric === 'manhattan') return mean(far);
  if (metric === 'euclidean') return Math.sqrt(mean((one) => far(one) ** 2));
  if (metric === 'agreement') return mean((one) => (far(one) === 0 ? 0 : 1));
  return correlationOf(
    some.flatMap(({ issue, one, other }) => {
      const domain = of.domains.get(issue)!;
      if (domain.type !== 'boolean' && !isOrdered(domain)) return [];
      const weight = weightOf({ issue, one, other });
      return [{ weight, x: placeOf(of, issue, one), y: placeOf(of, issue, other) }];
    }),
  );
}

/** Where on its issue a party stands, 0..1: at its ideal, or halfway between the ends of what it wants. */
function placeOf(of: Case, issue: string, { values, ideal }: Wish): number {
  const all = everyValue(of.domains.get(issue)!);
  const place = (value: Value) => all.findIndex((one) => sameValue(one, value));
  const ends = ideal === undefined ? [values[0]!, values.at(-1)!] : [ideal, ideal];
  return all.length === 1 ? 0 : (place(ends[0]!) + place(ends[1]!)) / 2 / (all.length - 1);
}

function correlationOf(points: readonly { readonly weight: number; readonly x: number; readonly y: number }[]) {
  const isSame = (of: 'x' | 'y') => points.every((one) => Math.abs(one[of] - points[0]![of]) < 1e-12);
  if (points.length < 2 || isSame('x') || isSame('y')) return null;
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (at: (one: (typeof points)[number]) => number) =>
    points.reduce((sum, one) => sum + one.weight * at(one), 0) / total;
  const [x, y] = [mean((one) => one.x), mean((one) => one.y)];
  const covariance = mean((one) => (one.x - x) * (one.y - y));
  const deviations = Math.sqrt(mean((one) => (one.x - x) ** 2) * mean((one) => (one.y - y) ** 2));
  return (1 - covariance / deviations) / 2;
}

/** By issue, the values in deals that the rules allow and all lines of one party accept, in some world. */
function valuesAlone(of: Case, id: string): ReadonlyMap<string, readonly Value[]> {
  const { lines } = partyIn(of, id);
  const accepted = of.points.filter((point) => [...of.rules, ...lines].every((line) => line.holdsAt(point)));
  const issues = of.names.filter(of.isIssue);
  return new Map(
    issues.map((issue) => {
      const taken = accepted.map((point) => point.get(issue)!.value);
      return [issue, of.valuesOf(issue).filter((value) => isIn(taken, value))];
    }),
  );
}

function opposedAmong(parties: readonly OracleParty[], of: Case): (readonly [string, string])[] {
  const possible = of.points.filter((point) => of.rules.every((rule) => rule.holdsAt(point)));
  return parties.flatMap((one) =>
    parties.flatMap((other) =>
      one === other
        ? []
        : one.lines
            .filter(({ kind }) => kind === 'precondition')
            .flatMap((precondition) =>
              other.lines
                .filter(({ kind }) => kind === 'redLine')
                .filter((red) => !possible.some((point) => precondition.holdsAt(point) && red.holdsAt(point)))
                .map((red) => [precondition.id, red.id] as const),
            ),
    ),
  );
}
