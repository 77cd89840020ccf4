import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { force } from '../../src/solving/force.ts';
import { orders } from '../../src/solving/ordering.ts';
import { Separation } from '../../src/solving/separation.ts';
import { type Ties, tiesOf } from '../../src/solving/ties.ts';
import { runs } from '../laws/runs.ts';

const PLENTY = { steps: 1e9, bytes: 2 ** 28 };

const ties: fc.Arbitrary<Ties> = fc.integer({ min: 2, max: 12 }).chain((variables) => {
  const group = fc.uniqueArray(fc.nat(variables - 1), { minLength: 2, maxLength: 4 });
  return fc.record({
    weights: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: variables, maxLength: variables }),
    groups: fc.array(group, { maxLength: 14 }),
  });
});

const given = ({ weights }: Ties) => weights.map((_, variable) => variable);
const isOrderOf = (order: readonly number[], among: Ties) =>
  [...order].sort((one, other) => one - other).join() === given(among).join();

/** A chain of neighbours, its variables numbered anyhow. */
function chain(length: number): Ties {
  const shuffled = Array.from({ length }, (_, place) => (place * 7) % length);
  return {
    weights: new Array<number>(length).fill(3),
    groups: shuffled.slice(1).map((variable, place) => [shuffled[place]!, variable]),
  };
}

describe('Separation', () => {
  it('LAW: sifting never raises the cost, and the cost is that of the order it ends with', () => {
    fc.assert(
      fc.property(ties, fc.integer({ min: 1, max: 12 }), (among, window) => {
        const separation = new Separation(among, given(among));
        const before = separation.cost;
        const improved = separation.sift(window, accountOf(PLENTY));
        expect(isOrderOf(separation.order, among)).toBe(true);
        expect(separation.cost < before).toBe(improved);
        expect(separation.cost).toBeLessThanOrEqual(before);
        expect(separation.cost).toBeCloseTo(new Separation(among, separation.order).cost, 6);
      }),
      runs(300),
    );
  });

  it('counts what formulas remember or what their variables do, whichever is less', () => {
    const star: Ties = {
      weights: [4, 4, 4, 4],
      groups: [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
    };
    // After 0 its four bits serve all three.
    expect(new Separation(star, [0, 1, 2, 3]).cost).toBe(2 ** 4 + 2 ** 4 + 2 ** 4);
    expect(new Separation({ ...star, bits: [1, 1, 1] }, [0, 1, 2, 3]).cost).toBe(2 ** 3 + 2 ** 2 + 2 ** 1);
  });
});

describe('force', () => {
  it('gives an order of span no larger than the one it began with', () => {
    const span = (order: readonly number[], { groups }: Ties) =>
      groups.reduce((sum, group) => {
        const places = group.map((variable) => order.indexOf(variable));
        return sum + Math.max(...places) - Math.min(...places);
      }, 0);
    fc.assert(
      fc.property(ties, (among) => {
        const order = force(among.groups, given(among));
        expect(isOrderOf(order, among)).toBe(true);
        expect(span(order, among)).toBeLessThanOrEqual(span(given(among), among));
      }),
      runs(300),
    );
  });
});

describe('orders', () => {
  it('finds the order of a chain', () => {
    const [best] = orders(chain(20), 2, accountOf(PLENTY))!;
    expect(new Separation(chain(20), best!).cost).toBe(19 * 2 ** 3);
  });

  it('LAW: each once, the narrowest first, the same every time', () => {
    fc.assert(
      fc.property(ties, (among) => {
        const found = orders(among, 5, accountOf(PLENTY))!;
        const costs = found.map((order) => new Separation(among, order).cost);
        for (const [place, cost] of costs.slice(1).entries()) expect(cost).toBeGreaterThanOrEqual(costs[place]! - 1e-6);
        expect(new Set(found.map(String)).size).toBe(found.length);
        expect(orders(among, 5, accountOf(PLENTY))).toEqual(found);
      }),
      runs(100),
    );
  });

  it('ends where the account does', () => {
    const account = accountOf({ ...PLENTY, steps: 10 });
    expect(orders(chain(20), 2, account)).toBeNull();
    expect(account.stopped).toBe('steps');
  });
});

describe('tiesOf', () => {
  it('knows what a formula has to remember, and leaves out what has no choice', () => {
    const literal = (variable: number) => ({ kind: 'within', variable, low: 0, high: 0 }) as const;
    const clause = { kind: 'any', operands: [{ kind: 'not', operand: literal(0) }, literal(1), literal(3)] } as const;
    const pairs = {
      kind: 'any',
      operands: [
        { kind: 'all', operands: [literal(0), literal(1)] },
        { kind: 'all', operands: [literal(1), literal(2)] },
      ],
    } as const;
    const count = {
      kind: 'sum',
      parts: [0, 1, 2].map((variable) => ({ kind: 'formula', formula: literal(variable), weight: 1n }) as const),
      low: 2n,
      high: null,
    } as const;
    expect(tiesOf([clause, pairs, count, literal(1)], [1, 1, 2, 0])).toEqual({
      weights: [1, 1, 2, 0],
      groups: [
        [0, 1],
        [0, 1, 2],
        [0, 1, 2],
      ],
      bits: [1, 2, 2],
    });
  });
});
