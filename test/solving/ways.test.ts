import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { firstRowsAlong, Ways } from '../../src/solving/ways.ts';
import { runs } from '../laws/runs.ts';

/** The same rows as ways: each state stands for what may follow, and equal ones are one. */
function waysOf(rows: readonly (readonly number[])[], levels: number): Ways {
  const ways = new Ways(levels);
  const states = new Map<string, number>();
  const stateOf = (rest: readonly (readonly number[])[], level: number): number => {
    const key = `${level} ${rest.map(String).sort().join(' ')}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const made = ways.state(level);
    states.set(key, made);
    for (const choice of new Set(rest.map(([first]) => first))) {
      if (choice === undefined) continue;
      const after = rest.filter(([first]) => first === choice).map((row) => row.slice(1));
      ways.choose(made, choice, stateOf(after, level + 1));
    }
    return made;
  };
  stateOf(rows, 0);
  return ways;
}

const inOrder = (order: readonly number[]) => (one: readonly number[], other: readonly number[]) => {
  const first = order.find((level) => one[level] !== other[level]);
  return first === undefined ? 0 : one[first]! - other[first]!;
};

const ample = () => accountOf({ steps: 1e9, bytes: 1e9 });

describe('rows along ways', () => {
  const set = fc.uniqueArray(fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 25,
    selector: String,
  });
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });

  test('LAW: the first of all rows, whichever level comes first', () => {
    fc.assert(
      fc.property(set, order, fc.integer({ min: 1, max: 30 }), (rows, levels, limit) => {
        const found = firstRowsAlong(waysOf(rows, 5), levels, limit, ample(), (_, choice) => [choice]);
        const wanted = rows.toSorted(inOrder(levels)).slice(0, limit);
        expect(found).toEqual(wanted.map((row) => levels.map((level) => row[level]!)));
      }),
      runs(500),
    );
  });

  test('a choice may stand for several values', () => {
    const ways = waysOf(
      [
        [0, 1],
        [1, 0],
      ],
      2,
    );
    const values = (_: number, choice: number) => (choice === 0 ? [0, 1] : [5]);
    expect(firstRowsAlong(ways, [0, 1], 9, ample(), values)).toEqual([
      [0, 5],
      [1, 5],
      [5, 0],
      [5, 1],
    ]);
    expect(firstRowsAlong(ways, [1, 0], 3, ample(), values)).toEqual([
      [0, 5],
      [1, 5],
      [5, 0],
    ]);
  });

  test('ends where the account does', () => {
    const ways = waysOf(
      [
        [0, 1],
        [1, 0],
      ],
      2,
    );
    expect(firstRowsAlong(ways, [0, 1], 9, accountOf({ steps: 3, bytes: 1 }), (_, choice) => [choice])).toBeNull();
  });
});
