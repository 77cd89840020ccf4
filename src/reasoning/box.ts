import { MAYBE, NO, type Row, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';

/**
 * What a partial deal leaves open: for each slot the indices from low to high, both inclusive;
 * for a set the options that are certainly in (low) and possibly in (high), as masks.
 * A slot is settled where low equals high.
 */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export const copyOf = (box: Box): Box => ({ low: box.low.slice(), high: box.high.slice() });

export const isSettled = (box: Box, slot: number): boolean => box.low[slot] === box.high[slot];

/** Nothing settled but the circumstances whose value is known. */
export function openBox(slots: readonly Slot[]): Box {
  return {
    low: Float64Array.from(slots, (slot) => slot.known ?? 0),
    high: Float64Array.from(slots, (slot) => slot.known ?? slot.size - 1),
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
  let options = 0;
  for (let rest = high & ~low; rest !== 0; rest &= rest - 1) options++;
  return 2 ** options;
}

export const not = (constraint: Constraint): Constraint => ({
  ...constraint,
  truth: (row) => !constraint.truth(row),
  over: (low, high) => {
    const truth = constraint.over(low, high);
    return truth === MAYBE ? MAYBE : truth === YES ? NO : YES;
  },
});

/** `condition implies constraint`: how a party's line counts where its consent depends on the deal. */
export function guarded(condition: Constraint | null, constraint: Constraint): Constraint {
  if (condition === null) return constraint;
  return {
    slots: [...new Set([...condition.slots, ...constraint.slots])],
    lastFirst: [...new Set([...constraint.lastFirst, ...condition.lastFirst])],
    truth: (row) => !condition.truth(row) || constraint.truth(row),
    over: (low, high) => {
      const counts = condition.over(low, high);
      if (counts === NO) return YES;
      const holds = constraint.over(low, high);
      return holds === YES ? YES : counts === YES ? holds : MAYBE;
    },
  };
}

/** True where at least `n` of the groups hold, a group holding where all its members do; `vetoes` are groups that must. */
export function quorum(n: number, groups: readonly (readonly Constraint[])[], vetoes: readonly number[]): Constraint {
  const slots = [...new Set(groups.flat().flatMap((constraint) => constraint.slots))];
  const holds = (row: Row) => (group: readonly Constraint[]) => group.every((constraint) => constraint.truth(row));
  return {
    slots,
    lastFirst: slots.toReversed(),
    truth: (row) => {
      const held = groups.map(holds(row));
      return vetoes.every((at) => held[at]) && held.filter(Boolean).length >= n;
    },
    over: (low, high) => {
      const held = groups.map((group) => allOver(group, low, high));
      if (vetoes.some((at) => held[at] === NO)) return NO;
      if (held.filter((truth) => truth !== NO).length < n) return NO;
      const certain = held.filter((truth) => truth === YES).length >= n;
      return certain && vetoes.every((at) => held[at] === YES) ? YES : MAYBE;
    },
  };
}

function allOver(group: readonly Constraint[], low: Row, high: Row) {
  let all: typeof YES | typeof MAYBE = YES;
  for (const constraint of group) {
    const truth = constraint.over(low, high);
    if (truth === NO) return NO;
    if (truth === MAYBE) all = MAYBE;
  }
  return all;
}
