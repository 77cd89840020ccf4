import { type Domain, isOrdered } from '../language/domain.ts';
import { parseDecimal, placePoint } from '../language/rational.ts';
import { type Constraint, not } from '../negotiation/constraint.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { type Box, copyOf, isSettled, reopen } from './box.ts';
import type { Meter } from './budget.ts';
import { runsWhere } from './runs.ts';
import type { Run } from './value-set.ts';

/** How far one issue is from the line: below zero what is short, else the slack. Decimals as text, days and levels counted. */
export interface Margin {
  readonly issue: string;
  readonly by: number | string;
  readonly unit: string | null;
}

/**
 * The margin of a settled line, this line alone in view. Crossed: minus the smallest move of one ordered issue that
 * makes it hold. Respected: the largest move towards its breaking that still holds. The issue with the smallest
 * move, scaled to its domain; ties go to the issue mentioned last. `null` where no single ordered issue can do it, or
 * something the line mentions is open, or the meter ran out.
 */
export function marginOf(
  constraint: Constraint,
  holds: boolean,
  box: Box,
  slots: readonly Slot[],
  meter: Meter,
): Margin | null {
  if (constraint.slots.some((slot) => !isSettled(box, slot))) return null;
  let best: { slot: Slot; steps: number; scaled: number } | null = null;
  for (const at of constraint.lastFirst) {
    const slot = slots[at]!;
    if (slot.kind !== 'issue' || !isOrdered(slot.domain) || slot.size < 2) continue;
    const line = copyOf(box);
    reopen(line, at, slots);
    const turned = runsWhere(holds ? not(constraint) : constraint, line, at, slots, meter);
    if (meter.stopped !== null) return null;
    const distance = distanceTo(turned, box.low[at]!);
    if (distance === null) continue;
    const steps = holds ? distance - 1 : distance;
    const scaled = steps / (slot.size - 1);
    if (best === null || scaled < best.scaled) best = { slot, steps, scaled };
  }
  if (best === null) return null;
  const { slot, steps } = best;
  return { issue: slot.id, by: inUnits(slot.domain, holds ? steps : -steps), unit: unitOf(slot.domain) };
}

function distanceTo(runs: readonly Run[], index: number): number | null {
  let nearest: number | null = null;
  for (const { from, to } of runs) {
    const distance = index < from ? from - index : index - to;
    if (nearest === null || distance < nearest) nearest = distance;
  }
  return nearest;
}

/** Grid steps in the issue's own unit; for a decimal exact text. */
function inUnits(domain: Domain, steps: number): number | string {
  if (domain.type === 'integer') return steps * domain.step;
  if (domain.type !== 'decimal') return steps;
  const { numerator, denominator } = parseDecimal(domain.step)!;
  return placePoint((BigInt(steps) * numerator * 10n ** BigInt(domain.digits)) / denominator, domain.digits);
}

function unitOf(domain: Domain): string | null {
  if (domain.type === 'ordinal') return 'levels';
  if (domain.type === 'date') return 'days';
  return 'unit' in domain && domain.unit !== undefined ? domain.unit : null;
}
