import type { Value } from '../../src/language/domain.ts';
import type { Case, OracleLine, OracleParty } from './case.ts';
import type { Values } from './evaluate.ts';
import { near } from './fraction.ts';

/**
 * The naive twin of `check` (semantics 3 and 4): looks at every completion of a deal. Written to be read beside the
 * page; shares no code with the reasoning.
 */
export type Terms = Readonly<Record<string, Value>>;
type Truth = 'yes' | 'no' | 'some';

/** Whether something holds at all of the points, at none, or at some. There must be a point. */
export function overall(points: readonly Values[], holdsAt: (point: Values) => boolean): Truth {
  if (points.every(holdsAt)) return 'yes';
  return points.some(holdsAt) ? 'some' : 'no';
}

export const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The points that have these values, rules aside. */
export function pointsWith({ points }: Case, terms: Terms): readonly Values[] {
  const settled = Object.entries(terms);
  return points.filter((point) => settled.every(([name, value]) => sameValue(point.get(name)!.value, value)));
}

export interface OracleAnswer {
  readonly verdict: 'acceptable' | 'unacceptable' | 'undetermined' | 'impossible';
  readonly deadOnArrival: boolean;
  readonly brokenRules: readonly string[];
  readonly parties: readonly OraclePartyAnswer[];
  /** The completions that verdicts are about: those the rules allow; all of them where the rules allow none. */
  readonly completions: readonly Values[];
  /**
   * Minimal sets of lines (or of rules, of an impossible deal) that clash, as sorted ids joined by commas; those of
   * parties that reject it while none of their lines is crossed among them.
   */
  readonly clashes: readonly string[];
  /** Whether these lines (or rules) cannot hold together in a deal with these terms. */
  readonly clash: (lines: readonly string[], terms: Terms) => boolean;
}

export interface OraclePartyAnswer {
  readonly id: string;
  readonly verdict: 'acceptable' | 'unacceptable' | 'undetermined';
  readonly consentHere: 'yes' | 'no' | 'undetermined';
  readonly atTheTable: boolean | null;
  readonly lines: readonly { readonly line: OracleLine; readonly truth: Truth }[];
  readonly worth: {
    readonly low: number;
    readonly high: number;
    readonly reservation: number | null;
    /** What each issue with a weight brings. */
    readonly contributions: readonly {
      readonly issue: string;
      readonly low: number;
      readonly high: number;
      readonly best: number;
    }[];
  } | null;
}

export function oracle(of: Case, terms: Terms): OracleAnswer {
  const all = pointsWith(of, terms);
  const allowed = all.filter((point) => of.rules.every((rule) => rule.holdsAt(point)));
  const impossible = allowed.length === 0;
  const completions = impossible ? all : allowed;
  const parties = of.parties.map((party) => partyAnswer(party, of, completions));
  if (impossible) {
    const clash = (rules: readonly string[], some: Terms) =>
      !pointsWith(of, some).some((point) => of.rules.every((rule) => !rules.includes(rule.id) || rule.holdsAt(point)));
    return {
      verdict: 'impossible',
      deadOnArrival: false,
      brokenRules: of.rules.filter((rule) => overall(all, rule.holdsAt) === 'no').map(({ id }) => id),
      parties,
      completions,
      clashes: minimal(of.rules.map(({ id }) => id).sort(), (rules) => clash(rules, terms)),
      clash,
    };
  }
  const lines = bindingLines(of);
  const agreed = overall(completions, (point) =>
    agrees(
      of,
      lines.map(({ id }) => id),
      point,
    ),
  );
  const isPartial = all.length > 1;
  const deadOnArrival =
    agreed === 'no' && isPartial && lines.every(({ holdsAt }) => overall(completions, holdsAt) !== 'no');
  const allowedWith = (some: Terms) =>
    pointsWith(of, some).filter((point) => of.rules.every((rule) => rule.holdsAt(point)));
  const clashOfDeal = (binding: readonly string[], some: Terms) =>
    !allowedWith(some).some((point) => agrees(of, binding, point));
  const clashOfParty = (ids: readonly string[], some: Terms) => {
    const own = of.parties.flatMap((party) => party.lines).filter(({ id }) => ids.includes(id));
    return !allowedWith(some).some((point) => own.every((line) => line.holdsAt(point)));
  };
  const why = deadOnArrival ? minimal(lines.map(({ id }) => id).sort(), (ids) => clashOfDeal(ids, terms)) : [];
  const uncrossed = parties.filter(
    ({ verdict, lines: own }) => verdict === 'unacceptable' && own.every(({ truth }) => truth !== 'no'),
  );
  const whyParties = uncrossed.flatMap(({ lines: own }) =>
    minimal(own.map(({ line }) => line.id).sort(), (ids) => clashOfParty(ids, terms)),
  );
  return {
    verdict: agreed === 'yes' ? 'acceptable' : agreed === 'no' ? 'unacceptable' : 'undetermined',
    deadOnArrival,
    brokenRules: [],
    parties,
    completions,
    clashes: [...new Set([...why, ...whyParties])].sort(),
    clash: (ids, some) => (why.includes(ids.join()) ? clashOfDeal : clashOfParty)(ids, some),
  };
}

