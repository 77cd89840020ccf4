import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { firstRow } from '../../src/solving/first-row.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';
import { openSolver, type Solver } from '../../src/solving/satisfiability.ts';
import { runs } from '../laws/runs.ts';
import { problem, someLines } from './arbitraries.ts';
import { rowsUnder } from './brute-force.ts';

const solverOf = (one: Problem) => openSolver(one, accountOf({ steps: 1e9, bytes: 1e9 }))!.solver;

const asked = problem({ size: 7 }).chain((one) =>
  fc.tuple(fc.constant(one), someLines(one), fc.shuffledSubarray([...one.sizes.keys()], { minLength: 0 })),
);

const comparing = (order: readonly number[]) => (one: Row, other: Row) => {
  const differing = order.find((variable) => one[variable] !== other[variable]);
  return differing === undefined ? 0 : one[differing]! - other[differing]!;
};

describe('the first row', () => {
  test('LAW: is a row, and none comes before it in the order asked', () => {
    fc.assert(
      fc.property(asked, ([one, lines, order]) => {
        const rows = rowsUnder(one, lines);
        const found = firstRow(solverOf(one), lines, order)!;
        expect(found === 'none').toBe(rows.length === 0);
        if (found === 'none') return;
        const [first] = rows.toSorted(comparing(order));
        expect(rows).toContainEqual(found);
        for (const variable of order) expect(found[variable]).toBe(first![variable]);
      }),
      runs(1000),
    );
  });

  test('LAW: is found whichever rows the solver shows', () => {
    fc.assert(
      fc.property(asked, fc.nat({ max: 2 }), ([one, lines, order], taste) => {
        const rows = rowsUnder(one, lines);
        const solver: Solver = {
          solve(_, within = []) {
            const inside = rows.filter((row) => within.every(({ variable, high }) => row[variable]! <= high));
            const row = inside[Math.floor(((inside.length - 1) * (2 + taste)) / 4)];
            return row === undefined ? { kind: 'refuted', core: [] } : { kind: 'found', row, satisfied: [] };
          },
        };
        const [first = 'none'] = rows.toSorted(comparing(order));
        const found = firstRow(solver, lines, order);
        if (found === 'none' || found === null || first === 'none') expect(found).toBe(first);
        else for (const variable of order) expect(found[variable]).toBe(first[variable]);
      }),
      runs(500),
    );
  });

  test('of a variable of a million values is found in few questions', () => {
    const parts = [0, 1].map((variable) => ({ kind: 'linear', variable, weight: 1n }) as const);
    const hard = [{ kind: 'sum', parts, low: 900_000n, high: null } as const];
    const { solver } = openSolver(
      { sizes: [400_000, 600_000], hard, lines: [] },
      accountOf({ steps: 1e9, bytes: 1e9 }),
    )!;
    let questions = 0;
    const counting: Solver = {
      solve(lines, within) {
        questions++;
        return solver.solve(lines, within);
      },
    };
    expect(firstRow(counting, [], [0, 1])).toEqual([300_001, 599_999]);
    expect(questions).toBeLessThan(60);
  });
});
