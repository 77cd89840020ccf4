import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { holds, variablesOf } from '../../src/solving/evaluate.ts';
import type { Formula } from '../../src/solving/formula.ts';
import { cellOf, partitionOf } from '../../src/solving/partition.ts';
import { runs } from '../laws/runs.ts';
import { problem, row } from './arbitraries.ts';
import { everyRow, isTrue } from './brute-force.ts';

const ample = () => accountOf({ steps: 1e9, bytes: 1e9 });
const lineOver = (size: number, ...lines: Formula[]) => ({ sizes: [size], hard: [], lines });
const startsOf = (size: number, ...lines: Formula[]) => partitionOf(lineOver(size, ...lines), ample())!.starts[0];

describe('a partition', () => {
  test('begins a cell where a range begins and after it ends', () => {
    expect(startsOf(10, { kind: 'within', variable: 0, low: 3, high: 6 })).toEqual([0, 3, 7]);
    expect(startsOf(10, { kind: 'within', variable: 0, low: 0, high: 9 })).toEqual([0]);
    expect(startsOf(10, { kind: 'within', variable: 0, low: 5, high: 2 })).toEqual([0]);
  });

  test('keeps neighbouring values of a list in one cell', () => {
    expect(startsOf(10, { kind: 'among', variable: 0, values: [0, 2, 3, 4, 9] })).toEqual([0, 1, 2, 5, 9]);
  });

  test('is cut where a table changes, and everywhere by a linear part that weighs something', () => {
    const sumOf = (part: object) => ({ kind: 'sum', parts: [part], low: 0n, high: null }) as Formula;
    expect(startsOf(4, sumOf({ kind: 'table', variable: 0, amounts: [1n, 1n, 2n, 2n] }))).toEqual([0, 2]);
    expect(startsOf(4, sumOf({ kind: 'linear', variable: 0, weight: 2n }))).toEqual([0, 1, 2, 3]);
    expect(startsOf(4, sumOf({ kind: 'linear', variable: 0, weight: 0n }))).toEqual([0]);
  });

  test('has the further cuts asked for', () => {
    const cuts = [5, 0, 10].map((at) => ({ variable: 0, at }));
    expect(partitionOf(lineOver(10), ample(), cuts)!.starts).toEqual([[0, 5]]);
  });

  test('is refused where its cells would take more bytes than there are', () => {
    const account = accountOf({ steps: 1e9, bytes: 1e6 });
    const part = { kind: 'linear', variable: 0, weight: 1n } as const;
    const wide = lineOver(2 ** 53 - 1, { kind: 'sum', parts: [part], low: 1n, high: null });
    expect(partitionOf(wide, account)).toBeNull();
    expect(account.stopped).toBe('bytes');
  });

  test('LAW: a formula holds at a row exactly if it holds at the first values of its cells', () => {
    const asked = problem().chain((one) => fc.tuple(fc.constant(one), row(one)));
    fc.assert(
      fc.property(asked, ([one, values]) => {
        const { starts } = partitionOf(one, ample())!;
        const first = values.map((value, variable) => starts[variable]![cellOf(starts[variable]!, value)]!);
        for (const [variable, value] of first.entries()) expect(value).toBeLessThanOrEqual(values[variable]!);
        for (const formula of [...one.hard, ...one.lines]) {
          expect(isTrue(formula, first)).toBe(isTrue(formula, values));
        }
      }),
      runs(500),
    );
  });
});

describe('evaluating', () => {
  test('LAW: agrees with a naive reading on every row', () => {
    fc.assert(
      fc.property(problem({ size: 3 }), (one) => {
        for (const values of everyRow(one.sizes)) {
          for (const formula of one.lines) expect(holds(formula, values)).toBe(isTrue(formula, values));
        }
      }),
      runs(300),
    );
  });

  test('LAW: a variable that is not named changes nothing', () => {
    const asked = problem().chain((one) => fc.tuple(fc.constant(one), row(one), row(one)));
    fc.assert(
      fc.property(asked, ([one, values, others]) => {
        for (const formula of one.lines) {
          const named = variablesOf(formula);
          const mixed = values.map((value, variable) => (named.includes(variable) ? value : others[variable]!));
          expect(isTrue(formula, mixed)).toBe(isTrue(formula, values));
        }
      }),
      runs(500),
    );
  });
});
