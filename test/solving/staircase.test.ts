import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, accountOf } from '../../src/solving/account.ts';
import { type Arithmetic, BIGINTS, DOUBLES } from '../../src/solving/arithmetic.ts';
import { sumsOfPairs } from '../../src/solving/staircase.ts';
import { maximal, type Vector } from '../../src/solving/vectors.ts';
import { runs } from '../laws/runs.ts';

/** Few values, so that sums are often equal in one amount or in both. */
const stairs = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { maxLength: 12 })
  .map((vectors) => maximal(vectors, (vector) => vector));

const ample = () => accountOf({ steps: 1e9, bytes: 1e9 });
const inBigints = (vectors: readonly Vector<number>[]) => vectors.map((vector) => vector.map(BigInt));

function pairs<N extends number | bigint>(
  some: readonly Vector<N>[],
  others: readonly Vector<N>[],
  arithmetic: Arithmetic<N>,
  account: Account,
  bytes = 1e9,
) {
  return sumsOfPairs(some, others, arithmetic, account, (held) => held <= bytes);
}

describe('sums of vectors of two amounts', () => {
  test('LAW: are of all sums those that no other covers, each once, larger first', () => {
    fc.assert(
      fc.property(stairs, stairs, (some, others) => {
        const all = some.flatMap(([one, two]) => others.map(([first, second]) => [one + first, two + second]));
        const expected = maximal(all, (vector) => vector);
        expect(pairs(some, others, DOUBLES, ample())).toEqual(expected);
        expect(pairs(inBigints(some), inBigints(others), BIGINTS, ample())).toEqual(inBigints(expected));
      }),
      runs(2000),
    );
  });

  const falling = (count: number, stride: number) =>
    Array.from({ length: count }, (_, at) => [(count - at) * stride, at * stride] as const);

  test('what would take more steps than there are is not begun', () => {
    const account = accountOf({ steps: 100, bytes: 1e9 });
    expect(pairs(falling(1000, 1), falling(1000, 3), DOUBLES, account)).toBeNull();
    expect(account).toMatchObject({ stopped: 'steps', spent: 0 });
  });

  test('end with the room, and with the time', () => {
    expect(pairs(falling(300, 1), falling(300, 7), DOUBLES, ample(), 100_000)).toBeNull();
    const account = accountOf({ steps: 1e9, bytes: 1e9, expired: () => true });
    expect(pairs(falling(300, 1), falling(300, 7), DOUBLES, account)).toBeNull();
    expect(account.stopped).toBe('time');
  });
});
