import { type Constraint, not, thresholdConstraint } from '../negotiation/constraint.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { type Amount, type Part, type Worth, worthAt, worthNumber, worthOver } from '../negotiation/worth.ts';
import type { Contribution, WorthAnswer } from './answer.ts';
import type { Completions } from './completions.ts';
import { keep, keyOf, type Memo, recall } from './memo.ts';

/** What a deal is worth to a party over its completions: the interval, the reservation value, which issue brings what. */
export function worthAnswer(worth: Worth, scenario: Scenario, completions: Completions, memo: Memo): WorthAnswer {
  const [low, high] = worthInterval(worth, completions);
  const { reservation } = worth;
  return {
    low: worthNumber(low, worth),
    high: worthNumber(high, worth),
    reservationValue: reservation === null ? null : worthNumber(reservation, worth),
    surplus: reservation === null ? null : worthNumber(low - reservation, worth),
    contributions: worth.parts.map((part) => contributionOf(part, worth, scenario, completions, memo)),
  };
}

function contributionOf(
  part: Part,
  worth: Worth,
  scenario: Scenario,
  completions: Completions,
  memo: Memo,
): Contribution {
  const key = keyOf(completions.box, [part.slot], scenario.slots);
  const known = key === undefined ? undefined : recall<Contribution>(memo, part, key);
  if (known !== undefined) return known;
  const [least, most] = worthInterval({ ...worth, parts: [part] }, completions);
  const issue = scenario.slots[part.slot]!.id;
  const [low, high] = [worthNumber(least, worth), worthNumber(most, worth)];
  const best = worthNumber(part.best, worth);
  const found = { issue, weight: part.weight, low, high, best, indifferent: part.indifferent };
  if (key !== undefined) keep(memo, part, key, found);
  return found;
}

/** The least and the greatest worth of any completion; wider where the meter runs out, never narrower. */
function worthInterval(worth: Worth, completions: Completions): readonly [Amount, Amount] {
  const { low, high } = completions.box;
  const [floor, ceiling] = worthOver(worth, low, high);
  if (floor === ceiling) return [floor, ceiling];
  return [outermost(worth, floor, -1n, completions) ?? floor, outermost(worth, ceiling, 1n, completions) ?? ceiling];
}

/** Steps from completion to completion, each further out than the last, until there is none further. */
function outermost(worth: Worth, bound: Amount, direction: 1n | -1n, completions: Completions): Amount | undefined {
  let reached = completions.witness([beyond(worth, bound - direction, direction)]);
  if (reached === null) return undefined;
  if (reached !== false) return bound;
  reached = completions.witness([]);
  for (;;) {
    if (reached === null || reached === false) return undefined;
    const worthThere = worthAt(worth, reached);
    const further = completions.witness([beyond(worth, worthThere, direction)]);
    if (further === false) return worthThere;
    reached = further;
  }
}

/** Worth further out than a bound. */
const beyond = (worth: Worth, bound: Amount, direction: 1n | -1n): Constraint =>
  direction === 1n ? thresholdConstraint(worth, bound + 1n) : not(thresholdConstraint(worth, bound));
