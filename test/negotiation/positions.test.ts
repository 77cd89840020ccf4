import { describe, expect, test } from 'vitest';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { flag, levels, options, subset, whole } from '../reasoning/small-case.ts';

const issues = [
  whole('rent', 900, 1200, 10),
  levels('aid', 'small', 'large'),
  options('lead', 'x', 'y'),
  subset('guar', 'g'),
  flag('pets'),
  { id: 'price', title: 'Price', type: 'decimal' as const, min: '0', max: '20', digits: 2 },
];

function faultsOf(issue: string, wants: unknown) {
  const position = { id: 'p', party: 'anna', title: 'P', basis: 'declared', issue, wants };
  const parties = [{ id: 'anna', name: 'Anna' }];
  const document = { negotiation: { id: 'x', title: 'X' }, parties, issues, positions: [position] };
  return diagnoseDocument(Document.parse(document)).map(({ pointer, code, help }) => [pointer, code, help]);
}

describe('what a position wants', () => {
  test.each([
    ['rent', { from: 1200, to: 900 }],
    // By place, not by spelling.
    ['aid', { from: 'large', to: 'small' }],
    ['price', { from: '10', to: '9' }],
  ])('a reversed range on %s is refused', (issue, wants) => {
    expect(faultsOf(issue, wants)).toEqual([['/positions/0/wants', 'range_reversed', 'swap `from` and `to`']]);
  });

  test.each([
    ['rent', { from: 900, to: 1200 }],
    ['rent', { from: 1000, to: 1000 }],
    ['aid', { from: 'small', to: 'large' }],
    ['price', { from: '9', to: '10' }],
    ['price', { from: '10' }],
    ['guar', []],
  ])('%s: %j stands', (issue, wants) => {
    expect(faultsOf(issue, wants)).toEqual([]);
  });

  test.each([
    ['rent', []],
    ['lead', []],
    ['rent', {}],
  ])('%s: %j wants nothing', (issue, wants) => {
    expect(faultsOf(issue, wants)).toMatchObject([['/positions/0/wants', 'nothing_wanted', expect.any(String)]]);
  });

  test('truth in quotes is told to go without', () => {
    expect(faultsOf('pets', 'true')).toEqual([
      ['/positions/0/wants', 'value_out_of_domain', 'leave the quotes away: `true`'],
    ]);
    expect(faultsOf('pets', 'yes')).toMatchObject([[expect.anything(), expect.anything(), 'give `true` or `false`']]);
  });
});
