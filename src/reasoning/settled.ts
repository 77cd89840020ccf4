import { decode } from '../language/domain.ts';
import type { Scenario, Slot } from '../negotiation/scenario.ts';
import type { Row } from '../solving/problem.ts';
import type { Span } from '../solving/values.ts';
import type { Settled, Terms, ZoneValues } from './answer.ts';
import type { Place } from './places.ts';
import { type Posed, rowOfSlots } from './posed.ts';
import { joined, valueSetOf } from './value-set.ts';

/** The deal of a point, and its world where a circumstance is not known. */
export function settledIn({ slots }: Scenario, indices: readonly number[]): Settled {
  const isUnknown = (at: number) => slots[at]!.kind === 'circumstance' && slots[at]!.known === null;
  const deal = { terms: termsWhere(slots, indices, (at) => slots[at]!.kind === 'issue') };
  const open = slots.some((_, at) => isUnknown(at));
  return open ? { ...deal, circumstances: termsWhere(slots, indices, isUnknown) } : deal;
}

/** The same of what a row stands for. */
export const settledAt = (posed: Posed, row: Row): Settled => settledIn(posed.scenario, rowOfSlots(posed, row));

/** The deal alone. */
export function dealAt(posed: Posed, row: Row): Settled {
  const { slots } = posed.scenario;
  return { terms: termsWhere(slots, rowOfSlots(posed, row), (at) => slots[at]!.kind === 'issue') };
}

const termsWhere = (slots: readonly Slot[], indices: readonly number[], wanted: (slot: number) => boolean): Terms =>
  Object.fromEntries(
    slots.flatMap(({ id, domain }, at) => (wanted(at) ? [[id, decode(domain, indices[at]!)] as const] : [])),
  );

/** Runs of values by variable, as what each issue may be. None at all where there is no deal. */
export function valuesOfIssues(
  { scenario: { slots }, places }: Posed,
  spans: readonly (readonly Span[])[] | null,
): Record<string, ZoneValues> {
  const values: Record<string, ZoneValues> = {};
  for (const [at, slot] of slots.entries()) {
    if (slot.kind !== 'issue') continue;
    const runs = spans === null ? [] : runsAt(places[at]!, spans);
    const [first] = runs;
    const isOne = runs.length === 1 && first!.from === first!.to;
    const none = slot.domain.type === 'set' ? { always: [], possible: [] } : [];
    const some = first === undefined ? none : valueSetOf(slot, runs);
    values[slot.id] = { some, every: isOne ? decode(slot.domain, first!.from) : null };
  }
  return values;
}

/** The same of values that occur while others may too: then none is known to be in every deal. */
export function someValues(posed: Posed, spans: readonly (readonly Span[])[]): Record<string, ZoneValues> {
  const values = Object.entries(valuesOfIssues(posed, spans)).map(([id, { some }]): [string, ZoneValues] => {
    const known = 'always' in some ? { ...some, always: [] } : some;
    return [id, { some: known, every: null }];
  });
  return Object.fromEntries(values);
}

/** Runs of values by variable as the runs of a slot; of a set one run of masks: certainly in, possibly in. */
export function runsAt(place: Place, spans: readonly (readonly Span[])[]): Span[] {
  if (place.kind === 'settled') return [{ from: place.index, to: place.index }];
  if (place.kind === 'variable') return joined(spans[place.variable]!);
  return masksOf(place.variables.map((variable) => spans[variable]!));
}

/** Of a set: the options that are always in, and those that are ever in. */
function masksOf(options: readonly (readonly Span[])[]): Span[] {
  const maskWhere = (test: (spans: readonly Span[]) => boolean) =>
    options.reduce((mask, spans, bit) => (test(spans) ? mask + 2 ** bit : mask), 0);
  if (options.some((spans) => spans.length === 0)) return [];
  return [
    {
      from: maskWhere((spans) => spans[0]!.from === 1),
      to: maskWhere((spans) => spans.at(-1)!.to === 1),
    },
  ];
}
