import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { inPlay } from '../../src/solving/autarky.ts';
import { wholeOf } from '../../src/solving/components.ts';
import type { Formula } from '../../src/solving/formula.ts';
import { surelyHolds } from '../../src/solving/sure.ts';
import { runs } from '../laws/runs.ts';
import { formula, problem, row } from './arbitraries.ts';
import { everyRow, isTrue, minimalConflicts, possibility } from './brute-force.ts';

const SIZES = [3, 2, 4];
const PLENTY = { steps: 1_000_000, bytes: 1 << 20 };

describe('lines in no conflict', () => {
  test('LAW: what surely holds does, whatever the variables not kept are', () => {
    const kept = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(formula(SIZES, 3), row({ sizes: SIZES, hard: [], lines: [] }), kept, (asked, at, isKept) => {
        if (!surelyHolds(asked, at, isKept, SIZES)) return;
        const agreeing = everyRow(SIZES).filter((other) =>
          other.every((value, at2) => !isKept[at2] || value === at[at2]),
        );
        expect(agreeing.every((other) => isTrue(asked, other))).toBe(true);
      }),
      runs(500),
    );
  });

  test('LAW: with every variable kept it is the truth at the row', () => {
    fc.assert(
      fc.property(formula(SIZES, 3), row({ sizes: SIZES, hard: [], lines: [] }), (asked, at) => {
        expect(surelyHolds(asked, at, [true, true, true], SIZES)).toBe(isTrue(asked, at));
      }),
      runs(500),
    );
  });

  test('LAW: no minimal conflict has a line that is left out, whatever the row', () => {
    const asked = problem({ variables: 5, size: 3, lines: 7, depth: 2, hard: 3 });
    fc.assert(
      fc.property(
        asked.chain((one) => fc.tuple(fc.constant(one), row(one))),
        ([one, at]) => {
          if (!possibility(one)([])) return;
          const left = inPlay(one, wholeOf(one), at, accountOf(PLENTY))!;
          for (const conflict of minimalConflicts(one)) expect(left.lines).toEqual(expect.arrayContaining(conflict));
        },
      ),
      runs(800),
    );
  });

  test('a line is left out where a value nobody minds makes it hold', () => {
    const is = (variable: number, value: number): Formula => ({ kind: 'within', variable, low: value, high: value });
    const either: Formula = { kind: 'any', operands: [is(0, 1), is(1, 1)] };
    const asked = { sizes: [2, 2], hard: [], lines: [is(0, 0), is(0, 1), either] };
    expect(inPlay(asked, wholeOf(asked), [0, 1], accountOf(PLENTY))!.lines).toEqual([0, 1]);
    expect(inPlay(asked, wholeOf(asked), [0, 0], accountOf(PLENTY))!.lines).toEqual([0, 1, 2]);
  });
});
