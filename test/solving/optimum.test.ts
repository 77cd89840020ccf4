import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import type { Cost } from '../../src/solving/cheapest-cells.ts';
import { leastCost } from '../../src/solving/optimum.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { runs } from '../laws/runs.ts';
import { problem, someLines } from './arbitraries.ts';
import { rowsUnder, totalOf } from './brute-force.ts';

const ample = () => accountOf({ steps: 1e9, bytes: 1e9 });

const amount = fc.oneof(
  { weight: 5, arbitrary: fc.bigInt({ min: 0n, max: 9n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 3n }).map((times) => times * (2n ** 60n + 1n)) },
);

const cost = ({ sizes }: Problem): fc.Arbitrary<Cost> =>
  fc.nat({ max: sizes.length - 1 }).chain((variable): fc.Arbitrary<Cost> => {
    const size = sizes[variable]!;
    return fc.oneof(
      amount.map((weight) => ({ kind: 'linear' as const, variable, weight })),
      fc
        .array(amount, { minLength: size, maxLength: size })
        .map((amounts) => ({ kind: 'table' as const, variable, amounts })),
    );
  });

const asked = problem({ hard: 3 }).chain((one) =>
  fc.tuple(fc.constant(one), fc.array(cost(one), { maxLength: 4 }), someLines(one)),
);

describe('the least cost', () => {
  test('LAW: is that of a row, and no row costs less', () => {
    fc.assert(
      fc.property(asked, ([one, costs, lines]) => {
        const rows = rowsUnder(one, lines);
        const found = leastCost(one, costs, ample(), lines)!;
        expect(found === 'none').toBe(rows.length === 0);
        if (found === 'none') return;
        const [least] = rows.map((row) => totalOf(costs, row)).sort((a, b) => (a < b ? -1 : 1));
        expect(found.proved).toBe(true);
        expect(found.cost).toBe(least);
        expect(rows).toContainEqual(found.row);
        expect(totalOf(costs, found.row)).toBe(least);
      }),
      runs(1000),
    );
  });

  test('LAW: is found where what is cheap is not allowed', () => {
    const sizes = [5, 4, 5, 4];
    const tables = (most: bigint) =>
      fc.tuple(
        ...sizes.map((size) => fc.array(fc.bigInt({ min: 0n, max: most }), { minLength: size, maxLength: size })),
      );
    const parts = (amounts: readonly bigint[][]): Cost[] =>
      amounts.map((each, variable) => ({ kind: 'table', variable, amounts: each }));
    const demand = fc
      .tuple(tables(9n), fc.bigInt({ min: 12n, max: 28n }))
      .map(([amounts, low]) => ({ kind: 'sum' as const, parts: parts(amounts), low, high: null }));
    fc.assert(
      fc.property(fc.array(demand, { minLength: 2, maxLength: 4 }), tables(99n), (hard, amounts) => {
        const one: Problem = { sizes, hard, lines: [] };
        const costs = parts(amounts);
        const [least] = rowsUnder(one, [])
          .map((row) => totalOf(costs, row))
          .sort((a, b) => (a < b ? -1 : 1));
        const found = leastCost(one, costs, ample())!;
        if (found === 'none') expect(least).toBeUndefined();
        else expect(found).toMatchObject({ cost: least, proved: true });
      }),
      runs(400),
    );
  });

  test('LAW: with fewer steps it is null, the same, or that of a row and not proved', () => {
    const limited = fc.tuple(asked, fc.integer({ min: 1, max: 2000 }));
    fc.assert(
      fc.property(limited, ([[one, costs, lines], steps]) => {
        const found = leastCost(one, costs, accountOf({ steps, bytes: 1e9 }), lines);
        if (found === null) return;
        const whole = leastCost(one, costs, ample(), lines)!;
        if (found === 'none' || whole === 'none') {
          expect(found).toBe(whole);
          return;
        }
        expect(rowsUnder(one, lines)).toContainEqual(found.row);
        expect(totalOf(costs, found.row)).toBe(found.cost);
        expect(found.cost >= whole.cost).toBe(true);
        if (found.proved) expect(found).toEqual(whole);
      }),
      runs(500),
    );
  });
});
