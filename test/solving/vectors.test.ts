import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { maximal, maximalWithin } from '../../src/solving/vectors.ts';
import { runs } from '../laws/runs.ts';

const vectorOf = ({ vector }: { readonly vector: readonly number[] }) => vector;

/** More than are put in order at once; many are equal. `steep`: the more of one amount, the less of another. */
const many = fc
  .record({
    width: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(),
    top: fc.constantFrom(20, 1000, 1e6),
    steep: fc.boolean(),
  })
  .map(({ width, seed, top, steep }) => {
    let state = seed;
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % top;
    };
    return Array.from({ length: 60_000 }, (_, place) => {
      const vector = Array.from({ length: width }, next);
      return { place, vector: steep && width > 1 ? vector.with(1, top - vector[0]!) : vector };
    });
  });

describe('what no other covers', () => {
  test('LAW: is the same in pieces as all at once, of equal ones the first', () => {
    fc.assert(
      fc.property(many, (items) => {
        const account = accountOf({ steps: 1e12, bytes: 1e12 });
        expect(maximalWithin(items, vectorOf, account)).toEqual(maximal(items, vectorOf));
      }),
      runs(12),
    );
  });

  test('is looked for in pieces, between which the clock is looked at', () => {
    const items = Array.from({ length: 400_000 }, (_, place) => ({ place, vector: [place % 600, (place * 7) % 900] }));
    let looks = 0;
    const account = accountOf({ steps: 1e12, bytes: 1e12, expired: () => ++looks > 3 });
    expect(maximalWithin(items, vectorOf, account)).toBeNull();
    expect([account.stopped, looks]).toEqual(['time', 4]);
  });
});
