import { NO, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { type Box, copyOf, halves, isSettled, widthOf } from './box.ts';
import { type Meter, step } from './budget.ts';

/**
 * Is there a point of the box where all constraints hold?
 *
 * Looks at boxes instead of points: a constraint that already holds everywhere in a box is dropped, one that holds
 * nowhere ends the branch, and else one open slot is cut in two. Constraints that share no open slot are searched
 * apart, so the cost is the sum over connected components and never their product. In a component of n points at
 * most 2n boxes are looked at.
 *
 * Exact; `null` where the meter ran out first. Deterministic: the first point in this fixed order is found.
 * @returns a box all of whose points satisfy the constraints, `false` where there is none
 */
export function search(
  constraints: readonly Constraint[],
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): Box | false | null {
  const found = copyOf(box);
  const undecided = narrow(constraints, found, meter);
  if (undecided === false || undecided === null) return undecided;
  for (const component of components(undecided, found)) {
    const inside = descend(component, found, slots, meter);
    if (inside === false || inside === null) return inside;
  }
  return found;
}

/** The constraints the box leaves undecided; `false` where one of them holds nowhere in it. */
function narrow(constraints: readonly Constraint[], { low, high }: Box, meter: Meter): Constraint[] | false | null {
  if (!step(meter)) return null;
  const undecided: Constraint[] = [];
  for (const constraint of constraints) {
    const truth = constraint.over(low, high);
    if (truth === NO) return false;
    if (truth !== YES) undecided.push(constraint);
  }
  return undecided;
}

/** Narrows `box` in place to a part where all constraints hold; leaves it as it was where there is none. */
function descend(
  constraints: readonly Constraint[],
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): true | false | null {
  const slot = slotToCut(constraints, box, slots);
  const { low, high } = box;
  const [from, to] = [low[slot]!, high[slot]!];
  const { cut, resume } = halves(slots[slot]!, from, to);
  for (const [lower, upper] of [
    [from, cut],
    [resume, to],
  ] as const) {
    low[slot] = lower;
    high[slot] = upper;
    const undecided = narrow(constraints, box, meter);
    if (undecided === null) return null;
    if (undecided === false) continue;
    const inside = undecided.length === 0 ? true : descend(undecided, box, slots, meter);
    if (inside !== false) return inside;
  }
  low[slot] = from;
  high[slot] = to;
  return false;
}

/** Of the constraint with the fewest open points, the open slot with the fewest values: it decides soonest. */
function slotToCut(constraints: readonly Constraint[], box: Box, slots: readonly Slot[]): number {
  let [best, fewest] = [-1, Number.POSITIVE_INFINITY];
  for (const constraint of constraints) {
    let points = 1;
    let [narrowest, width] = [-1, Number.POSITIVE_INFINITY];
    for (const slot of constraint.slots) {
      if (isSettled(box, slot)) continue;
      const values = widthOf(slots[slot]!, box.low[slot]!, box.high[slot]!);
      points *= values;
      if (values < width) [narrowest, width] = [slot, values];
    }
    // What has more points than a number can say comes last, and is still cut.
    if (narrowest !== -1 && (best === -1 || points < fewest)) [best, fewest] = [narrowest, points];
  }
  if (best === -1) throw new Error('a constraint is undecided although all it depends on is settled');
  return best;
}

/** Constraints grouped so that no open slot is shared between groups; in the order of each group's first member. */
export function components(constraints: readonly Constraint[], box: Box): Constraint[][] {
  const leader = new Map<number, number>();
  const find = (slot: number): number => {
    const above = leader.get(slot) ?? slot;
    if (above === slot) return slot;
    const top = find(above);
    leader.set(slot, top);
    return top;
  };
  const openSlots = (constraint: Constraint) => constraint.slots.filter((slot) => !isSettled(box, slot));
  for (const constraint of constraints) {
    const [first, ...rest] = openSlots(constraint);
    for (const slot of rest) leader.set(find(slot), find(first!));
  }
  const groups = new Map<number, Constraint[]>();
  for (const constraint of constraints) {
    const top = find(openSlots(constraint)[0]!);
    const group = groups.get(top);
    if (group) group.push(constraint);
    else groups.set(top, [constraint]);
  }
  return [...groups.values()];
}
