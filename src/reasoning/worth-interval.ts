import { MAYBE, NO, YES } from '../language/evaluate.ts';
import { compare, type Rational, subtract, toNumber } from '../language/rational.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { type Worth, worthAt, worthOver } from '../negotiation/worth.ts';
import type { WorthAnswer } from './answer.ts';
import type { Completions } from './completions.ts';

/** What a deal is worth to a party over its completions: the interval, the reservation value, who brings what. */
export function worthAnswer(worth: Worth, scenario: Scenario, completions: Completions): WorthAnswer {
  const { box } = completions;
  const [low, high] = worthInterval(worth, completions);
  const { reservation } = worth;
  return {
    low: toNumber(low),
    high: toNumber(high),
    reservationValue: reservation === null ? null : toNumber(reservation),
    surplus: reservation === null ? null : toNumber(subtract(low, reservation)),
    contributions: worth.parts.map((part) => {
      const [least, most] = part.over(box.low[part.slot]!, box.high[part.slot]!);
      const issue = scenario.slots[part.slot]!.id;
      return { issue, weight: toNumber(part.weight), low: toNumber(least), high: toNumber(most) };
    }),
  };
}

/** The least and the greatest worth of any completion; wider where the meter runs out, never narrower. */
function worthInterval(worth: Worth, completions: Completions): readonly [Rational, Rational] {
  const { low, high } = completions.box;
  const [floor, ceiling] = worthOver(worth, low, high);
  if (compare(floor, ceiling) === 0) return [floor, ceiling];
  return [outermost(worth, floor, -1, completions) ?? floor, outermost(worth, ceiling, 1, completions) ?? ceiling];
}

/** Steps from completion to completion, each further out than the last, until there is none further. */
function outermost(worth: Worth, bound: Rational, direction: 1 | -1, completions: Completions): Rational | undefined {
  let reached = completions.witness([beyond(worth, bound, direction, true)]);
  if (reached === null) return undefined;
  if (reached !== false) return bound;
  reached = completions.witness([]);
  for (;;) {
    if (reached === null || reached === false) return undefined;
    const worthThere = worthAt(worth, reached);
    const further = completions.witness([beyond(worth, worthThere, direction, false)]);
    if (further === false) return worthThere;
    reached = further;
  }
}

/** Worth further out than a bound (or at it, where `orAt`). */
function beyond(worth: Worth, bound: Rational, direction: 1 | -1, orAt: boolean): Constraint {
  const slots = worth.parts.map((part) => part.slot);
  const past = (value: Rational) => compare(value, bound) * direction > 0 || (orAt && compare(value, bound) === 0);
  return {
    slots,
    lastFirst: slots.toReversed(),
    truth: (row) => past(worthAt(worth, row)),
    over: (low, high) => {
      const [least, most] = worthOver(worth, low, high);
      const [nearest, furthest] = direction === 1 ? [least, most] : [most, least];
      return past(nearest) ? YES : past(furthest) ? MAYBE : NO;
    },
  };
}
