import { MAYBE, YES } from '../language/evaluate.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { always } from './always.ts';
import { type Box, copyOf } from './box.ts';
import { type Meter, step } from './budget.ts';
import { joined, type Run } from './value-set.ts';

/**
 * The values of one slot (not a set) for which a constraint holds whatever the other open slots are, the rest of the
 * box as it is. Found by halving, so a line that changes at k values of n costs about k·log n looks.
 * Where the meter runs out, values are left out: what is returned always holds.
 */
export function runsWhere(constraint: Constraint, box: Box, slot: number, slots: readonly Slot[], meter: Meter): Run[] {
  const inside = copyOf(box);
  const runs: Run[] = [];
  const look = (from: number, to: number): void => {
    if (!step(meter)) return;
    inside.low[slot] = from;
    inside.high[slot] = to;
    const truth = constraint.over(inside.low, inside.high);
    if (truth === YES) runs.push({ from, to });
    if (truth !== MAYBE) return;
    if (from === to) {
      if (always(constraint, inside, slots, meter) === true) runs.push({ from, to });
      return;
    }
    const middle = from + Math.floor((to - from) / 2);
    look(from, middle);
    look(middle + 1, to);
  };
  look(box.low[slot]!, box.high[slot]!);
  return joined(runs);
}
