import { MAYBE, NO, type Row, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { always } from './always.ts';
import { type Box, copyOf, reopen } from './box.ts';
import type { Meter } from './budget.ts';
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
    const boxes = combinations(found, changes.toSpliced(at, 1));
    const runs = isSet
      ? [widestMasks(constraint, boxes, slot, slots, meter)]
      : boxes
          .map((box) => {
            reopen(box, slot, slots);
            return runsWhere(constraint, box, slot, slots, meter);
          })
          .reduce(common);
    if (meter.stopped !== null) return null;
    changes[at] = { slot, isSet, runs };
  }
  return changes;
}

/** Every box that takes one run of each change; other slots as they are. */
function combinations(box: Box, changes: readonly SlotChange[]): Box[] {
  let boxes = [copyOf(box)];
  for (const { slot, runs } of changes) {
    boxes = boxes.flatMap((one) =>
      runs.map(({ from, to }) => {
        const narrowed = copyOf(one);
        narrowed.low[slot] = from;
        narrowed.high[slot] = to;
        return narrowed;
      }),
    );
  }
  return boxes;
}

/** Option by option, in order: not required where the line holds without it, allowed where it holds with it. */
function widestMasks(
  constraint: Constraint,
  boxes: readonly Box[],
  slot: number,
  slots: readonly Slot[],
  meter: Meter,
): Run {
  let { low: from, high: to } = { low: boxes[0]!.low[slot]!, high: boxes[0]!.high[slot]! };
  const holds = (low: number, high: number) =>
    boxes.every((box) => {
      box.low[slot] = low;
      box.high[slot] = high;
      return always(constraint, box, slots, meter) === true;
    });
  for (let option = 1; option < slots[slot]!.size; option *= 2) {
    if ((from & option) !== 0 && holds(from & ~option, to)) from &= ~option;
    if ((to & option) === 0 && holds(from, to | option)) to |= option;
  }
  return { from, to };
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
