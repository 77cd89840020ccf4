import { describe, expect, it } from 'vitest';
import type { Issue } from '../../web/src/contract.ts';
import {
  byGroup,
  choicesOf,
  occurs,
  onScale,
  optionStandings,
  singleValues,
  stretchesOf,
} from '../../web/src/panels/zone/issue-values.ts';

const level = { id: 'level', title: 'Level', type: 'ordinal', levels: [{ id: 'low' }, { id: 'mid' }, { id: 'high' }] };
const rent = { id: 'rent', title: 'Rent', type: 'integer', min: 800, max: 1600, step: 10, unit: 'euros' };
const months = { id: 'months', title: 'Deposit', type: 'decimal', min: '0.0', max: '2.0', step: '0.5', digits: 1 };
const start = { id: 'start', title: 'Start', type: 'date', min: '2026-02-27', max: '2026-03-01' };
const step = { id: 'first', title: 'First', type: 'step' };
const who = { id: 'who', title: 'Who', type: 'set', options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
const as = <T extends Issue['type']>(issue: { readonly type: string }) => issue as Extract<Issue, { type: T }>;

const standings = (issue: Issue, known: Parameters<typeof choicesOf>[2]) =>
  choicesOf(issue, singleValues(issue, 3)!, known).map(({ standing }) => standing);

describe('the values of an issue', () => {
  it('are told one by one where they are few', () => {
    expect(singleValues(as(level), 0)).toEqual(['low', 'mid', 'high']);
    expect(singleValues(as(months), 0)).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
    expect(singleValues(as(start), 0)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(singleValues(as(step), 2)).toEqual(['never', 1, 2]);
    expect([singleValues(as(rent), 0), singleValues(as(who), 0)]).toEqual([null, null]);
  });

  it('stand as the zone says', () => {
    const values = { some: ['mid', 'high'], every: null };
    expect(standings(as(level), { values, complete: true, fixed: undefined })).toEqual(['out', 'some', 'some']);
    expect(standings(as(level), { values: { some: ['mid'], every: 'mid' }, complete: true, fixed: undefined })).toEqual(
      ['out', 'every', 'out'],
    );
  });

  it('are not called ruled out where the budget ended first', () => {
    const values = { some: ['mid'], every: null };
    expect(standings(as(level), { values, complete: false, fixed: undefined })).toEqual(['unknown', 'some', 'unknown']);
    expect(standings(as(level), { values: undefined, complete: false, fixed: undefined })).toEqual(
      Array(3).fill('unknown'),
    );
  });

  it('are told apart from the one that is fixed, of which alone something was asked', () => {
    const values = { some: ['mid'], every: 'mid' };
    expect(standings(as(level), { values, complete: true, fixed: 'mid' })).toEqual(['elsewhere', 'fixed', 'elsewhere']);
    const two = { values: { some: ['2.0'], every: '2.0' }, complete: true, fixed: '2' };
    expect(standings(as(months), two).at(-1)).toBe('fixed');
  });

  it('are found in runs: numbers, days, ranks', () => {
    expect([990, 1000, 1200, 1210].map((value) => occurs(as(rent), value, [{ from: 1000, to: 1200 }]))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(occurs(as(start), '2026-02-28', [{ from: '2026-02-27', to: '2026-02-28' }])).toBe(true);
    expect(occurs(as(start), '2026-03-01', [{ from: '2026-02-27', to: '2026-02-28' }])).toBe(false);
    expect(['never', 1, 2, 3].map((value) => occurs(as(step), value, ['never', { from: 2, to: 3 }]))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(occurs(as(step), 'never', [{ from: 1, to: 3 }])).toBe(false);
  });

  it('lie on the scale of their issue', () => {
    expect(stretchesOf(as(rent), [{ from: 1000, to: 1200 }, 1600])).toEqual([
      { start: 0.25, end: 0.5 },
      { start: 1, end: 1 },
    ]);
    expect(onScale(as(start), '2026-02-28')).toBe(0.5);
    expect(onScale(as(months), '0.5')).toBe(0.25);
  });

  it('of a set: options in every deal, in some, in none', () => {
    const values = { some: { always: ['a'], possible: ['a', 'b'] }, every: null };
    expect(optionStandings(as(who), { values, complete: true, fixed: undefined })).toEqual({
      a: 'every',
      b: 'some',
      c: 'never',
    });
    expect(optionStandings(as(who), { values, complete: false, fixed: undefined })).toEqual({
      a: 'some',
      b: 'some',
      c: 'unknown',
    });
    expect(optionStandings(as(who), { values, complete: true, fixed: ['b'] })).toEqual({ a: 'out', b: 'in', c: 'out' });
  });

  it('are grouped as the groups come up', () => {
    const issues = [
      { ...as(rent), group: 'money' },
      { ...as(level), group: 'flat' },
      { ...as(months), group: 'money' },
    ];
    expect(byGroup(issues).map(({ group, issues: members }) => [group, ...members.map(({ id }) => id)])).toEqual([
      ['money', 'rent', 'months'],
      ['flat', 'level'],
    ]);
  });
});
