import { decode } from '../src/language/domain.ts';
import type { Terms } from '../src/negotiation/deal.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { below, type Random } from './random.ts';

const MOST_DRAWS = 100_000;

/**
 * Complete rows that break no rule: each issue's value is drawn evenly, and drawn again where a rule says that such a
 * deal is none. A circumstance has its value on the day or, where unknown, any.
 */
export function randomRows(scenario: Scenario, random: Random, count: number): Float64Array[] {
  return Array.from({ length: count }, () => {
    for (let draw = 0; draw < MOST_DRAWS; draw++) {
      const row = Float64Array.from(scenario.slots, (slot) => slot.known ?? below(random, slot.size));
      if (scenario.rules.every((rule) => rule.constraint.truth(row))) return row;
    }
    throw new Error(`no deal that breaks no rule in ${MOST_DRAWS} draws`);
  });
}

/** The terms of a row; with a share below 1 each issue is settled with that chance only. */
export function termsOfRow(scenario: Scenario, row: Float64Array, random: Random = () => 0, share = 1): Terms {
  const settled = scenario.slots.flatMap((slot, at) =>
    slot.kind === 'issue' && random() < share ? [[slot.id, decode(slot.domain, row[at]!)] as const] : [],
  );
  return Object.fromEntries(settled) as Terms;
}

export function randomTerms(scenario: Scenario, random: Random, count: number, share = 1): Terms[] {
  return randomRows(scenario, random, count).map((row) => termsOfRow(scenario, row, random, share));
}
