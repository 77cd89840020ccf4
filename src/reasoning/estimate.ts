import type { Scenario } from '../negotiation/scenario.ts';
import { randomOf } from '../solving/random.ts';
import type { Estimate } from './answer.ts';
import { shareInterval } from './binomial.ts';
import { type Box, copyOf, isSettled } from './box.ts';
import type { Meter } from './budget.ts';
import { search } from './search.ts';

const TRIES = 4000;
const CONFIDENCE = 0.99;
const SEED = 0;

/**
 * About how many deals of a zone that is not empty there are: deals are drawn from all there could be, each as likely,
 * and those that everybody whose consent counts accepts are counted. Deterministic. `null` where the meter ran out.
 */
export function estimateOf({ slots, rules, demands }: Scenario, given: Box, meter: Meter): Estimate | null {
  const random = randomOf(SEED);
  const open = slots.map((_, at) => at).filter((at) => slots[at]!.kind === 'issue' && !isSettled(given, at));
  const constraints = [...rules.map((rule) => rule.constraint), ...demands];
  let hits = 0;
  for (let at = 0; at < TRIES; at++) {
    const deal = copyOf(given);
    for (const slot of open) deal.low[slot] = deal.high[slot] = Number(random.below(BigInt(slots[slot]!.size)));
    const found = search(constraints, deal, slots, meter);
    if (found === null) return null;
    if (found !== false) hits++;
  }
  const total = open.reduce((product, slot) => product * BigInt(slots[slot]!.size), 1n);
  const { low, high } = shareInterval(hits, TRIES, CONFIDENCE);
  const least = partOf(total, low);
  return {
    low: String(least > 1n ? least : 1n),
    high: String(partOf(total, high) + 1n),
    confidence: CONFIDENCE,
    method: `${TRIES} deals drawn from ${total}, ${hits} of them acceptable; interval of Clopper and Pearson`,
  };
}

/** A share of a whole number, rounded down; the share is below 2^-52 of it off at most. */
const partOf = (total: bigint, share: number): bigint => (total * BigInt(Math.floor(share * 2 ** 52))) >> 52n;
