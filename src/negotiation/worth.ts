import { type Domain, encode } from '../language/domain.ts';
import { MAYBE, NO, type Row, YES } from '../language/evaluate.ts';
import {
  add,
  compare,
  divide,
  fromNumber,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../language/rational.ts';
import type { Constraint } from './constraint.ts';
import type { Preferences, ValueFunction } from './preferences.ts';
import { tableKeys } from './value-table.ts';

/** What one issue brings: its share of all weights times its value function, exact. */
export interface Part {
  readonly slot: number;
  /** The weight divided by the sum of weights. */
  readonly weight: Rational;
  /** The contribution to worth at an index. */
  readonly at: (index: number) => Rational;
  /** The least and the most it contributes over a box. */
  readonly over: (low: number, high: number) => readonly [Rational, Rational];
}

/** A party's worth as a function of a row of indices: the sum of its parts, 0..1, exact. */
export interface Worth {
  readonly parts: readonly Part[];
  readonly reservation: Rational | null;
  readonly binding: boolean;
}

interface Place {
  readonly slot: number;
  readonly domain: Domain;
}

/**
 * @param places where each issue stands in a row
 * @param termsOf the terms of a deal, for a reservation value that is the worth of one
 */
export function compileWorth(
  preferences: Preferences,
  places: ReadonlyMap<string, Place>,
  termsOf: (deal: string) => Record<string, unknown>,
): Worth {
  const exact = (value: number) => fromNumber(value)!;
  const weights = Object.entries(preferences.weights).filter(([, weight]) => weight > 0);
  const total = weights.reduce((sum, [, weight]) => add(sum, exact(weight)), ZERO);
  const parts = weights.map(([name, weight]) =>
    partOf(places.get(name)!, divide(exact(weight), total), preferences.values[name]),
  );
  const { reservation, binding } = preferences;
  if (reservation === undefined) return { parts, reservation: null, binding };
  if ('value' in reservation) return { parts, reservation: exact(reservation.value), binding };
  const terms = termsOf(reservation.deal);
  const worth = weights.reduce(
    (sum, [name], at) => add(sum, parts[at]!.at(encode(places.get(name)!.domain, terms[name]) as number)),
    ZERO,
  );
  return { parts, reservation: worth, binding };
}

export const worthAt = (worth: Worth, row: Row): Rational =>
  worth.parts.reduce((sum, part) => add(sum, part.at(row[part.slot]!)), ZERO);

export function worthOver(worth: Worth, low: Row, high: Row): readonly [Rational, Rational] {
  let [least, most] = [ZERO, ZERO];
  for (const part of worth.parts) {
    const [from, to] = part.over(low[part.slot]!, high[part.slot]!);
    least = add(least, from);
    most = add(most, to);
  }
  return [least, most];
}

/** A binding reservation value as a line: a deal exactly at it is acceptable. */
export function thresholdConstraint(worth: Worth, reservation: Rational): Constraint {
  const slots = worth.parts.map((part) => part.slot);
  return {
    slots,
    lastFirst: slots.toReversed(),
    truth: (row) => compare(worthAt(worth, row), reservation) >= 0,
    over: (low, high) => {
      const [least, most] = worthOver(worth, low, high);
      return compare(least, reservation) >= 0 ? YES : compare(most, reservation) < 0 ? NO : MAYBE;
    },
  };
}

/** An issue with a weight and no value function is one the party is indifferent about: it brings nothing. */
function partOf(place: Place, weight: Rational, values: ValueFunction | undefined): Part {
  const { slot, domain } = place;
  if (values === undefined) return { slot, weight, at: () => ZERO, over: () => [ZERO, ZERO] };
  if (Array.isArray(values)) return linearPart(place, weight, values);
  const table = tableKeys(domain)!.map((key) => multiply(weight, fromNumber(values[key]!)!));
  if (domain.type === 'set') {
    const sum = (mask: number) => table.reduce((all, worth, bit) => ((mask >> bit) & 1 ? add(all, worth) : all), ZERO);
    return { slot, weight, at: sum, over: (low, high) => [sum(low), sum(high)] };
  }
  return {
    slot,
    weight,
    at: (index) => table[index]!,
    over: (low, high) => extremes(table.slice(low, high + 1)),
  };
}

function linearPart(
  { slot, domain }: Place,
  weight: Rational,
  points: readonly (readonly [string | number, number])[],
): Part {
  const corners = points.map(([x, y]) => ({
    index: encode(domain, x) as number,
    worth: multiply(weight, fromNumber(y)!),
  }));
  const at = (index: number): Rational => {
    const after = corners.findIndex((corner) => corner.index >= index);
    if (after === -1) return corners.at(-1)!.worth;
    const right = corners[after]!;
    if (after === 0 || right.index === index) return right.worth;
    const left = corners[after - 1]!;
    const share = rational(BigInt(index - left.index), BigInt(right.index - left.index));
    return add(left.worth, multiply(share, subtract(right.worth, left.worth)));
  };
  return {
    slot,
    weight,
    at,
    over: (low, high) => {
      const inside = corners.filter((corner) => corner.index > low && corner.index < high);
      return extremes([at(low), at(high), ...inside.map((corner) => corner.worth)]);
    },
  };
}

function extremes(worths: readonly Rational[]): readonly [Rational, Rational] {
  let [least, most] = [worths[0] ?? ONE, worths[0] ?? ZERO];
  for (const worth of worths) {
    if (compare(worth, least) < 0) least = worth;
    if (compare(worth, most) > 0) most = worth;
  }
  return [least, most];
}
