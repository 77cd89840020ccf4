import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { wholeOf } from '../../src/solving/components.ts';
import { eliminationOrder } from '../../src/solving/elimination-order.ts';
import { ALWAYS, all, type Formula } from '../../src/solving/formula.ts';
import { lineOrderOf } from '../../src/solving/line-order.ts';
import { partitionOf } from '../../src/solving/partition.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { SetFamilies } from '../../src/solving/set-family.ts';
import { SmallestSets } from '../../src/solving/smallest-sets.ts';
import { canBeOn, minimalRefused, openSwitches } from '../../src/solving/switches.ts';
import { runs } from '../laws/runs.ts';
import { problem } from './arbitraries.ts';
import { possibility, subsetsOf } from './brute-force.ts';

const PLENTY = { steps: 10_000_000, bytes: 1 << 26 };
const EFFORT = { starts: 3, rank: 0 };

describe('diagrams of switches', () => {
  test('LAW: the sets refused are the minimal ones that cannot hold with the lines held anyway', () => {
    const asked = problem({ lines: 7, depth: 2, hard: 1 });
    const roles = fc.array(fc.constantFrom('on', 'held', 'neither'), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(asked, roles, fc.boolean(), (one, role, backwards) => {
        const account = accountOf(PLENTY);
        const partition = partitionOf(one, account)!;
        const order = lineOrderOf(one, partition, wholeOf(one), { ...EFFORT, backwards }, account)!;
        const switches = openSwitches(one, partition, wholeOf(one), order, account)!;
        const [on, held] = ['on', 'held'].map((which) => wholeOf(one).lines.filter((line) => role[line] === which));
        const families = new SetFamilies(
          order.flatMap(({ lines }) => lines),
          account,
        );
        const refused = minimalRefused(switches, canBeOn(switches, on!, held!), families);
        const isPossible = possibility(one);
        const impossible = subsetsOf(on!).filter((set) => !isPossible([...set, ...held!]));
        const minimal = impossible.filter(
          (set) => !impossible.some((other) => other.length < set.length && other.every((line) => set.includes(line))),
        );
        expect(new SmallestSets(families).first(refused, 1000)).toEqual(minimal);
      }),
      runs(250),
    );
  });

  test('LAW: a small account gives null', () => {
    fc.assert(
      fc.property(problem({ lines: 7, depth: 2 }), fc.nat(200), (one, steps) => {
        const rich = accountOf(PLENTY);
        const partition = partitionOf(one, rich)!;
        const order = lineOrderOf(one, partition, wholeOf(one), { ...EFFORT, backwards: false }, rich)!;
        const account = accountOf({ ...PLENTY, steps });
        const switches = openSwitches(one, partition, wholeOf(one), order, account);
        const root = switches && canBeOn(switches, wholeOf(one).lines, []);
        expect(root === null).toBe(account.stopped !== null);
      }),
      runs(200),
    );
  });
});

describe('the order of lines', () => {
  const is = (variable: number): Formula => ({ kind: 'within', variable, low: 1, high: 1 });
  const lines = [all([is(0), is(2)]), is(1), ALWAYS, all([is(1), is(2)])];
  const asked: Problem = { sizes: [2, 2, 2], hard: [], lines };
  const ordered = (backwards: boolean) => {
    const account = accountOf(PLENTY);
    return lineOrderOf(asked, partitionOf(asked, account)!, wholeOf(asked), { ...EFFORT, backwards }, account)!;
  };

  test('a line comes below the last variable it names, one that names none first of all', () => {
    expect(ordered(false)).toEqual([
      { variable: null, lines: [2] },
      { variable: 0, lines: [] },
      { variable: 2, lines: [0] },
      { variable: 1, lines: [1, 3] },
    ]);
  });

  test('backwards the variables are turned round, and the lines fall in anew', () => {
    expect(ordered(true)).toEqual([
      { variable: null, lines: [2] },
      { variable: 1, lines: [1] },
      { variable: 2, lines: [3] },
      { variable: 0, lines: [0] },
    ]);
  });
});

describe('the order of elimination', () => {
  test('the end of a chain leaves first, and the middle of a star last', () => {
    const star = [[0, 1], [0, 2], [0, 3], [3, 4]]; // biome-ignore format: as drawn
    expect(eliminationOrder([0, 1, 2, 3, 4], star, () => 1, accountOf(PLENTY))).toEqual([1, 2, 0, 3, 4]);
    expect(eliminationOrder([0, 1, 2], [[0, 1], [1, 2]], (one) => (one === 0 ? 9 : 1), accountOf(PLENTY))).toEqual([2, 0, 1]); // biome-ignore format: as drawn
  });

  test('the neighbours of one that left are neighbours from then on', () => {
    const circle = [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]]; // biome-ignore format: a circle
    expect(eliminationOrder([0, 2, 1, 3, 4], circle, () => 1, accountOf(PLENTY))).toEqual([0, 2, 1, 3, 4]);
  });
});
