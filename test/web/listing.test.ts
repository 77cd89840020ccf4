import { describe, expect, it } from 'vitest';
import {
  bySize,
  commonFirst,
  concessionTitle,
  conflictTitle,
  listingWords,
  occurrences,
} from '../../web/src/panels/zone/listing.ts';

const sets = (...texts: readonly string[]) => texts.map((text) => ({ members: text.split('').map((id) => ({ id })) }));
const idsOf = (set: { members: readonly { id: string }[] }) => set.members.map(({ id }) => id).join('');
const noun = ['conflict', 'conflicts'] as const;

describe('sets of lines', () => {
  it('come smallest first, and as they came where they are of one size', () => {
    expect(bySize(sets('abc', 'd', 'ef', 'g')).map(idsOf)).toEqual(['d', 'g', 'ef', 'abc']);
  });

  it('begin with what many of them have in common', () => {
    const all = sets('axb', 'ayb', 'azb');
    const often = occurrences(all);
    expect(Object.fromEntries(often)).toEqual({ a: 3, b: 3, x: 1, y: 1, z: 1 });
    expect(
      all.map(({ members }) =>
        commonFirst(members, often)
          .map(({ id }) => id)
          .join(''),
      ),
    ).toEqual(['abx', 'aby', 'abz']);
  });

  it('are told against how many there are', () => {
    expect(listingWords({ count: '3', listed: 3, shown: 3, noun })).toBe('');
    expect(listingWords({ count: '30', listed: 30, shown: 10, noun })).toBe('10 of 30 conflicts are shown.');
    expect(listingWords({ count: '2400', listed: 100, shown: 10, noun })).toBe(
      '10 of 2,400 conflicts are shown; the smallest 100 were listed.',
    );
  });

  it('are not said to be all where that is not known', () => {
    expect(listingWords({ count: null, listed: 1, shown: 1, noun })).toBe(
      'At least 1 conflict; the budget ended before it was known whether these are all.',
    );
    expect(listingWords({ count: null, listed: 14, shown: 10, noun })).toMatch(/^At least 14 .* 10 are shown\.$/);
    expect(listingWords({ count: null, listed: 0, shown: 0, noun })).toMatch(/^It is not known how many conflicts/);
  });

  it('are named by how many they are', () => {
    expect([1, 2, 4, 13].map((count) => conflictTitle(count, 'all'))).toEqual([
      'No possible deal keeps this one',
      'These two cannot both hold',
      'These four cannot all hold',
      'These 13 cannot all hold',
    ]);
    expect(conflictTitle(2, 'rules')).toBe('These two rules cannot both be kept');
    expect([1, 3].map((count) => conflictTitle(count, 'quorum'))).toEqual([
      'With this one, too few can accept',
      'With these three, too few can accept',
    ]);
    expect([1, 3].map(concessionTitle)).toEqual([
      'Were this given up, a deal would open',
      'Were these three given up, a deal would open',
    ]);
  });
});
