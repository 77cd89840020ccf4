import { MAYBE, NO, type Row, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { always } from './always.ts';
import { type Box, copyOf, reopen } from './box.ts';
import { type Meter, step } from './budget.ts';
import { runsWhere } from './runs.ts';
import { common, type Run } from './value-set.ts';

/** What one issue may be changed to; for a set one run of masks: options always in, options possibly in. */
export interface SlotChange {
  readonly slot: number;
  readonly isSet: boolean;
  readonly runs: readonly Run[];
}

/** Changes that are all required together. LAW: any choice of one value each makes the line hold. */
export type Alternative = readonly SlotChange[];

/**
 * An alternative as wide as it can be, slot by slot in the order given, around a box in which the line holds.
 * Deterministic; no single further value can be allowed without some combination failing. `null` where the meter ran
 * out before that was known.
 */
export function widest(
  constraint: Constraint,
  found: Box,
  chosen: readonly number[],
  slots: readonly Slot[],
  meter: Meter,
): Alternative | null {
  const changes = chosen.map((slot): SlotChange => {
    const isSet = slots[slot]!.domain.type === 'set';
    return { slot, isSet, runs: [{ from: found.low[slot]!, to: found.high[slot]! }] };
  });
  for (const [at, { slot, isSet }] of changes.entries()) {
    const others = changes.toSpliced(at, 1);
    const runs = isSet
      ? widestMasks(constraint, found, others, slot, slots, meter)
      : widestRuns(constraint, found, others, slot, slots, meter);
    if (runs === null) return null;
    changes[at] = { slot, isSet, runs };
  }
  return changes;
}

/** Every box that takes one run of each change; other slots as they are. One at a time: there may be very many. */
function* combinations(box: Box, changes: Alternative): Generator<Box, void> {
  const [first, ...rest] = changes;
  if (first === undefined) {
    yield copyOf(box);
    return;
  }
  const narrowed = copyOf(box);
  for (const { from, to } of first.runs) {
    narrowed.low[first.slot] = from;
    narrowed.high[first.slot] = to;
    yield* combinations(narrowed, rest);
  }
}

/** The values with which the line holds in every combination of the other changes. */
function widestRuns(
  constraint: Constraint,
  found: Box,
  others: Alternative,
  slot: number,
  slots: readonly Slot[],
  meter: Meter,
): readonly Run[] | null {
  let runs: readonly Run[] = [{ from: 0, to: slots[slot]!.size - 1 }];
  for (const box of combinations(found, others)) {
    reopen(box, slot, slots);
    const here = runsWhere(constraint, box, slot, slots, meter);
    if (meter.stopped !== null) return null;
    runs = common(runs, here);
  }
  return runs;
}

/** Option by option, in order: not required where the line holds without it, allowed where it holds with it. */
function widestMasks(
  constraint: Constraint,
  found: Box,
  others: Alternative,
  slot: number,
  slots: readonly Slot[],
  meter: Meter,
): readonly Run[] | null {
  let [from, to] = [found.low[slot]!, found.high[slot]!];
  const holds = (low: number, high: number): boolean => {
    for (const box of combinations(found, others)) {
      box.low[slot] = low;
      box.high[slot] = high;
      if (!step(meter) || always(constraint, box, slots, meter) !== true) return false;
    }
    return true;
  };
  for (let option = 1; option < slots[slot]!.size; option *= 2) {
    if ((from & option) !== 0 && holds(from & ~option, to)) from &= ~option;
    if ((to & option) === 0 && holds(from, to | option)) to |= option;
  }
  return meter.stopped === null ? [{ from, to }] : null;
}

/** Being outside an alternative, as a constraint. */
export function outside(alternative: Alternative): Constraint {
  const slots = alternative.map((change) => change.slot);
  const over = (low: Row, high: Row) => {
    let inside: typeof YES | typeof MAYBE = YES;
    for (const change of alternative) {
      const overlap = within(change, low[change.slot]!, high[change.slot]!);
      if (overlap === NO) return YES;
      if (overlap === MAYBE) inside = MAYBE;
    }
    return inside === YES ? NO : MAYBE;
  };
  return { slots, lastFirst: slots.toReversed(), truth: (row) => over(row, row) === YES, over };
}

/** Whether what a slot may be, low to high, lies in the change's runs: all of it, none of it, or a part. */
function within({ isSet, runs }: SlotChange, low: number, high: number) {
  if (isSet) {
    const { from, to } = runs[0]!;
    if ((from & ~high) !== 0 || (low & ~to) !== 0) return NO;
    return (from & ~low) === 0 && (high & ~to) === 0 ? YES : MAYBE;
  }
  if (runs.some(({ from, to }) => from <= low && high <= to)) return YES;
  return runs.some(({ from, to }) => from <= high && low <= to) ? MAYBE : NO;
}
