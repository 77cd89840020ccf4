import { bitsIn } from '../language/truth-on-points.ts';
import type { Slot } from '../negotiation/scenario.ts';

/**
 * What a partial deal leaves open: for each slot the indices from low to high, both inclusive;
 * for a set the options that are certainly in (low) and possibly in (high), as masks.
 * A slot is settled where low equals high.
 */
export interface Box {
  readonly low: number[];
  readonly high: number[];
}

export const copyOf = (box: Box): Box => ({ low: box.low.slice(), high: box.high.slice() });

export const isSettled = (box: Box, slot: number): boolean => box.low[slot] === box.high[slot];

/** Nothing settled but the circumstances whose value is known. */
export function openBox(slots: readonly Slot[]): Box {
  return {
    low: slots.map((slot) => slot.known ?? 0),
    high: slots.map((slot) => slot.known ?? slot.size - 1),
  };
}

/** Opens one slot again, in place. */
export function reopen(box: Box, slot: number, slots: readonly Slot[]): void {
  box.low[slot] = 0;
  box.high[slot] = slots[slot]!.size - 1;
}

/** Cuts an open slot in two: `cut` ends the lower half, `resume` begins the upper. For a set: its lowest undecided option out, or in. */
export function halves(slot: Slot, low: number, high: number): { cut: number; resume: number } {
  if (slot.domain.type !== 'set') {
    const cut = low + Math.floor((high - low) / 2);
    return { cut, resume: cut + 1 };
  }
  const undecided = high & ~low;
  const option = undecided & -undecided;
  return { cut: high & ~option, resume: low | option };
}

/** How many values a slot may still take. */
export function widthOf(slot: Slot, low: number, high: number): number {
  if (slot.domain.type !== 'set') return high - low + 1;
  return 2 ** bitsIn(high & ~low);
}
