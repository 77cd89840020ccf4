import type { Slot } from '../negotiation/scenario.ts';
import type { Acceptable } from './acceptable.ts';
import { type Run, type ValueSet, valueSetOf } from './value-set.ts';

/** Some values of a slot as answers give them; none at all: an empty list, of a set too. */
export const valuesSaid = (slot: Slot, runs: readonly Run[]): ValueSet =>
  runs.length === 0 ? [] : valueSetOf(slot, runs);

/** The same of single values of a set: as masks, each of which is one of them. */
export function wantedSaid(slot: Slot, runs: readonly Run[]): ValueSet {
  if (slot.domain.type !== 'set' || runs.length === 0) return valuesSaid(slot, runs);
  let [always, possible] = [slot.size - 1, 0];
  for (const { from, to } of runs) {
    for (let mask = from; mask <= to; mask++) {
      always &= mask;
      possible |= mask;
    }
  }
  return valueSetOf(slot, [{ from: always, to: possible }]);
}

/** What a party could accept alone; `null` where nothing of it is known. */
export function acceptedAt(slot: Slot, at: number, { exists, values }: Acceptable): ValueSet | null {
  if (exists === false) return [];
  return values === null ? null : valuesSaid(slot, values[at]!);
}
