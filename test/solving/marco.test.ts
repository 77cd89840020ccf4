import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { componentsOf, wholeOf } from '../../src/solving/components.ts';
import { variablesOf } from '../../src/solving/evaluate.ts';
import { Exploration } from '../../src/solving/marco.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { openSolver } from '../../src/solving/satisfiability.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { isTrue, minimalConflicts, minimalCorrections, possibility } from './brute-force.ts';

const PLENTY = { steps: 10_000_000, bytes: 1 << 26 };
const problems = problem({ lines: 8, depth: 2, hard: 1 }).filter((asked) => possibility(asked)([]));

const inOrder = (sets: readonly (readonly number[])[]) => sets.map((set) => set.join(' ')).sort();

function exploration(asked: Problem, steps = PLENTY.steps): Exploration | null {
  const account = accountOf({ ...PLENTY, steps });
  const opened = openSolver(asked, account);
  return opened && new Exploration(opened.solver, wholeOf(asked).lines, account);
}

describe('exploring', () => {
  test('LAW: to the end it meets every minimal conflict and every concession once', () => {
    fc.assert(
      fc.property(problems, (asked) => {
        const explored = exploration(asked)!;
        while (!explored.exhausted) expect(explored.advance()).toBe(true);
        expect(inOrder(explored.conflicts)).toEqual(inOrder(minimalConflicts(asked)));
        expect(inOrder(explored.concessions)).toEqual(inOrder(minimalCorrections(asked)));
      }),
      runs(150),
    );
  });

  test('LAW: wherever it stops, what it met is true, and its row shows the last concession', () => {
    fc.assert(
      fc.property(problems, fc.nat(3000), (asked, steps) => {
        const explored = exploration(asked, steps);
        while (explored && !explored.exhausted && explored.advance() !== null);
        if (explored === null) return;
        expect(inOrder(minimalConflicts(asked))).toEqual(expect.arrayContaining(inOrder(explored.conflicts)));
        expect(inOrder(minimalCorrections(asked))).toEqual(expect.arrayContaining(inOrder(explored.concessions)));
        const { row } = explored;
        const broken = row && asked.lines.flatMap((formula, line) => (isTrue(formula, row) ? [] : [line]));
        expect(broken ?? undefined).toEqual(explored.concessions.at(-1));
      }),
      runs(150),
    );
  });

  test('LAW: a part takes along what is known of its lines, and goes on from there', () => {
    fc.assert(
      fc.property(problems, fc.nat(6), (asked, advances) => {
        const explored = exploration(asked)!;
        for (let advance = 0; advance < advances && !explored.exhausted; advance++) explored.advance();
        const parts = componentsOf(asked, wholeOf(asked)).map(({ lines }) => explored.within(lines));
        expect(inOrder(parts.flatMap(({ conflicts }) => conflicts))).toEqual(inOrder(explored.conflicts));
        for (const [at, { lines }] of componentsOf(asked, wholeOf(asked)).entries()) {
          const own = explored.concessions.map((lines2) => lines2.filter((line) => lines.includes(line)));
          expect(new Set(inOrder(parts[at]!.concessions))).toEqual(new Set(inOrder(own)));
        }
        for (const part of parts) while (!part.exhausted) part.advance();
        expect(inOrder(parts.flatMap(({ conflicts }) => conflicts))).toEqual(inOrder(minimalConflicts(asked)));
      }),
      runs(100),
    );
  });
});

describe('components', () => {
  test('LAW: every line is in one, and no two share a variable', () => {
    fc.assert(
      fc.property(problem({ variables: 8, lines: 6, depth: 1 }), (asked) => {
        const components = componentsOf(asked, wholeOf(asked));
        expect(components.flatMap(({ lines }) => lines).sort((a, b) => a - b)).toEqual(wholeOf(asked).lines);
        const variables = components.flatMap(({ lines, hard }) => [
          ...new Set([...lines.map((line) => asked.lines[line]!), ...hard].flatMap(variablesOf)),
        ]);
        expect(new Set(variables).size).toBe(variables.length);
      }),
      runs(100),
    );
  });
});
