import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../../web/src/contract.ts';
import { pairsTold } from '../../../web/src/panels/positions/pairs.ts';
import { oneOf, rowGroups, SORTS } from '../../../web/src/panels/positions/rows.ts';

type Row = Schemas['ComparedIssue'];
const row = (issue: string, group: string | null, relation: Row['relation'], distance: number | null) =>
  ({ issue, group, relation, distance }) as Row;

// As an answer tells them: in byte order of ids.
const answer = {
  issues: [
    row('arms', 'security', 'apart', 0.4),
    row('border', 'land', 'apart', 0.9),
    row('cash', null, 'unspoken', null),
    row('dam', 'land', 'agreed', 0),
    row('envoys', 'security', 'one_sided', null),
  ],
  groups: [{ group: 'land', distance: 0.45 }] as Schemas['ComparedGroup'][],
  separating: [
    { issue: 'arms', distance: 0.4, salience: 100, separation: 0.4 },
    { issue: 'border', distance: 0.9, salience: null, separation: null },
  ],
};
const order = ['dam', 'arms', 'border', 'cash', 'envoys'].map((id) => ({ id })) as never;
const told = (choice: Parameters<typeof rowGroups>[2]) =>
  rowGroups(answer, order, choice).map(({ group, issues }) => [group, issues.map(({ issue }) => issue).join(' ')]);

describe('the rows of the matrix', () => {
  it('stand group by group as the case names them, with the sub-totals the answer has', () => {
    expect(told({ shown: 'all', sort: 'case' })).toEqual([
      ['land', 'dam border'],
      ['security', 'arms envoys'],
      [null, 'cash'],
    ]);
    const [land, security] = rowGroups(answer, order, { shown: 'all', sort: 'case' });
    expect([land?.total?.distance, security?.total]).toEqual([0.45, null]);
  });

  it('stand by what is largest, with what has no number at the end', () => {
    expect(told({ shown: 'all', sort: 'distance' })).toEqual([[null, 'border arms dam cash envoys']]);
    expect(told({ shown: 'all', sort: 'separation' })).toEqual([[null, 'arms border dam cash envoys']]);
  });

  it('are those where the parties are apart, or where somebody speaks', () => {
    expect(told({ shown: 'apart', sort: 'distance' })).toEqual([[null, 'border arms']]);
    expect(told({ shown: 'spoken', sort: 'distance' })).toEqual([[null, 'border arms dam envoys']]);
    expect(told({ shown: 'apart', sort: 'case' }).map(([group]) => group)).toEqual(['security', 'land']);
  });

  it('take what the address says only where it is known', () => {
    expect([oneOf(SORTS, 'distance'), oneOf(SORTS, 'colour'), oneOf(SORTS, undefined)]).toEqual([
      'distance',
      'case',
      'case',
    ]);
  });
});

describe('pairs', () => {
  it('have the farthest first, and the reasons of the others once', () => {
    const reason = { why: 'nothing_in_common', text: 'nothing in common' } as const;
    const pair = (parties: string[], distance: number | null) => ({
      parties,
      distance,
      reason: distance === null ? reason : null,
    });
    const { told: known, untold } = pairsTold([pair(['a', 'b'], 0), pair(['a', 'c'], null), pair(['b', 'c'], 0.5)]);
    expect(known.map(({ distance }) => distance)).toEqual([0.5, 0]);
    expect([...untold].map(([text, pairs]) => [text, pairs.length])).toEqual([['nothing in common', 1]]);
  });
});
