import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
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
      runs(1500),
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
});
