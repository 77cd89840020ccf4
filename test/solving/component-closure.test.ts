import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { type Closed, type ComponentSearch, explore, tryToClose } from '../../src/solving/component-closure.ts';
import { componentsOf, wholeOf } from '../../src/solving/components.ts';
import { Exploration } from '../../src/solving/marco.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { openSolver } from '../../src/solving/satisfiability.ts';
import { SmallestSets } from '../../src/solving/smallest-sets.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { minimalConflicts, possibility } from './brute-force.ts';

const PLENTY = { steps: 100_000_000, bytes: 1 << 28 };
const ATTEMPT = { starts: 1, rank: 0, backwards: false, steps: 1_000_000 };

/** Several conflicts in most of them, and more concessions than one looks at before a diagram is drawn. */
const problems = problem({ variables: 5, size: 4, lines: 9, depth: 2, hard: 3 }).filter((asked) =>
  possibility(asked)([]),
);

/** The search of every component, each after few advances. */
function searches(asked: Problem, advances: number, most: number): ComponentSearch[] {
  const account = accountOf(PLENTY);
  const { solver, partition } = openSolver(asked, account)!;
  return componentsOf(asked, wholeOf(asked)).map((component) => {
    const exploration = new Exploration(solver, component.lines, account);
    const room = () => most - exploration.conflicts.length;
    const search = { problem: asked, partition, account, component, exploration, room };
    explore(search, advances);
    return search;
  });
}

const listed = (closed: Closed, { exploration }: ComponentSearch) =>
  closed.family === null
    ? exploration.conflicts
    : new SmallestSets(closed.family.families).first(closed.family.all, 1000)!;

const inOrder = (sets: readonly (readonly number[])[]) => sets.map((set) => set.join(' ')).sort();

describe('closing a component', () => {
  test('LAW: however little was explored before, diagrams show all conflicts', () => {
    fc.assert(
      fc.property(problems, fc.nat(2), (asked, advances) => {
        const conflicts = searches(asked, advances, 1000).flatMap((search) =>
          listed(tryToClose(search, ATTEMPT)!, search),
        );
        expect(inOrder(conflicts)).toEqual(inOrder(minimalConflicts(asked)));
      }),
      runs(250),
    );
  });

  test('LAW: with little room no more are held, and what is said to be all is', () => {
    fc.assert(
      fc.property(problems, fc.nat(2), fc.integer({ min: 1, max: 3 }), (asked, advances, most) => {
        const all = inOrder(minimalConflicts(asked));
        for (const search of searches(asked, advances, most)) {
          const closed = tryToClose(search, ATTEMPT);
          const own = all.filter((conflict) => search.component.lines.includes(Number(conflict.split(' ')[0])));
          expect(search.exploration.conflicts.length).toBeLessThanOrEqual(most);
          if (closed === null) expect(own).toEqual(expect.arrayContaining(inOrder(search.exploration.conflicts)));
          else expect(inOrder(listed(closed, search))).toEqual(own);
        }
      }),
      runs(250),
    );
  });
});
