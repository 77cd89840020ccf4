import { isOrdered } from '../language/domain.ts';
import {
  compare,
  divide,
  leastCommonMultiple,
  ONE,
  type Rational,
  rational,
  toNumber,
  ZERO,
} from '../language/rational.ts';
import type { Slot } from '../negotiation/scenario.ts';
import type { Metric, NoDistance } from './comparison-answer.ts';
import { stepsAcross } from './distance.ts';
import type { Stances } from './stance.ts';

/** An issue as metrics weigh it; everything in whole numbers, so that no order of adding up makes a difference. */
export interface Weighed {
  readonly slot: number;
  readonly across: number;
  readonly weight: bigint;
  /** The weight as part of the greatest, near enough. */
  readonly heft: number;
  /** What one unit of distance amounts to where a distance of 1 is `whole`. */
  readonly unit: bigint;
  readonly whole: bigint;
  /** Whether its values have places on a line, as correlation needs: false and true, levels, numbers, days. */
  readonly hasPlaces: boolean;
}

/** @param weights by slot; one that is missing weighs 1. Not below zero */
export function weighed(
  slots: readonly Slot[],
  issues: readonly number[],
  weights: ReadonlyMap<number, Rational>,
): Weighed[] {
  const weightOf = (at: number) => weights.get(at) ?? ONE;
  const heaviest = issues.map(weightOf).reduce((most, one) => (compare(one, most) > 0 ? one : most), ZERO);
  const across = issues.map((at) => stepsAcross(slots[at]!.domain, slots[at]!.size));
  const whole = across.reduce((common, one) => leastCommonMultiple(common, BigInt(one)), 1n);
  const scale = issues.reduce((common, at) => leastCommonMultiple(common, weightOf(at).denominator), 1n);
  return issues.map((slot, at) => {
    const weight = weightOf(slot);
    const { domain } = slots[slot]!;
    return {
      slot,
      across: across[at]!,
      weight: (weight.numerator * scale) / weight.denominator,
      heft: weight.numerator === 0n ? 0 : toNumber(divide(weight, heaviest)),
      unit: whole / BigInt(across[at]!),
      whole,
      hasPlaces: domain.type === 'boolean' || isOrdered(domain),
    };
  });
}

/** Where a party stands on an issue: twice, in units of `whole`, and near enough in 0..1. */
interface Place {
  readonly exact: bigint;
  readonly near: number;
}

/** By number of the issue; `null` where it has no place. */
export type Places = readonly (Place | null)[];

/** A party stands at its ideal, or halfway between the least and the greatest value it wants. */
export const placesOn = (issues: readonly Weighed[], stances: Stances): Places =>
  issues.map(({ slot, hasPlaces, unit, across }) => {
    const stance = stances.get(slot);
    if (stance === undefined || !hasPlaces) return null;
    const { ideal, values } = stance;
    const [least, greatest] = ideal === null ? [values[0]!.from, values.at(-1)!.to] : [ideal, ideal];
    return { exact: unit * (BigInt(least) + BigInt(greatest)), near: (least / across + greatest / across) / 2 };
  });

/** What two parties are measured by: for each issue the units of distance between them, -1 where there is none. */
export interface Two {
  readonly steps: readonly number[];
  readonly one: Places;
  readonly other: Places;
}

/** A distance and its parts by number of the issue, which are to each other as what the issues add to it. */
export type Measured = { readonly distance: number; readonly parts: readonly number[] } | NoDistance;

/** @param members which of the issues count */
export function measure(metric: Metric, issues: readonly Weighed[], members: readonly number[], two: Two): Measured {
  const counted = members.filter((at) => issues[at]!.weight > 0n && two.steps[at]! >= 0);
  if (counted.length === 0) return 'nothing_in_common';
  if (metric === 'correlation') return correlation(issues, counted, two);
  const { cost, most, near } = COSTS[metric];
  let [sum, total] = [0n, 0n];
  const parts = new Array<number>(issues.length).fill(0);
  for (const at of counted) {
    const issue = issues[at]!;
    const steps = two.steps[at]!;
    total += issue.weight;
    if (steps === 0) continue;
    sum += issue.weight * cost(issue, steps);
    parts[at] = issue.heft * near(steps / issue.across);
  }
  const mean = toNumber(rational(sum, total * most(issues[0]!)));
  return { distance: metric === 'euclidean' ? Math.sqrt(mean) : mean, parts };
}

/** What a distance on one issue costs, what it costs at most, and the one by the other, near enough. */
const COSTS = {
  manhattan: {
    cost: ({ unit }: Weighed, steps: number) => unit * BigInt(steps),
    most: ({ whole }: Weighed) => whole,
    near: (distance: number) => distance,
  },
  euclidean: {
    cost: ({ unit }: Weighed, steps: number) => (unit * BigInt(steps)) ** 2n,
    most: ({ whole }: Weighed) => whole ** 2n,
    near: (distance: number) => distance ** 2,
  },
  agreement: { cost: () => 1n, most: () => 1n, near: () => 1 },
};

/** (1 - r) / 2 with r of Pearson, weighted; what is under the root is exact. */
function correlation(issues: readonly Weighed[], members: readonly number[], { one, other }: Two): Measured {
  const counted = members.filter((at) => issues[at]!.hasPlaces);
  if (counted.length < 2) return 'too_few_issues';
  let [w, x, y, xx, yy, xy] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const at of counted) {
    const { weight } = issues[at]!;
    const [a, b] = [one[at]!.exact, other[at]!.exact];
    const [wa, wb] = [weight * a, weight * b];
    w += weight;
    x += wa;
    y += wb;
    xx += wa * a;
    yy += wb * b;
    xy += wa * b;
  }
  const [ofOne, ofOther, ofBoth] = [w * xx - x * x, w * yy - y * y, w * xy - x * y];
  if (ofOne === 0n || ofOther === 0n) return 'same_everywhere';
  const r = Math.sqrt(toNumber(rational(ofBoth * ofBoth, ofOne * ofOther))) * (ofBoth < 0n ? -1 : 1);
  const [scores, others] = [standardScores(issues, counted, one), standardScores(issues, counted, other)];
  const parts = new Array<number>(issues.length).fill(0);
  for (const [at, place] of counted.entries()) parts[place] = issues[place]!.heft * (scores[at]! - others[at]!) ** 2;
  return { distance: (1 - r) / 2, parts };
}

/** How far each place is from their mean, in standard deviations: (1 - r) / 2 is their mean squared difference over 4. */
function standardScores(issues: readonly Weighed[], members: readonly number[], places: Places): number[] {
  const [hefts, at] = [members.map((one) => issues[one]!.heft), members.map((one) => places[one]!.near)];
  const sum = (of: (place: number, heft: number) => number) =>
    at.reduce((all, place, which) => all + of(place, hefts[which]!), 0);
  const total = sum((_, heft) => heft);
  const mean = sum((place, heft) => heft * place) / total;
  const deviation = Math.sqrt(sum((place, heft) => heft * (place - mean) ** 2) / total);
  return at.map((place) => (deviation === 0 ? 0 : (place - mean) / deviation));
}
