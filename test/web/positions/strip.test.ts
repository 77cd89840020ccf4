import { describe, expect, it } from 'vitest';
import type { Issue, ValueSet } from '../../../web/src/contract.ts';
import { isWhole, placeOf, stretchesOf } from '../../../web/src/panels/positions/strip.ts';
import { setWords, share } from '../../../web/src/panels/positions/words.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id, title: id.toUpperCase() }));
const level = { id: 'level', title: 'Level', type: 'ordinal', levels: options('a', 'b', 'c', 'd') } as Issue;
const rent = { id: 'rent', title: 'Rent', type: 'integer', min: 800, max: 1600, unit: 'euros' } as Issue;
const day = { id: 'day', title: 'Day', type: 'date', min: '2026-01-01', max: '2026-01-11' } as Issue;
const step = { id: 'step', title: 'Step', type: 'step' } as Issue;
const some = { id: 'some', title: 'Some', type: 'set', options: options('p', 'q', 'r') } as Issue;
const RANKS = 4;
const ends = (issue: Issue, set: ValueSet) =>
  stretchesOf(issue, set, RANKS).map(({ from, to, perhaps }) => [from, to, perhaps]);

describe('values on a strip', () => {
  it('lie in their cells, neighbours as one', () => {
    expect(ends(level, ['a', 'c', 'd'])).toEqual([
      [0, 0.25, false],
      [0.5, 1, false],
    ]);
    expect(ends(step, ['never', { from: 3, to: 4 }])).toEqual([
      [0, 0.2, false],
      [0.6, 1, false],
    ]);
    expect(ends(level, [])).toEqual([]);
  });

  it('lie on the scale of numbers and days', () => {
    expect(ends(rent, [{ from: 1000, to: 1200 }])).toEqual([[0.25, 0.5, false]]);
    expect(ends(day, [{ from: '2026-01-06', to: '2026-01-11' }])).toEqual([[0.5, 1, false]]);
  });

  it('of a set are certain or possible', () => {
    expect(ends(some, { always: ['p'], possible: ['p', 'q'] })).toEqual([
      [0, 1 / 3, false],
      [1 / 3, 2 / 3, true],
    ]);
  });

  it('have a place where they have one', () => {
    expect([placeOf(level, 'b', RANKS), placeOf(rent, 1000, RANKS), placeOf(step, 'never', RANKS)]).toEqual([
      0.375, 0.25, 0.1,
    ]);
    expect([placeOf(level, 'z', RANKS), placeOf(some, ['p'], RANKS)]).toEqual([null, null]);
  });

  it('are all there is, or not', () => {
    expect(isWhole(level, ['a', 'b', 'c', 'd'], RANKS)).toBe(true);
    expect(isWhole(level, ['a', 'b', 'd'], RANKS)).toBe(false);
    expect(isWhole(step, ['never', { from: 1, to: 4 }], RANKS)).toBe(true);
    expect(isWhole(step, [{ from: 1, to: 4 }], RANKS)).toBe(false);
    expect(isWhole(some, { always: [], possible: ['p', 'q', 'r'] }, RANKS)).toBe(true);
    expect(isWhole(some, { always: ['p'], possible: ['p', 'q', 'r'] }, RANKS)).toBe(false);
  });
});

describe('values in words', () => {
  it('are short', () => {
    expect(setWords(level, ['a', 'b', 'c', 'd'], RANKS)).toBe('anything');
    expect(setWords(level, [], RANKS)).toBe('nothing');
    expect(setWords(level, ['b', 'c', 'd'], RANKS)).toBe('B to D');
    expect(setWords(level, ['a', 'c', 'd'], RANKS)).toBe('A, C or D');
    expect(setWords(rent, [{ from: 900, to: 1150 }], RANKS)).toBe('900 to 1150 euros');
  });

  it('never make a number of 0 or 1 that is neither', () => {
    expect([0, 0.001, 0.25, 1 / 3, 0.999, 1].map(share)).toEqual(['0', '< 0.01', '0.25', '0.33', '> 0.99', '1']);
  });
});
