import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, accountOf } from '../../src/solving/account.ts';
import { type Closure, closure } from '../../src/solving/closure.ts';
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
      runs(500),
    );
  });

  test('LAW: a small account lists true ones only, and claims to know all only where it does', () => {
    fc.assert(
      fc.property(problems, fc.nat(4000), (asked, steps) => {
        const found = closureOf(asked, accountOf({ ...PLENTY, steps }));
        if (found === null || found.impossible) return;
        const [conflicts, concessions] = [minimalConflicts(asked), corrections(asked)];
        expect(conflicts).toEqual(expect.arrayContaining([...found.conflicts]));
        expect(concessions).toEqual(expect.arrayContaining([...(listed(found) ?? [])]));
        if (found.complete) expect(found.conflicts).toEqual(conflicts);
        if (found.conflictCount !== null) expect(found.conflictCount).toBe(BigInt(conflicts.length));
        if (found.concessions.count !== null) expect(listed(found) ?? concessions).toEqual(concessions);
      }),
      runs(500),
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
      runs(300),
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
      runs(200),
    );
  });
});
