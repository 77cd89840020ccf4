import fc from 'fast-check';
import type { Vocabulary } from '../../src/language/check-types.ts';
import { type Domain, sizeOf } from '../../src/language/domain.ts';
import type { Layout, Row } from '../../src/language/evaluate.ts';
import { placePoint } from '../../src/language/rational.ts';

const OPTIONS = ['open', 'deferred', 'renounced', 'de facto', 'à la carte', 'never'];
const UNIT = fc.constantFrom(undefined, undefined, 'km', 'eur');

const options = (most: number) => fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1, maxLength: most });

function withUnit<T extends Domain>(domain: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(domain, UNIT).map(([bare, unit]) => (unit === undefined ? bare : { ...bare, unit }));
}

const grid = (most: number) =>
  fc.record({
    min: fc.integer({ min: -most, max: most }),
    step: fc.constantFrom(1, 2, 3, 5, 25),
    steps: fc.nat({ max: most }),
  });

function integer(most: number): fc.Arbitrary<Domain> {
  const domain = grid(most).map(({ min, step, steps }) => ({
    type: 'integer' as const,
    min,
    step,
    max: min + step * steps,
  }));
  return withUnit(domain);
}

function decimal(most: number): fc.Arbitrary<Domain> {
  const domain = fc.tuple(grid(most), fc.integer({ min: 0, max: 4 })).map(([{ min, step, steps }, digits]) => ({
    type: 'decimal' as const,
    min: placePoint(BigInt(min), digits),
    step: placePoint(BigInt(step), digits),
    max: placePoint(BigInt(min + step * steps), digits),
    digits,
  }));
  return withUnit(domain);
}

const DAYS = ['1999-12-31', '2024-02-28', '2024-02-29', '2024-03-01', '2025-04-17', '2025-12-31', '2026-01-01'];
const date: fc.Arbitrary<Domain> = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))
  .map((days) => days.sort())
  .map(([min, max]) => ({ type: 'date', min, max }));

/** One domain of any type; `most` bounds the number of values of numbers, roughly. */
export function domain(most = 20): fc.Arbitrary<Domain> {
  return fc.oneof(
    fc.constant<Domain>({ type: 'boolean' }),
    options(5).map((some): Domain => ({ type: 'categorical', options: some })),
    options(5).map((levels): Domain => ({ type: 'ordinal', levels })),
    integer(most),
    decimal(most),
    date,
    options(4).map((some): Domain => ({ type: 'set', options: some })),
    fc.integer({ min: 1, max: 4 }).map((ranks): Domain => ({ type: 'step', ranks })),
  );
}

/** Past 2^53 when multiplied: only exact arithmetic gets it right. */
const wide: fc.Arbitrary<Domain> = fc.oneof(integer(2 ** 45), decimal(2 ** 45));

const NAMES = ['nato_path', 'cap', 'aid', 'talks', 'ceasefire', 'troops', 'limits', 'b2', 'Zone'];

/** Some names with a domain each; of two alike names the second often has the first one's domain. */
export function vocabulary(most = 20): fc.Arbitrary<Vocabulary> {
  const anyDomain = fc.oneof({ arbitrary: domain(most), weight: 9 }, { arbitrary: wide, weight: 1 });
  const twins = fc.tuple(anyDomain, fc.boolean()).map(([one, twin]) => (twin ? [one, one] : [one]));
  return fc.array(twins, { minLength: 1, maxLength: 5 }).map(
    (groups) =>
      new Map(
        groups
          .flat()
          .slice(0, NAMES.length)
          .map((one, place) => [NAMES[place]!, one]),
      ),
  );
}

/** Slots in the vocabulary's order. */
export function layoutOf(words: Vocabulary): Layout {
  return new Map([...words].map(([name, domainOfName], slot) => [name, { slot, domain: domainOfName }]));
}

/** One index a name, in the vocabulary's order. */
export function row(words: Vocabulary): fc.Arbitrary<number[]> {
  return fc.tuple(...[...words.values()].map((one) => fc.nat({ max: sizeOf(one) - 1 })));
}

export interface Box {
  readonly low: Row;
  readonly high: Row;
  /** A point of the box. */
  readonly point: Row;
}

/** A box over a vocabulary with one of its points. */
export function box(words: Vocabulary): fc.Arbitrary<Box> {
  const sides = [...words.values()].map((one) => {
    const index = fc.nat({ max: sizeOf(one) - 1 });
    return fc.tuple(index, index, index, fc.boolean()).map(([a, b, c, point]) => {
      if (point) return [a, a, a] as const;
      if (one.type === 'set') return [a & b & c, a, a | b | c] as const;
      const [low, middle, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      return [low, middle, high] as const;
    });
  });
  return fc.tuple(...sides).map((all) => ({
    low: all.map(([low]) => low),
    point: all.map(([, middle]) => middle),
    high: all.map(([, , high]) => high),
  }));
}
