import { decode } from '../language/domain.ts';
import type { Row } from '../solving/problem.ts';
import type { Settled, Terms } from './answer.ts';
import { type Posed, rowOfSlots } from './posed.ts';

/** The deal a row stands for, and its world where a circumstance is not known. */
export function settledAt(posed: Posed, row: Row): Settled {
  const { slots } = posed.scenario;
  const indices = rowOfSlots(posed, row);
  const terms = (wanted: (at: number) => boolean): Terms =>
    Object.fromEntries(
      slots.flatMap(({ id, domain }, at) => (wanted(at) ? [[id, decode(domain, indices[at]!)] as const] : [])),
    );
  const deal = { terms: terms((at) => slots[at]!.kind === 'issue') };
  const isUnknown = (at: number) => slots[at]!.kind === 'circumstance' && slots[at]!.known === null;
  return posed.worlds.length === 0 ? deal : { ...deal, circumstances: terms(isUnknown) };
}
