import { decode, encode, isMisfit, type Value } from '../language/domain.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Term } from './answer.ts';
import { type Box, openBox } from './box.ts';

/** Terms as a box; `undefined` where one of them is no issue's, or not one of its values. */
export function boxOf(scenario: Scenario, terms: Readonly<Record<string, unknown>>): Box | undefined {
  const box = openBox(scenario.slots);
  for (const name of Object.keys(terms)) {
    const slot = scenario.slotOf.get(name);
    if (slot === undefined || slot.kind !== 'issue') return undefined;
    const index = encode(slot.domain, terms[name]);
    if (isMisfit(index)) return undefined;
    box.low[slot.slot] = box.high[slot.slot] = index;
  }
  return box;
}

/** The settled slots of a deal as terms. */
export const termsOf = (scenario: Scenario, box: Box, slots: readonly number[]): Term[] =>
  slots.map((at) => ({ issue: scenario.slots[at]!.id, value: valueAt(scenario, at, box.low[at]!) }));

export const valueAt = (scenario: Scenario, slot: number, index: number): Value =>
  decode(scenario.slots[slot]!.domain, index);
