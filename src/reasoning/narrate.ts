import { decode } from '../language/domain.ts';
import type { Scenario, Slot } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import type { Run } from './value-set.ts';
import type { Alternative } from './widest.ts';

/** "Security guarantee at least Deterrent and Durability Lasting": an alternative in plain words. */
export function alternativeInWords(alternative: Alternative, scenario: Scenario, box: Box): string {
  if (alternative.length === 0) return 'nothing';
  return alternative
    .map(({ slot, runs }) => changeInWords(scenario.slots[slot]!, runs, box.low[slot] === box.high[slot]))
    .join(', and ');
}

function changeInWords(slot: Slot, runs: readonly Run[], settled: boolean): string {
  const values = slot.domain.type === 'set' ? masksInWords(slot, runs[0]!) : runsInWords(slot, runs);
  return `${slot.title}: ${values}${settled ? '' : ' (still open)'}`;
}

function runsInWords(slot: Slot, runs: readonly Run[]): string {
  const { domain, size } = slot;
  const said = (index: number) => valueInWords(slot, index);
  const hasOrder = domain.type !== 'boolean' && domain.type !== 'categorical' && domain.type !== 'step';
  return runs
    .map(({ from, to }) => {
      if (from === to) return said(from);
      if (!hasOrder) return Array.from({ length: to - from + 1 }, (_, at) => said(from + at)).join(' or ');
      if (to === size - 1)
        return from === 0 ? 'anything' : `${domain.type === 'date' ? 'on or after' : 'at least'} ${said(from)}`;
      if (from === 0) return `${domain.type === 'date' ? 'on or before' : 'at most'} ${said(to)}`;
      return `from ${said(from)} to ${said(to)}`;
    })
    .join(' or ');
}

function masksInWords(slot: Slot, { from, to }: Run): string {
  const titles = (mask: number) => (decode(slot.domain, mask) as string[]).map(slot.titleOf).join(', ');
  const parts = [
    from === 0 ? '' : `with ${titles(from)}`,
    to === slot.size - 1 ? '' : `without ${titles(slot.size - 1 - to)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'anything' : parts.join(' and ');
}

/** A value as a person says it: "Deterrent", "yes", "600 thousand", "2026-09-15". */
export function valueInWords(slot: Slot, index: number): string {
  const value = decode(slot.domain, index);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (slot.domain.type === 'step') return value === 'never' ? 'never' : `step ${value}`;
  const unit = 'unit' in slot.domain && slot.domain.unit !== undefined ? ` ${slot.domain.unit}` : '';
  return `${slot.titleOf(String(value))}${unit}`;
}
