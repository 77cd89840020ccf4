import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { cheapest } from '../../src/solving/cheapest.ts';
import type { Cost } from '../../src/solving/cheapest-cells.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { rowsUnder, totalOf } from './brute-force.ts';
import { compiled } from './compiled.ts';

const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 3n }),
  fc.bigInt({ min: 0n, max: 2n }).map((some) => some << 60n),
);

/** For some variables what each of their values costs. */
const costsOf = ({ sizes }: Problem) =>
  fc.shuffledSubarray(sizes.map((_, variable) => variable)).chain((named) =>
    fc.record({
      named: fc.constant(named),
      tables: fc.tuple(
        ...named.map((variable) => fc.array(amount, { minLength: sizes[variable]!, maxLength: sizes[variable]! })),
      ),
    }),
  );

const asked = problem().chain((of) =>
  fc.record({ of: fc.constant(of), costs: costsOf(of), limit: fc.integer({ min: 1, max: 6 }) }),
);

/** By trying every row: the least cost, and for each choice of the named variables that costs it the first row. */
function byTrying(of: Problem, named: readonly number[], costOf: (row: Row) => bigint) {
  const rows = rowsUnder(of, [...of.lines.keys()]);
  if (rows.length === 0) return 'none';
  const [least] = rows.map(costOf).sort((one, other) => Number(one > other) - Number(one < other));
  const first = new Map<string, Row>();
  for (const row of rows.filter((candidate) => costOf(candidate) === least)) {
    const key = named.map((variable) => row[variable]!).join();
    if (!first.has(key)) first.set(key, row);
  }
  const byNamed = (one: Row, other: Row) => {
    const differing = named.find((variable) => one[variable] !== other[variable]);
    return differing === undefined ? 0 : one[differing]! - other[differing]!;
  };
  return { cost: least!, rows: [...first.values()].sort(byNamed) };
}

const upTo = (limit: number, found: ReturnType<typeof byTrying>) =>
  found === 'none' ? found : { ...found, rows: found.rows.slice(0, limit) };

describe('cheapest', () => {
  it('LAW: nothing costs less, all that cost as little are listed in order, and the others have their first values', () => {
    fc.assert(
      fc.property(asked, ({ of, costs: { named, tables }, limit }) => {
        const { diagram, layout, zone } = compiled(of)!;
        const costs: Cost[] = named.map((variable, place) => ({ kind: 'table', variable, amounts: tables[place]! }));
        const costOf = (row: Row) => named.reduce((sum, variable, place) => sum + tables[place]![row[variable]!]!, 0n);
        expect(cheapest(diagram, layout, zone, { named, costs, limit })).toEqual(
          upTo(limit, byTrying(of, named, costOf)),
        );
      }),
      runs(400),
    );
  });

  it('LAW: costs of a variable add up, whether they grow with its value or are listed', () => {
    const weights = problem({ size: 9 }).chain((of) => {
      const table = (variable: number) =>
        fc.array(amount, { minLength: of.sizes[variable]!, maxLength: of.sizes[variable]! });
      const part = fc.nat(of.sizes.length - 1).chain((variable) =>
        fc.oneof(
          table(variable).map((amounts): Cost => ({ kind: 'table', variable, amounts })),
          fc.bigInt({ min: -3n, max: 3n }).map((weight): Cost => ({ kind: 'linear', variable, weight })),
        ),
      );
      return fc.record({ of: fc.constant(of), costs: fc.array(part, { maxLength: 5 }) });
    });
    fc.assert(
      fc.property(weights, ({ of, costs }) => {
        const { diagram, layout, zone } = compiled(of)!;
        const named = [...of.sizes.keys()];
        expect(cheapest(diagram, layout, zone, { named, costs, limit: 4 })).toEqual(
          upTo(
            4,
            byTrying(of, named, (row) => totalOf(costs, row)),
          ),
        );
      }),
      runs(300),
    );
  });

  it('fills the others in the order of the problem', () => {
    const parts = [0, 2].map((variable) => ({ kind: 'linear', variable, weight: 1n }) as const);
    const of: Problem = { sizes: [3, 2, 3], hard: [], lines: [{ kind: 'sum', parts, low: 2n, high: null }] };
    const { diagram, layout, zone } = compiled(of)!;
    const costs: Cost[] = [{ kind: 'linear', variable: 1, weight: -1n }];
    expect(cheapest(diagram, layout, zone, { named: [1], costs, limit: 5 })).toEqual({ cost: -1n, rows: [[0, 1, 2]] });
  });

  it('LAW: within any limits an answer is right or null', () => {
    fc.assert(
      fc.property(asked, fc.nat(300), fc.nat(60_000), ({ of, costs: { named, tables }, limit }, steps, bytes) => {
        const { diagram, layout, zone } = compiled(of)!;
        diagram.chargeTo(accountOf({ steps, bytes: diagram.bytes + bytes }));
        const costs: Cost[] = named.map((variable, place) => ({ kind: 'table', variable, amounts: tables[place]! }));
        const costOf = (row: Row) => named.reduce((sum, variable, place) => sum + tables[place]![row[variable]!]!, 0n);
        const found = cheapest(diagram, layout, zone, { named, costs, limit });
        if (diagram.account.stopped !== null) expect(found).toBeNull();
        else expect(found).toEqual(upTo(limit, byTrying(of, named, costOf)));
      }),
      runs(300),
    );
  });
});
