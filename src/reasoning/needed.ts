import { MAYBE, NO, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { always } from './always.ts';
import { type Box, copyOf, reopen } from './box.ts';
import type { Meter } from './budget.ts';
import { minimalTrueSets } from './minimal-sets.ts';
import { search } from './search.ts';
import { type Alternative, outside, widest } from './widest.ts';

const MOST_ALTERNATIVES = 16;

/**
 * What would make a crossed line hold, this line alone in view: rules and other lines set aside.
 *
 * An alternative changes an inclusion-minimal set of issues; an open issue counts as changed where the line needs it
 * settled. Circumstances cannot be changed. Smallest sets first, then in order of mention; at most 16, and every set
 * of issues has one before any has a second.
 */
export function neededFor(constraint: Constraint, box: Box, slots: readonly Slot[], meter: Meter): Alternative[] {
  const movable = constraint.slots.filter((slot) => slots[slot]!.kind === 'issue');
  const chosenBy = (members: readonly number[]) => members.map((member) => movable[member]!);
  const reachable = (members: readonly number[]): boolean | null => {
    const first = firstHolding(constraint, box, chosenBy(members), [], slots, meter);
    return first === null ? null : first !== false;
  };
  const sets = minimalTrueSets(movable.length, reachable, MOST_ALTERNATIVES).sets.map(chosenBy);
  const found = sets.map((): Alternative[] => []);
  let left = MOST_ALTERNATIVES;
  for (const most of [1, MOST_ALTERNATIVES]) {
    for (const [at, chosen] of sets.entries()) {
      while (left > 0 && found[at]!.length < most) {
        const alternative = another(constraint, box, chosen, found[at]!, slots, meter);
        if (alternative === null) break;
        found[at]!.push(alternative);
        left--;
      }
    }
  }
  return found.flat();
}

/** An alternative on the chosen slots beside those there are; `null` where there is none, or the meter ran out. */
function another(
  constraint: Constraint,
  box: Box,
  chosen: readonly number[],
  covered: readonly Alternative[],
  slots: readonly Slot[],
  meter: Meter,
): Alternative | null {
  const first = firstHolding(constraint, box, chosen, covered, slots, meter);
  if (first === null || first === false) return null;
  return widest(constraint, first, chosen, slots, meter);
}

/** The first values of the chosen slots, not covered yet, with which the line holds whatever is open beside them. */
function firstHolding(
  constraint: Constraint,
  box: Box,
  chosen: readonly number[],
  covered: readonly Alternative[],
  slots: readonly Slot[],
  meter: Meter,
): Box | false | null {
  const wider = copyOf(box);
  for (const slot of chosen) reopen(wider, slot, slots);
  if (constraint.over(wider.low, wider.high) === NO) return false;
  return search([throughout(constraint, wider, chosen, slots, meter), ...covered.map(outside)], wider, slots, meter);
}

/** "The line holds whatever the open slots are that were not chosen", as a constraint on the chosen ones. */
function throughout(
  constraint: Constraint,
  box: Box,
  chosen: readonly number[],
  slots: readonly Slot[],
  meter: Meter,
): Constraint {
  const at = (low: ArrayLike<number>, high: ArrayLike<number>): Box => {
    const narrowed = copyOf(box);
    for (const slot of chosen) {
      narrowed.low[slot] = low[slot]!;
      narrowed.high[slot] = high[slot]!;
    }
    return narrowed;
  };
  return {
    slots: chosen,
    lastFirst: chosen.toReversed(),
    truth: (row) => always(constraint, at(row, row), slots, meter) === true,
    over: (low, high) => {
      const truth = constraint.over(low, high);
      if (truth !== MAYBE || chosen.some((slot) => low[slot] !== high[slot])) return truth;
      return always(constraint, at(low, high), slots, meter) === true ? YES : NO;
    },
  };
}
