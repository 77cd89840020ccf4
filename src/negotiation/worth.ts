import { type Domain, encode, sizeOf } from '../language/domain.ts';
import type { Row } from '../language/evaluate.ts';
import {
  add,
  divide,
  fromNumber,
  leastCommonMultiple,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from '../language/rational.ts';
import type { Preferences, ValueFunction } from './preferences.ts';
import { tableKeys } from './value-table.ts';

/** An exact amount of worth: a whole number of parts of a `Worth`'s scale. */
export type Amount = bigint;

/** What one issue brings: its share of all weights times its value function. */
export interface Part {
  readonly slot: number;
  /** The weight divided by the sum of weights. */
  readonly weight: number;
  /** Whether nothing is told of what its values are worth: then it brings nothing. */
  readonly indifferent: boolean;
  /** What the best of its values brings. */
  readonly best: Amount;
  /** What it brings at an index. */
  readonly at: (index: number) => Amount;
  /** The least and the most it brings over a box. */
  readonly over: (low: number, high: number) => readonly [Amount, Amount];
}

/** A party's worth as a function of a row of indices: the sum of its parts, exact; `scale` amounts to a worth of 1. */
export interface Worth {
  readonly scale: Amount;
  readonly parts: readonly Part[];
  readonly reservation: Amount | null;
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
  const weights = Object.entries(preferences.weights).filter(([, weight]) => weight > 0);
  const total = weights.reduce((sum, [, weight]) => add(sum, exact(weight)), ZERO);
  const pieces = weights.map(([name, weight]) => {
    const { slot, domain } = places.get(name)!;
    const share = divide(exact(weight), total);
    const values = functionOf(name, preferences);
    return { name, slot, domain, share, indifferent: values === undefined, piece: pieceOf(domain, share, values) };
  });
  const { reservation, binding } = preferences;
  const named = reservation === undefined || 'deal' in reservation ? [] : [exact(reservation.value)];
  const scale = commonScale([...pieces.flatMap(({ piece }) => numbersOf(piece)), ...named]);
  const parts = pieces.map(({ slot, domain, share, indifferent, piece }) => {
    const { at, over } = amounts(piece, scale);
    const [, best] = over(0, sizeOf(domain) - 1);
    return { slot, weight: toNumber(share), indifferent, best, at, over };
  });
  if (reservation === undefined) return { scale, parts, reservation: null, binding };
  if ('value' in reservation) return { scale, parts, reservation: scaled(named[0]!, scale), binding };
  const terms = termsOf(reservation.deal);
  const worth = pieces.reduce(
    (sum, { name, domain }, at) => sum + parts[at]!.at(encode(domain, terms[name]) as number),
    0n,
  );
  return { scale, parts, reservation: worth, binding };
}

export const worthAt = (worth: Worth, row: Row): Amount =>
  worth.parts.reduce((sum, part) => sum + part.at(row[part.slot]!), 0n);

export function worthOver(worth: Worth, low: Row, high: Row): readonly [Amount, Amount] {
  let [least, most] = [0n, 0n];
  for (const part of worth.parts) {
    const [from, to] = part.over(low[part.slot]!, high[part.slot]!);
    least += from;
    most += to;
  }
  return [least, most];
}

/** The nearest double of an amount. */
export const worthNumber = (amount: Amount, { scale }: Worth): number =>
  toNumber({ numerator: amount, denominator: scale });

/** Own keys only: an issue may be called `constructor`. */
const functionOf = (name: string, { values }: Preferences) => (Object.hasOwn(values, name) ? values[name] : undefined);

const exact = (value: number) => fromNumber(value)!;

/** A value function times its weight: a table by index or by option of a set, or corners with straight lines between. */
type Piece =
  | { readonly kind: 'table' | 'options'; readonly worths: readonly Rational[] }
  | { readonly kind: 'corners'; readonly corners: readonly { readonly index: number; readonly worth: Rational }[] };

/** An issue with a weight and no value function is one the party is indifferent about: it brings nothing. */
function pieceOf(domain: Domain, share: Rational, values: ValueFunction | undefined): Piece {
  if (values === undefined) return { kind: 'options', worths: [] };
  if (Array.isArray(values)) {
    const corners = values.map(([x, y]) => ({
      index: encode(domain, x) as number,
      worth: multiply(share, exact(y)),
    }));
    return { kind: 'corners', corners };
  }
  const worths = tableKeys(domain)!.map((key) => multiply(share, exact(values[key]!)));
  return { kind: domain.type === 'set' ? 'options' : 'table', worths };
}

/** Everything that must be a whole number of amounts: worths, and the slope between two corners. */
function numbersOf(piece: Piece): Rational[] {
  if (piece.kind !== 'corners') return [...piece.worths];
  const { corners } = piece;
  const slopes = corners.slice(1).map((right, at) => {
    const left = corners[at]!;
    return divide(subtract(right.worth, left.worth), rational(BigInt(right.index - left.index)));
  });
  return [...corners.map((corner) => corner.worth), ...slopes];
}

const commonScale = (numbers: readonly Rational[]): Amount =>
  numbers.reduce((scale, { denominator }) => leastCommonMultiple(scale, denominator), 1n);

const scaled = ({ numerator, denominator }: Rational, scale: Amount): Amount => (numerator * scale) / denominator;

function amounts(piece: Piece, scale: Amount): Pick<Part, 'at' | 'over'> {
  if (piece.kind === 'corners') {
    return alongCorners(piece.corners.map(({ index, worth }) => ({ index, amount: scaled(worth, scale) })));
  }
  const table = piece.worths.map((worth) => scaled(worth, scale));
  if (piece.kind === 'table') {
    return { at: (index) => table[index]!, over: (low, high) => extremes(table, low, high) };
  }
  const sum = (mask: number) => table.reduce((all, amount, bit) => ((mask >> bit) & 1 ? all + amount : all), 0n);
  return { at: sum, over: (low, high) => [sum(low), sum(high)] };
}

function alongCorners(corners: readonly { readonly index: number; readonly amount: Amount }[]) {
  const at = (index: number): Amount => {
    const after = corners.findIndex((corner) => corner.index >= index);
    if (after === -1) return corners.at(-1)!.amount;
    const right = corners[after]!;
    if (after === 0 || right.index === index) return right.amount;
    const left = corners[after - 1]!;
    const slope = (right.amount - left.amount) / BigInt(right.index - left.index);
    return left.amount + slope * BigInt(index - left.index);
  };
  return {
    at,
    over: (low: number, high: number) => {
      const inside = corners.filter((corner) => corner.index > low && corner.index < high);
      const reached = [at(low), at(high), ...inside.map((corner) => corner.amount)];
      return extremes(reached, 0, reached.length - 1);
    },
  };
}

function extremes(amounts: readonly Amount[], from: number, to: number): readonly [Amount, Amount] {
  let least = amounts[from]!;
  let most = least;
  for (let at = from + 1; at <= to; at++) {
    const amount = amounts[at]!;
    if (amount < least) least = amount;
    if (amount > most) most = amount;
  }
  return [least, most];
}
