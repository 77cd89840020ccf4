import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import type { Formula, SumPart } from '../../src/solving/formula.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { openSolver, type Range } from '../../src/solving/satisfiability.ts';
import { runs } from '../laws/runs.ts';
import { problem, someLines } from './arbitraries.ts';
import { possibility, rowsUnder, satisfiedAt } from './brute-force.ts';

const ample = () => accountOf({ steps: 1e9, bytes: 1e9 });

const range = ({ sizes }: Problem): fc.Arbitrary<Range> =>
  fc.nat({ max: sizes.length - 1 }).chain((variable) => {
    const value = fc.nat({ max: sizes[variable]! - 1 });
    return fc.record({ variable: fc.constant(variable), low: value, high: value });
  });

const question = (one: Problem) => fc.tuple(someLines(one), fc.array(range(one), { maxLength: 2 }));

/** A problem and some questions about it, asked one after the other. */
const asked = problem().chain((one) =>
  fc.tuple(fc.constant(one), fc.array(question(one), { minLength: 1, maxLength: 5 })),
);

describe('a solver', () => {
  test('LAW: finds a row exactly where there is one, and says all lines that hold there', () => {
    fc.assert(
      fc.property(asked, ([one, questions]) => {
        const { solver } = openSolver(one, ample())!;
        for (const [lines, within] of questions) {
          const inside = (values: readonly number[]) =>
            within.every(({ variable, low, high }) => low <= values[variable]! && values[variable]! <= high);
          const rows = rowsUnder(one, lines).filter(inside);
          const solved = solver.solve(lines, within)!;
          expect(solved.kind).toBe(rows.length > 0 ? 'found' : 'refuted');
          if (solved.kind === 'refuted') continue;
          expect(rows).toContainEqual(solved.row);
          expect(solved.satisfied).toEqual(satisfiedAt(one, solved.row));
        }
      }),
      runs(800),
    );
  });

  test('LAW: a core is part of what was asked and cannot hold', () => {
    fc.assert(
      fc.property(asked, ([one, questions]) => {
        const { solver } = openSolver(one, ample())!;
        const isPossible = possibility(one);
        for (const [lines] of questions) {
          const solved = solver.solve(lines)!;
          if (solved.kind === 'found') continue;
          for (const line of solved.core) expect(lines).toContain(line);
          expect(isPossible(solved.core)).toBe(false);
        }
      }),
      runs(1000),
    );
  });

  test('LAW: many sums over the same variables are refuted exactly where they clash', () => {
    const sizes = [4, 3, 5, 4, 3];
    const weight = fc.bigInt({ min: -3n, max: 3n });
    const amounts = (size: number) => fc.array(weight, { minLength: size, maxLength: size });
    const part = fc.nat({ max: 4 }).chain(
      (variable): fc.Arbitrary<SumPart> =>
        fc.oneof(
          weight.map((each) => ({ kind: 'linear' as const, variable, weight: each })),
          amounts(sizes[variable]!).map((each) => ({ kind: 'table' as const, variable, amounts: each })),
        ),
    );
    const sum = fc
      .tuple(fc.array(part, { minLength: 2, maxLength: 5 }), fc.bigInt({ min: -4n, max: 9n }))
      .map(([parts, low]): Formula => ({ kind: 'sum', parts, low, high: low + 2n }));
    const line = fc.oneof(
      sum,
      fc.tuple(sum, sum).map((operands): Formula => ({ kind: 'any', operands })),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 7 }), (lines) => {
        const one: Problem = { sizes, hard: [], lines };
        const { solver } = openSolver(one, ample())!;
        const isPossible = possibility(one);
        const all = [...lines.keys()];
        for (const some of [all, ...all.map((line) => all.filter((other) => other !== line))]) {
          const solved = solver.solve(some)!;
          expect(solved.kind === 'found').toBe(isPossible(some));
          if (solved.kind === 'found') for (const line of some) expect(solved.satisfied).toContain(line);
          else expect(isPossible(solved.core)).toBe(false);
        }
      }),
      runs(300),
    );
  });
});

