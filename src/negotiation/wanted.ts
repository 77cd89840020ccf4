import { type Domain, encode } from '../language/domain.ts';
import type { Value } from './issue.ts';
import type { Position } from './statement.ts';

/** A position in force, in indices. */
export interface Wanted {
  readonly id: string;
  readonly slot: number;
  /** The values it wants, as ranges of indices in any order; of a set, masks. */
  readonly values: readonly { readonly from: number; readonly to: number }[];
  readonly ideal: number | null;
  readonly salience: number | null;
}

/** @param place where its issue stands in a row; the position must be sound */
export function wantedBy(
  { id, wants, ideal, salience }: Position,
  place: { readonly slot: number; readonly domain: Domain; readonly size: number },
): Wanted {
  const index = (value: Value) => encode(place.domain, value) as number;
  return {
    id,
    slot: place.slot,
    values: valuesOf(wants, place, index),
    ideal: ideal === undefined ? null : index(ideal),
    salience: salience ?? null,
  };
}

function valuesOf(
  wants: Position['wants'],
  { domain, size }: { readonly domain: Domain; readonly size: number },
  index: (value: Value) => number,
): Wanted['values'] {
  if (typeof wants === 'object' && !Array.isArray(wants)) {
    const { from, to } = wants;
    return [{ from: from === undefined ? 0 : index(from), to: to === undefined ? size - 1 : index(to) }];
  }
  const values = isOneValue(wants, domain.type === 'set') ? [wants] : wants;
  return values.map(index).map((at) => ({ from: at, to: at }));
}

/** For a set issue a list of options is one value; else a list is several. */
export const isOneValue = (wants: Value | Value[], isSet: boolean): wants is Value =>
  !Array.isArray(wants) || (isSet && wants.every((one) => typeof one === 'string'));
