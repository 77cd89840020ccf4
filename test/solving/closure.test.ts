import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, accountOf } from '../../src/solving/account.ts';
import { type Closure, closure } from '../../src/solving/closure.ts';
import type { Formula } from '../../src/solving/formula.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { openSolver } from '../../src/solving/satisfiability.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { minimalConflicts, minimalCorrections, possibility } from './brute-force.ts';

const PLENTY = { steps: 100_000_000, bytes: 1 << 28 };

/** Some conflict in most problems: short formulas over few variables. */
const problems = problem({ lines: 8, depth: 2, hard: 1 });

function closureOf(asked: Problem, account: Account, most = 1000): Closure | null {
  const opened = openSolver(asked, account);
  return opened && closure(asked, opened.partition, opened.solver, account, { most });
}

const isWithin = (one: readonly number[], other: readonly number[]) => one.every((line) => other.includes(line));
const meet = (one: readonly number[], other: readonly number[]) => one.some((line) => other.includes(line));
const listed = (found: Closure) => found.concessions.first(1000);
const isImpossible = (asked: Problem) => !possibility(asked)([]);
const corrections = (asked: Problem) => minimalCorrections(asked).filter((lines) => lines.length > 0);

describe('all minimal conflicts and concessions', () => {
  test('LAW: they are those that trying everything finds', () => {
    fc.assert(
      fc.property(problems, (asked) => {
        const found = closureOf(asked, accountOf(PLENTY))!;
        expect(found.complete).toBe(true);
        expect(found.impossible).toBe(isImpossible(asked));
        if (found.impossible) return;
        const conflicts = minimalConflicts(asked);
        expect(found.conflicts).toEqual(conflicts);
        expect(found.conflictCount).toBe(BigInt(conflicts.length));
        expect(listed(found)).toEqual(corrections(asked));
        expect(found.concessions.count).toBe(BigInt(corrections(asked).length));
      }),
      runs(250),
    );
  });

  test('LAW: a small account lists true ones only, and claims to know all only where it does', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 99 }), (asked, percent) => {
        const whole = accountOf(PLENTY);
        closureOf(asked, whole);
        const found = closureOf(asked, accountOf({ ...PLENTY, steps: Math.floor((whole.spent * percent) / 100) }));
        if (found === null || found.impossible) return;
        const [conflicts, concessions] = [minimalConflicts(asked), corrections(asked)];
        expect(conflicts).toEqual(expect.arrayContaining([...found.conflicts]));
        expect(concessions).toEqual(expect.arrayContaining([...(listed(found) ?? [])]));
        if (found.complete) expect(found.conflicts).toEqual(conflicts);
        if (found.conflictCount !== null) expect(found.conflictCount).toBe(BigInt(conflicts.length));
        if (found.concessions.count !== null) expect(listed(found) ?? concessions).toEqual(concessions);
      }),
      runs(250),
    );
  });

  test('LAW: where few bytes leave no room for diagrams, exploring gives the same', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 10, max: 16 }), (asked, power) => {
        const found = closureOf(asked, accountOf({ ...PLENTY, bytes: 2 ** power }));
        if (found?.complete !== true || found.impossible) return;
        expect(found.conflicts).toEqual(minimalConflicts(asked));
        if (found.concessions.count !== null) expect(listed(found) ?? corrections(asked)).toEqual(corrections(asked));
      }),
      runs(150),
    );
  });

  test('LAW: the same problem gives the same answer for the same steps', () => {
    fc.assert(
      fc.property(problems, fc.nat(6000), (asked, steps) => {
        const [one, other] = [accountOf({ ...PLENTY, steps }), accountOf({ ...PLENTY, steps })];
        const [found, again] = [closureOf(asked, one), closureOf(asked, other)];
        expect(again?.conflicts).toEqual(found?.conflicts);
        expect(again && listed(again)).toEqual(found && listed(found));
        expect(other).toEqual(one);
      }),
      runs(100),
    );
  });

  test('LAW: every conflict meets every concession, and neither holds another of its kind', () => {
    fc.assert(
      fc.property(problem({ variables: 6, size: 4, lines: 14, depth: 2, hard: 2 }), (asked) => {
        const found = closureOf(asked, accountOf(PLENTY))!;
        const concessions = found.concessions.first(10_000)!;
        for (const conflict of found.conflicts) {
          for (const concession of concessions) expect(meet(conflict, concession)).toBe(true);
          expect(found.conflicts.filter((other) => isWithin(other, conflict))).toEqual([conflict]);
        }
        for (const concession of concessions) {
          expect(concessions.filter((other) => isWithin(other, concession))).toEqual([concession]);
        }
      }),
      runs(100),
    );
  });

  test('LAW: where fewer may be held than there are, those listed are true and the number is right or unknown', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 4 }), (asked, most) => {
        const found = closureOf(asked, accountOf(PLENTY), most)!;
        if (found.impossible) return;
        const conflicts = minimalConflicts(asked);
        expect(found.conflicts.length).toBeLessThanOrEqual(most);
        expect(conflicts).toEqual(expect.arrayContaining([...found.conflicts]));
        expect(found.conflictCount === null).toBe(!found.complete);
        if (found.complete) expect(found.conflictCount).toBe(BigInt(conflicts.length));
        expect(corrections(asked)).toEqual(expect.arrayContaining([...listed(found)!]));
        if (found.concessions.count !== null) expect(listed(found)).toEqual(corrections(asked));
      }),
      runs(150),
    );
  });

  test('conflicts too many to hold are proved by diagrams, and counted', () => {
    const lines = [0, 1].flatMap((variable) => [
      ...Array.from({ length: 40 }, (_, at): Formula => ({ kind: 'within', variable, low: 50 + at, high: 99 })),
      ...Array.from({ length: 40 }, (_, at): Formula => ({ kind: 'within', variable, low: 0, high: 49 - at })),
    ]);
    const found = closureOf({ sizes: [100, 100], hard: [], lines }, accountOf(PLENTY), 100)!;
    expect(found.complete).toBe(true);
    expect(found.conflictCount).toBe(3200n);
    expect(found.conflicts.length).toBe(100);
    expect(found.conflicts[41]).toEqual([1, 41]);
    expect(found.concessions.count).toBe(4n);
    expect(found.concessions.first(1)).toEqual([
      [...Array(40).keys(), ...Array.from({ length: 40 }, (_, at) => 80 + at)],
    ]);
  });

  test('conflicts apart from each other: concessions multiply, and are not multiplied out', () => {
    const lines = [...Array(60).keys()].map(
      (line): Formula => ({ kind: 'within', variable: line >> 1, low: line & 1, high: line & 1 }),
    );
    const found = closureOf({ sizes: Array(30).fill(2), hard: [], lines }, accountOf({ ...PLENTY, steps: 200_000 }))!;
    expect(found.conflictCount).toBe(30n);
    expect(found.concessions.count).toBe(2n ** 30n);
    expect(found.concessions.first(2)!.map((lines) => lines.slice(-2))).toEqual([[56, 58], [56, 59]]); // biome-ignore format: two pairs
  });

  test('a line that a value nobody minds makes hold does not tie two conflicts together', () => {
    const is = (variable: number, value: number): Formula => ({ kind: 'within', variable, low: value, high: value });
    const tie: Formula = { kind: 'any', operands: [is(0, 0), is(1, 0), is(2, 0)] };
    const lines = [is(0, 0), is(0, 1), is(1, 0), is(1, 1), tie];
    const found = closureOf({ sizes: [2, 2, 2], hard: [], lines }, accountOf(PLENTY))!;
    expect(found.conflicts).toEqual([[0, 1], [2, 3]]); // biome-ignore format: two pairs
    expect(found.conflictCount).toBe(2n);
    expect(listed(found)).toEqual([[0, 2], [0, 3], [1, 2], [1, 3]]); // biome-ignore format: four pairs
  });

  test('where no diagram fits, exploring to the end knows the same', () => {
    const pairs = [0, 1, 2, 3].flatMap((variable) =>
      [0, 1].map((value): Formula => ({ kind: 'within', variable, low: value, high: value })),
    );
    const parts = [0, 1, 2, 3].map((variable) => ({ kind: 'linear' as const, variable, weight: 1n }));
    const asked: Problem = {
      sizes: [2, 2, 2, 2],
      hard: [],
      lines: [...pairs, { kind: 'sum', parts, low: 5n, high: null }],
    };
    const [drawn, explored] = [1 << 28, 8192].map((bytes) => {
      const account = accountOf({ ...PLENTY, bytes });
      return { found: closureOf(asked, account)!, spent: account.spent };
    });
    expect(explored!.spent).not.toBe(drawn!.spent);
    expect(explored!.found.complete && drawn!.found.complete).toBe(true);
    expect(explored!.found.conflicts).toEqual(drawn!.found.conflicts);
    expect(explored!.found.concessions.count).toBe(16n);
    expect(drawn!.found.concessions.count).toBe(16n);
  });

  test('progress goes from 0 to 1 and never back', () => {
    const lines = [0, 1, 0, 1].map(
      (value, at): Formula => ({ kind: 'within', variable: at >> 1, low: value, high: value }),
    );
    const account = accountOf(PLENTY);
    const { solver, partition } = openSolver({ sizes: [2, 2], hard: [], lines }, account)!;
    const shares: number[] = [];
    closure({ sizes: [2, 2], hard: [], lines }, partition, solver, account, {
      most: 10,
      progress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});