function partyAnswer(party: OracleParty, of: Case, completions: readonly Values[]): OraclePartyAnswer {
  const { lines } = party;
  const together = overall(completions, (point) => lines.every((line) => line.holdsAt(point)));
  const talks = lines.filter(({ stage }) => stage === 'talks');
  const table = overall(completions, (point) => talks.every((line) => line.holdsAt(point)));
  const consent = of.agreement.of.includes(party.id) ? overall(completions, party.countsAt) : 'no';
  const worths = party.preferences && completions.map((point) => near(party.worthAt(point)));
  return {
    id: party.id,
    verdict: together === 'yes' ? 'acceptable' : together === 'no' ? 'unacceptable' : 'undetermined',
    consentHere: consent === 'some' ? 'undetermined' : consent,
    atTheTable: table === 'some' ? null : table === 'yes',
    lines: lines.map((line) => ({ line, truth: overall(completions, line.holdsAt) })),
    worth: worths
      ? {
          low: Math.min(...worths),
          high: Math.max(...worths),
          reservation: party.reservation === undefined ? null : near(party.reservation),
          contributions: contributions(party, completions, of.points),
        }
      : null,
  };
}

function contributions({ preferences, partAt }: OracleParty, completions: readonly Values[], all: readonly Values[]) {
  const issues = Object.entries(preferences!.weights).filter(([, weight]) => weight > 0);
  return issues.map(([issue]) => {
    const broughtBy = (points: readonly Values[]) => points.map((point) => near(partAt(issue, point)));
    const brought = broughtBy(completions);
    return { issue, low: Math.min(...brought), high: Math.max(...brought), best: Math.max(...broughtBy(all)) };
  });
}

/** L: the lines of those who must agree. Where a party's consent does not count, its lines ask for nothing. */
export function bindingLines(of: Case): { id: string; holdsAt: (point: Values) => boolean }[] {
  return of.parties
    .filter(({ id }) => of.agreement.of.includes(id))
    .flatMap(({ lines, countsAt }) =>
      lines.map(({ id, holdsAt }) => ({ id, holdsAt: (point: Values) => !countsAt(point) || holdsAt(point) })),
    );
}

/** Whether enough parties accept a point, the vetoes among them, with only these lines binding. */
export function agrees({ agreement, parties }: Case, binding: readonly string[], point: Values): boolean {
  const accepts = (id: string) => {
    const { lines, countsAt } = parties.find((party) => party.id === id)!;
    return !countsAt(point) || lines.every((line) => !binding.includes(line.id) || line.holdsAt(point));
  };
  return agreement.of.filter(accepts).length >= agreement.atLeast && agreement.vetoes.every(accepts);
}

/** The inclusion-minimal of all subsets on which a test is true, each as its members joined by commas. */
export function minimal(members: readonly string[], test: (subset: readonly string[]) => boolean): string[] {
  const found: string[][] = [];
  for (const subset of subsets(members)) {
    if (found.some((smaller) => smaller.every((member) => subset.includes(member)))) continue;
    if (test(subset)) found.push(subset);
  }
  return found.map((subset) => subset.join()).sort();
}

/** Smallest first. */
export function subsets<T>(members: readonly T[]): T[][] {
  return members
    .reduce<T[][]>((some, member) => some.flatMap((subset) => [subset, [...subset, member]]), [[]])
    .sort((a, b) => a.length - b.length);
}
