import { type Constraint, not } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { always } from './always.ts';
import { type Box, copyOf, isSettled, reopen } from './box.ts';
import type { Meter } from './budget.ts';
import { decide } from './decide.ts';

/**
 * The settled slots that decide a line: a subset-minimal set, found by dropping terms from the last-mentioned issue
 * on. In order of mention.
 *
 * Looked for among what the line itself mentions, rules aside. Only where that does not decide it (a rule settles an
 * open issue) do the rules and the other terms join in: terms the line does not mention are then dropped first, in
 * reverse byte order of issue ids. Known circumstances are not terms and stay.
 * `null` where the meter ran out: what is not proved minimal is not told.
 */
export function decidingSlots(
  constraint: Constraint,
  holds: boolean,
  rules: readonly Constraint[],
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): number[] | null {
  const wanted = holds ? constraint : not(constraint);
  const alone = always(wanted, box, slots, meter);
  if (alone === null) return null;
  if (alone) {
    const kept = dropped(box, constraint.lastFirst, slots, (wider) => always(wanted, wider, slots, meter));
    return kept && constraint.slots.filter((at) => kept.includes(at));
  }
  const others = slots.map((_, at) => at).filter((at) => !constraint.slots.includes(at));
  const against = [...rules, not(wanted)];
  const kept = dropped(box, [...others.toReversed(), ...constraint.lastFirst], slots, (wider) => {
    const counterexample = decide(against, wider, slots, meter);
    return counterexample === null ? null : counterexample === false;
  });
  return kept && [...constraint.slots, ...others].filter((at) => kept.includes(at));
}

/** Opens slot after slot while the test stays true; the settled ones that had to stay. `null`: a test was undecided. */
export function dropped(
  box: Box,
  order: readonly number[],
  slots: readonly Slot[],
  test: (wider: Box) => boolean | null,
): number[] | null {
  const wider = copyOf(box);
  const kept: number[] = [];
  for (const slot of order) {
    if (slots[slot]!.kind === 'circumstance' || !isSettled(box, slot)) continue;
    reopen(wider, slot, slots);
    const truth = test(wider);
    if (truth === null) return null;
    if (truth) continue;
    wider.low[slot] = box.low[slot]!;
    wider.high[slot] = box.high[slot]!;
    kept.push(slot);
  }
  return kept;
}
