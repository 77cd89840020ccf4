import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minimalTrueSets, type Subset } from '../../src/reasoning/minimal-sets.ts';
import { runs } from '../laws/runs.ts';
import { subsets } from '../oracle/check.ts';

/** Monotone: true for every set that holds one of the causes. */
const causedBy = (causes: readonly Subset[]) => (subset: Subset) =>
  causes.some((cause) => cause.every((member) => subset.includes(member)));

describe('minimalTrueSets', () => {
  test('finds every cause, the smallest first, ties in order', () => {
    const causes = [[0, 2, 3], [4], [1, 3], [1, 2]];
    expect(minimalTrueSets(5, causedBy(causes), 100)).toEqual({
      sets: [[4], [1, 2], [1, 3], [0, 2, 3]],
      complete: true,
    });
  });

  test('finds nothing where even all together are not enough, and the empty set where nothing is needed', () => {
    expect(minimalTrueSets(3, () => false, 100)).toEqual({ sets: [], complete: true });
    expect(minimalTrueSets(3, () => true, 100)).toEqual({ sets: [[]], complete: true });
    expect(minimalTrueSets(0, () => false, 100)).toEqual({ sets: [], complete: true });
  });

  test('says that it is not complete where the limit or an undecided test stops it', () => {
    const causes = [[0], [1], [2]];
    expect(minimalTrueSets(3, causedBy(causes), 2)).toEqual({ sets: [[0], [1]], complete: false });
    expect(minimalTrueSets(3, causedBy(causes), 3)).toEqual({ sets: [[0], [1], [2]], complete: true });
    expect(minimalTrueSets(3, () => null, 100)).toEqual({ sets: [], complete: false });
  });

  test('finds as many as are asked for where there are too many candidates to find all', () => {
    const pairs = Array.from({ length: 101 }, (_, at) => [at, at + 101]);
    const { sets, complete } = minimalTrueSets(202, causedBy(pairs), 100);
    expect(complete).toBe(false);
    expect(new Set(sets.map(String)).size).toBe(100);
    for (const [one, other] of sets) expect(other! - one!).toBe(101);
  });

  test('finds large sets among very many in few questions', () => {
    let asked = 0;
    const half = (subset: Subset) => ++asked > 0 && subset.length >= 8;
    const { sets, complete } = minimalTrueSets(16, half, 16);
    expect([sets.length, complete]).toEqual([16, false]);
    expect(new Set(sets.map(String)).size).toBe(16);
    for (const set of sets) expect(set).toHaveLength(8);
    expect(asked).toBeLessThan(10_000);
  });

  test('LAW: the minimal among all true subsets; those found before a test is undecided are among them', () => {
    const member = fc.nat({ max: 6 });
    const cause = fc.uniqueArray(member, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(cause, { maxLength: 6 }), fc.nat({ max: 40 }), (causes, patience) => {
        const holds = causedBy(causes);
        const found: number[][] = [];
        for (const subset of subsets([0, 1, 2, 3, 4, 5, 6])) {
          if (holds(subset) && !found.some((smaller) => smaller.every((one) => subset.includes(one))))
            found.push(subset);
        }
        const keys = (sets: readonly Subset[]) => sets.map((set) => set.join()).sort();
        const { sets, complete } = minimalTrueSets(7, holds, 1000);
        expect([keys(sets), complete]).toEqual([keys(found), true]);
        let asked = 0;
        const impatient = minimalTrueSets(7, (subset) => (asked++ < patience ? holds(subset) : null), 1000);
        expect(keys(found)).toEqual(expect.arrayContaining(keys(impatient.sets)));
        if (impatient.complete) expect(impatient.sets).toEqual(sets);
      }),
      runs(300),
    );
  });
});
