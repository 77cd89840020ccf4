import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { shrink } from '../../src/solving/minimal.ts';
import { openSolver } from '../../src/solving/satisfiability.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { minimalConflicts } from './brute-force.ts';

describe('a shrunk core', () => {
  test('LAW: is one of the minimal conflicts', () => {
    fc.assert(
      fc.property(problem({ lines: 8 }), (one) => {
        const { solver } = openSolver(one, accountOf({ steps: 1e9, bytes: 1e9 }))!;
        const all = [...one.lines.keys()];
        if (solver.solve(all)!.kind === 'found') return;
        expect(minimalConflicts(one)).toContainEqual(shrink(solver, all));
      }),
      runs(1000),
    );
  });

  test('is not known where the account is used up', () => {
    const line = (low: number, high: number) => ({ kind: 'within', variable: 0, low, high }) as const;
    const account = accountOf({ steps: 1e9, bytes: 1e9 });
    const { solver } = openSolver({ sizes: [4], hard: [], lines: [line(0, 1), line(2, 3)] }, account)!;
    account.stopped = 'time';
    expect(shrink(solver, [0, 1])).toBeNull();
  });
});
