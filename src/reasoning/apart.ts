import { rational, toNumber } from '../language/rational.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { spend } from '../solving/account.ts';
import type { Meter } from './budget.ts';
import type { Far, Metric, NoDistance } from './comparison-answer.ts';
import { type Measured, measure, type Places, placesOn, type Weighed } from './metric.ts';
import { looksBetween, type Stances, stepsBetween } from './stance.ts';

/** A party as it is compared. */
export interface Side {
  readonly party: string;
  readonly stances: Stances;
}

/** How far parties are from each other. Of more than two: the mean over the pairs for which there is a distance. */
export interface Apart {
  readonly whole: Far;
  readonly pairs: readonly ({ readonly parties: readonly [string, string] } & Far)[];
  /** By number of the issue; `contribution`: its part of the whole distance, `null` where that is 0 or none. */
  readonly issues: readonly (Far & { readonly contribution: number | null })[];
  readonly groups: readonly (Far & { readonly contribution: number | null })[];
}

interface Pair {
  readonly sides: readonly [Side, Side];
  readonly steps: readonly number[];
  readonly whole: Measured;
  readonly groups: readonly Measured[];
}

/**
 * @param sides in an order that does not hang on the question, so that sums come out the same
 * @param groups numbers of issues
 */
export function apart(
  metric: Metric,
  sides: readonly Side[],
  issues: readonly Weighed[],
  groups: readonly (readonly number[])[],
  slots: readonly Slot[],
  meter: Meter,
): Apart {
  const places = new Map(sides.map((side) => [side, placesOn(issues, side.stances)]));
  const everyIssue = issues.map((_, at) => at);
  const pairs: Pair[] = [];
  for (const [at, one] of sides.entries()) {
    for (const other of sides.slice(at + 1)) {
      const steps = stepsOf(one.stances, other.stances, issues, slots, meter);
      if (steps === null) continue;
      const two = { steps, one: places.get(one) as Places, other: places.get(other) as Places };
      const within = (members: readonly number[]) => measure(metric, issues, members, two);
      pairs.push({ sides: [one, other], steps, whole: within(everyIssue), groups: groups.map(within) });
    }
  }
  if (meter.stopped !== null) return unmeasured(issues, groups, pairs);
  const shares = sharesOf(pairs, issues.length);
  const contributed = (members: readonly number[]) =>
    shares === null ? null : members.reduce((sum, at) => sum + shares[at]!, 0);
  const each = issues.map((issue, at) => issueFar(issue, at, sides, pairs));
  return {
    whole: meanOf(pairs, ({ whole }) => whole),
    pairs: pairs.map(pairAnswer),
    issues: each.map((far, at) => ({ ...far, contribution: far.distance === null ? null : contributed([at]) })),
    groups: groups.map((members, at) => {
      const far = meanOf(pairs, (pair) => pair.groups[at]!);
      // A group may add to the whole and have no distance of its own: one issue has no correlation.
      const adds = members.some((member) => each[member]!.distance !== null);
      return { ...far, contribution: adds ? contributed(members) : null };
    }),
  };
}

/** How many units of distance lie between two on each issue: -1 where not both have a stance; `null` where the meter ran out. */
export function stepsOf(
  one: Stances,
  other: Stances,
  issues: readonly Weighed[],
  slots: readonly Slot[],
  meter: Meter,
): number[] | null {
  const steps: number[] = [];
  if (!spend(meter, issues.length + 1)) return null;
  for (const { slot } of issues) {
    const [a, b] = [one.get(slot), other.get(slot)];
    if (a === undefined || b === undefined) steps.push(-1);
    else if (!spend(meter, looksBetween(slots[slot]!, a, b))) return null;
    else steps.push(stepsBetween(slots[slot]!, a, b));
  }
  return steps;
}

/** Where the budget ended first, nothing is said but of the pairs that were measured. */
function unmeasured(issues: readonly Weighed[], groups: readonly unknown[], pairs: readonly Pair[]): Apart {
  const stopped = { ...none('stopped'), contribution: null };
  return {
    whole: none('stopped'),
    pairs: pairs.map(pairAnswer),
    issues: issues.map(() => stopped),
    groups: groups.map(() => stopped),
  };
}

const pairAnswer = ({ sides: [one, other], whole }: Pair) => ({
  parties: [one.party, other.party] as const,
  ...farOf(whole),
});

function meanOf(pairs: readonly Pair[], of: (pair: Pair) => Measured): Far {
  const [first] = pairs;
  if (first === undefined) return none('too_few_parties');
  if (pairs.length === 1) return farOf(of(first));
  const distances = pairs.map(of).flatMap((one) => (typeof one === 'string' ? [] : [one.distance]));
  if (distances.length === 0) return none('no_pair');
  return { distance: mean(distances), reason: null };
}

/** Never above the greatest of them, as rounding might have it. */
const mean = (some: readonly number[]) =>
  Math.min(some.reduce((sum, one) => sum + one, 0) / some.length, Math.max(...some));

function issueFar({ slot, across }: Weighed, at: number, sides: readonly Side[], pairs: readonly Pair[]): Far {
  const steps = pairs.map((pair) => pair.steps[at]!).filter((one) => one >= 0);
  if (steps.length > 0) {
    const sum = steps.reduce((all, one) => all + BigInt(one), 0n);
    return { distance: toNumber(rational(sum, BigInt(across) * BigInt(steps.length))), reason: null };
  }
  if (sides.length < 2) return none('too_few_parties');
  return none(sides.some(({ stances }) => stances.has(slot)) ? 'one_sided' : 'unspoken');
}

/** What each issue adds to the distances of all pairs, as parts of their sum; `null` where that is 0. */
function sharesOf(pairs: readonly Pair[], issues: number): number[] | null {
  const measured = pairs.flatMap(({ whole }) => (typeof whole === 'string' ? [] : [whole]));
  const total = measured.reduce((sum, { distance }) => sum + distance, 0);
  if (total === 0) return null;
  const shares = new Array<number>(issues).fill(0);
  for (const { distance, parts } of measured) {
    const sum = parts.reduce((all, part) => all + part, 0);
    if (sum === 0) continue;
    for (const [at, part] of parts.entries()) shares[at]! += (distance / total) * (part / sum);
  }
  return shares;
}

const farOf = (measured: Measured): Far =>
  typeof measured === 'string' ? none(measured) : { distance: measured.distance, reason: null };

const none = (why: NoDistance): Far => ({ distance: null, reason: { why, text: TEXTS[why] } });

const TEXTS: Readonly<Record<NoDistance, string>> = {
  too_few_parties: 'it takes two parties to be apart',
  unspoken: 'nobody has a position on it',
  one_sided: 'only one party has a position on it',
  nothing_in_common: 'there is no issue of any weight on which both have a position',
  too_few_issues: 'correlation needs two issues whose values have an order, with positions of both on each',
  same_everywhere: 'one of them stands at the same place on every such issue, so that nothing can go with it',
  no_pair: 'for no two of the parties there is a distance',
  stopped: 'the budget ended before it was measured',
};
