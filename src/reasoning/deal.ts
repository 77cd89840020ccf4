import { decode, encode, isMisfit, type Value } from '../language/domain.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Term } from './answer.ts';
import { type Box, openBox } from './box.ts';

/** Terms as a box. The terms must fit the scenario's issues (a fault of theirs is found at the door). */
export function boxOf(scenario: Scenario, terms: Readonly<Record<string, unknown>>): Box {
  const box = openBox(scenario.slots);
  for (const [name, value] of Object.entries(terms)) {
    const slot = scenario.slotOf.get(name);
    const index = slot?.kind === 'issue' ? encode(slot.domain, value) : undefined;
    if (slot === undefined || index === undefined || isMisfit(index))
      throw new Error(`boxOf: \`${name}\` does not fit`);
    box.low[slot.slot] = box.high[slot.slot] = index;
  }
  return box;
}

/** The settled slots of a deal as terms. */
export const termsOf = (scenario: Scenario, box: Box, slots: readonly number[]): Term[] =>
  slots.map((at) => ({ issue: scenario.slots[at]!.id, value: valueAt(scenario, at, box.low[at]!) }));

export const valueAt = (scenario: Scenario, slot: number, index: number): Value =>
  decode(scenario.slots[slot]!.domain, index);