describe('large and awkward problems', () => {
  const linear = (variable: number, weight: bigint) => ({ kind: 'linear', variable, weight }) as const;
  const equals = (parts: readonly SumPart[], total: bigint): Formula => ({
    kind: 'sum',
    parts,
    low: total,
    high: total,
  });
  const within = (variable: number, low: number, high: number): Formula => ({ kind: 'within', variable, low, high });

  test('seven pigeons do not fit into six holes, said by counting', () => {
    const sizes = Array.from({ length: 7 }, () => 6);
    const lines = Array.from({ length: 6 }, (_, hole): Formula => {
      const inHole = sizes.map(
        (_, pigeon) => ({ kind: 'formula', formula: within(pigeon, hole, hole), weight: 1n }) as const,
      );
      return { kind: 'sum', parts: inHole, low: null, high: 1n };
    });
    const { solver } = openSolver({ sizes, hard: [], lines }, ample())!;
    expect(solver.solve([0, 1, 2, 3, 4, 5])).toEqual({ kind: 'refuted', core: [0, 1, 2, 3, 4, 5] });
    expect(solver.solve([0, 1, 2, 3, 4])!.kind).toBe('found');
  });

  test('amounts past 2^53 are added exactly, to the last digit', () => {
    const huge = 2n ** 200n;
    const sizes = [50, 50, 50];
    const parts = [linear(0, huge + 1n), linear(1, huge * 3n + 7n), linear(2, -huge - 30n)];
    const total = 40n * (huge + 1n) + 30n * (huge * 3n + 7n) - 17n * (huge + 30n);
    const lines = [equals(parts, total), equals(parts, total + 1n)];
    const { solver } = openSolver({ sizes, hard: [], lines }, ample())!;
    const solved = solver.solve([0])!;
    expect(solved.kind === 'found' && solved.satisfied).toEqual([0]);
    expect(solver.solve([1])).toEqual({ kind: 'refuted', core: [1] });
  });

  test('ranges of variables of any size take a cell each', () => {
    const sizes = Array.from({ length: 50 }, () => 1_000_000);
    const lines = sizes.map((_, variable) => within(variable, 1000 * variable, 2 ** 53));
    const opened = openSolver({ sizes, hard: [], lines }, accountOf({ steps: 1e5, bytes: 1e5 }))!;
    const solved = opened.solver.solve([...lines.keys()], [{ variable: 0, low: 123_456, high: 123_999 }])!;
    expect(solved.kind === 'found' && solved.row).toEqual([123_456, ...sizes.slice(1).map((_, at) => 1000 * (at + 1))]);
    expect(opened.partition.starts.flat().length).toBe(99);
  });

  test('ranges that cannot be are refuted without a line', () => {
    const { solver } = openSolver({ sizes: [9], hard: [], lines: [within(0, 3, 4)] }, ample())!;
    const [low, high] = [
      { variable: 0, low: 0, high: 2 },
      { variable: 0, low: 3, high: 8 },
    ];
    expect(solver.solve([0], [low, high])).toEqual({ kind: 'refuted', core: [] });
    expect(solver.solve([0], [low])).toEqual({ kind: 'refuted', core: [0] });
    expect(solver.solve([0], [high])).toEqual({ kind: 'found', row: [3], satisfied: [0] });
  });

  test('LAW: within any limits an answer is the answer', () => {
    const limited = fc.tuple(problem(), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 100, max: 20_000 }));
    fc.assert(
      fc.property(limited, ([one, steps, bytes]) => {
        const account = accountOf({ steps, bytes });
        const lines = [...one.lines.keys()];
        const solved = openSolver(one, account)?.solver.solve(lines) ?? null;
        expect(solved === null).toBe(account.stopped !== null);
        if (solved !== null) expect(solved).toEqual(openSolver(one, ample())!.solver.solve(lines));
      }),
      runs(1000),
    );
  });
});
