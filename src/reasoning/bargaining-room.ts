import { type Acceptable, acceptableTo } from './acceptable.ts';
import type { Meter } from './budget.ts';
import type { Room } from './comparison-answer.ts';
import type { OnBasis, Read } from './read.ts';
import type { Run } from './value-set.ts';

/**
 * Where what a party could accept alone by what it says differs from what it could by what is held to be true of it,
 * issue by issue. Parties of whom not all of that is known are left out, and `complete` says so.
 */
export function bargainingRoom(
  all: readonly Read[],
  on: (basis: 'declared' | 'assessed') => OnBasis,
  meter: Meter,
): { readonly rooms: Room[]; readonly complete: boolean } {
  const rooms: Room[] = [];
  let complete = true;
  for (const { party, scenario } of all) {
    const [declared, assessed] = [on('declared'), on('assessed')].map((one): Acceptable => {
      const same = one.scenario.parties.find(({ id }) => id === party.id)!;
      return acceptableTo({ ...one, party: same }, meter);
    }) as [Acceptable, Acceptable];
    if (!declared.complete || !assessed.complete) {
      complete = false;
      continue;
    }
    for (const [at, slot] of scenario.slots.entries()) {
      if (slot.kind !== 'issue') continue;
      if (areSame(declared.values![at]!, assessed.values![at]!)) continue;
      rooms.push({ party: party.id, issue: slot.id, declared: declared.said![at]!, assessed: assessed.said![at]! });
    }
  }
  return { rooms, complete };
}

const areSame = (some: readonly Run[], others: readonly Run[]) =>
  some.length === others.length && some.every(({ from, to }, at) => from === others[at]!.from && to === others[at]!.to);
