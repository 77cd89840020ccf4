import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { type Point, RunPoints } from '../../src/solving/run-points.ts';
import { runs } from '../laws/runs.ts';

const covers = (one: readonly number[], other: readonly number[]) => one.every((amount, at) => amount >= other[at]!);

/** Those that no other covers, and of equal ones the first. */
const uncovered = (points: readonly Point<number>[]) =>
  points.filter(({ vector }, at) =>
    points.every(
      (other, place) => place === at || !covers(other.vector, vector) || (covers(vector, other.vector) && at < place),
    ),
  );

const inOrderOfValues = (points: readonly Point<number>[]) => points.toSorted((one, other) => one.value - other.value);

/** Cells of a level, amounts of one width throughout: few of them, so that many are equal. */
const level = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(
      fc.array(fc.array(fc.nat({ max: 4 }), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  )
  .map((cells) => {
    let value = 0;
    return cells.map((cell) => uncovered(cell.map((vector) => ({ value: value++, vector }))));
  });

describe('points of runs of cells', () => {
  test('LAW: are those that no other of the run covers, of equal ones the first', () => {
    fc.assert(
      fc.property(level, (cells) => {
        const points = new RunPoints(cells);
        const account = accountOf({ steps: 1e9, bytes: 1e9 });
        for (let from = 0; from < cells.length; from++) {
          for (let end = from + 1; end <= cells.length; end++) {
            const found = points.among(from, end, account)!;
            expect(inOrderOfValues(found)).toEqual(inOrderOfValues(uncovered(cells.slice(from, end).flat())));
          }
        }
      }),
      runs(300),
    );
  });

  test('are paid for while they are compared, so that a long run ends where the account does', () => {
    // No point covers another, so each of four amounts is compared with all before it.
    const cells = Array.from({ length: 40_000 }, (_, value) => [
      { value, vector: [value, -value, value % 7, value % 5] },
    ]);
    const account = accountOf({ steps: 1000, bytes: 1e9 });
    expect(new RunPoints(cells).among(0, cells.length, account)).toBeNull();
    expect(account.spent).toBe(1000);
  });
});
