import type { Slot } from '../negotiation/scenario.ts';
import type { Row } from '../solving/problem.ts';
import { type Box, isSettled } from './box.ts';

/** Where a slot stands in a problem: settled, one variable with its indices as values, or one two-valued variable for each option of a set. */
export type Place =
  | { readonly kind: 'settled'; readonly index: number }
  | { readonly kind: 'variable'; readonly variable: number; readonly size: number }
  | { readonly kind: 'options'; readonly variables: readonly number[] };

/** By slot. */
export type Places = readonly Place[];

/** Variables in the order in which rows of indices are compared: a set's highest option is its first. */
export const variablesOf = (place: Place): readonly number[] =>
  place.kind === 'variable' ? [place.variable] : place.kind === 'options' ? place.variables.toReversed() : [];

export function placesOf(slots: readonly Slot[], given: Box): { places: Place[]; sizes: number[] } {
  const sizes: number[] = [];
  const places = slots.map((slot, at): Place => {
    if (isSettled(given, at)) return { kind: 'settled', index: given.low[at]! };
    if (slot.domain.type !== 'set') return { kind: 'variable', variable: sizes.push(slot.size) - 1, size: slot.size };
    return { kind: 'options', variables: slot.domain.options.map(() => sizes.push(2) - 1) };
  });
  return { places, sizes };
}

/** What a row of a problem stands for: an index for each slot. */
export function indicesAt(places: Places, row: Row): number[] {
  return places.map((place) => {
    if (place.kind === 'settled') return place.index;
    if (place.kind === 'variable') return row[place.variable]!;
    return place.variables.reduce((mask, variable, bit) => mask + row[variable]! * 2 ** bit, 0);
  });
}
