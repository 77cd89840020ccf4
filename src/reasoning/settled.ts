import { decode } from '../language/domain.ts';
import type { Row } from '../solving/problem.ts';
import type { Span } from '../solving/values.ts';
import type { Settled, Terms, ZoneValues } from './answer.ts';
import { type Posed, rowOfSlots } from './posed.ts';
import { joined, valueSetOf } from './value-set.ts';

/** The deal a row stands for, and its world where a circumstance is not known. */
export function settledAt(posed: Posed, row: Row): Settled {
  const deal = dealAt(posed, row);
  const { slots } = posed.scenario;
  const isUnknown = (at: number) => slots[at]!.kind === 'circumstance' && slots[at]!.known === null;
  return posed.worlds.length === 0 ? deal : { ...deal, circumstances: termsAt(posed, row, isUnknown) };
}

/** The deal alone. */
export const dealAt = (posed: Posed, row: Row): Settled => ({
  terms: termsAt(posed, row, (at) => posed.scenario.slots[at]!.kind === 'issue'),
});

function termsAt(posed: Posed, row: Row, wanted: (slot: number) => boolean): Terms {
  const indices = rowOfSlots(posed, row);
  return Object.fromEntries(
    posed.scenario.slots.flatMap(({ id, domain }, at) =>
      wanted(at) ? [[id, decode(domain, indices[at]!)] as const] : [],
    ),
  );
}

/** Runs of values by variable, as what each issue may be. None at all where there is no deal. */
export function valuesOfIssues(
  { scenario: { slots }, places }: Posed,
  spans: readonly (readonly Span[])[] | null,
): Record<string, ZoneValues> {
  const values: Record<string, ZoneValues> = {};
  for (const [at, slot] of slots.entries()) {
    if (slot.kind !== 'issue') continue;
    const place = places[at]!;
    const runs =
      spans === null
        ? []
        : place.kind === 'settled'
          ? [{ from: place.index, to: place.index }]
          : place.kind === 'variable'
            ? joined(spans[place.variable]!)
            : masksOf(place.variables.map((variable) => spans[variable]!));
    const [first] = runs;
    const isOne = runs.length === 1 && first!.from === first!.to;
    const none = slot.domain.type === 'set' ? { always: [], possible: [] } : [];
    const some = first === undefined ? none : valueSetOf(slot, runs);
    values[slot.id] = { some, every: isOne ? decode(slot.domain, first!.from) : null };
  }
  return values;
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
