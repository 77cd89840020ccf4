import { describe, expect, it } from 'vitest';
import type { Case, Value } from '../../web/src/contract.ts';
import { blankOf } from '../../web/src/panels/editing/blank.ts';
import { type Fault, faultsAt, faultsElsewhere, faultsWithin } from '../../web/src/panels/editing/faults-at.ts';
import { editedText, readEdited } from '../../web/src/panels/editing/kinds.ts';
import { groupsOf } from '../../web/src/panels/editing/listing.ts';
import { differing, same } from '../../web/src/panels/editing/same.ts';
import { endsOf, isOdd, wantedOf, wantsBetween, wantsOf } from '../../web/src/panels/editing/wanted.ts';

const fault = (pointer: string): Fault => ({ in: 'body', pointer, code: 'x', detail: 'x' });

describe('faults', () => {
  const faults = ['/title', '/terms/rent', '/terms', '/citations/0/source', '/citations/10', '/nowhere'].map(fault);
  const pointers = (found: readonly Fault[]) => found.map(({ pointer }) => pointer);

  it('are told at the field they point at or into', () => {
    expect(pointers(faultsAt(faults, 'terms'))).toEqual(['/terms/rent', '/terms']);
    expect(pointers(faultsAt(faults, 'term'))).toEqual([]);
    expect(pointers(faultsWithin(faults, 'citations', 1))).toEqual([]);
    expect(pointers(faultsWithin(faults, 'citations', 0))).toEqual(['/citations/0/source']);
    expect(pointers(faultsWithin([fault('/terms/a~1b')], 'terms', 'a/b'))).toEqual(['/terms/a~1b']);
  });

  it('none goes untold', () => {
    expect(pointers(faultsElsewhere(faults, ['title', 'terms', 'citations']))).toEqual(['/nowhere']);
  });
});

describe('what is edited', () => {
  it('is named in the address', () => {
    expect(readEdited(editedText('redLines', 'landlord-rent'))).toMatchObject({
      kind: { segment: 'red-lines' },
      id: 'landlord-rent',
    });
    expect(readEdited(editedText('deals', null))).toMatchObject({ kind: { collection: 'deals' }, id: null });
    expect(['', 'sources/x', 'redLines', undefined].map(readEdited)).toEqual([null, null, null, null]);
  });

  it('differs where it says something else, whatever the order', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect([same([1], { 0: 1 }), same([1, 2], [2, 1]), same(null, {}), same('1', 1)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(differing({ a: 1, b: 2, c: [3] }, { a: 1, b: 3, d: 4, c: [3] })).toEqual(['b', 'd']);
  });
});

describe('what a position wants', () => {
  const values: Value[] = ['none', 'assurance', 'deterrent', 'robust'];
  it('is any of the values listed, or those from one to another', () => {
    expect(wantedOf('robust', values)).toEqual(['robust']);
    expect(wantedOf(['none', 'robust'], values)).toEqual(['none', 'robust']);
    expect(wantedOf({ from: 'deterrent' }, values)).toEqual(['deterrent', 'robust']);
    expect(wantedOf({ to: 'assurance' }, values)).toEqual(['none', 'assurance']);
    expect([wantedOf(undefined, values), wantsOf([])]).toEqual([[], undefined]);
    expect([wantsOf([true]), wantsOf(['a', 'b'])]).toEqual([true, ['a', 'b']]);
  });

  it('has ends, which are one value where they are the same', () => {
    expect([endsOf(undefined), endsOf({ from: 5 }), endsOf(5)]).toEqual([{}, { from: 5 }, { from: 5, to: 5 }]);
    expect([wantsBetween(5, 5), wantsBetween(5, 6), wantsBetween(undefined, 6)]).toEqual([
      5,
      { from: 5, to: 6 },
      { to: 6 },
    ]);
    expect(wantsBetween(undefined, undefined)).toBeUndefined();
  });

  it('is left alone where there is no control for it', () => {
    const of = (type: 'integer' | 'set' | 'ordinal', wants: unknown) => isOdd({ type }, wants);
    expect([of('integer', [1, 2]), of('set', [['a'], ['b']]), of('set', { from: ['a'] })]).toEqual([true, true, true]);
    expect([of('integer', 1), of('integer', { from: 1 }), of('set', ['a', 'b']), of('ordinal', ['a'])]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

const LIVE = {
  parties: [{ id: 'tenant' }, { id: 'landlord' }],
  issues: [{ id: 'rent', type: 'integer' }],
  redLines: [
    { id: 'low', party: 'tenant', title: 'Low rent', text: 'No more than this.', holds: 'rent <= 1200' },
    { id: 'high', party: 'landlord', title: 'High rent', text: '', holds: 'rent >= 1000' },
  ],
  preconditions: [],
  positions: [{ id: 'wish', party: 'tenant', title: 'A wish', text: '', issue: 'rent' }],
  deals: [{ id: 'draft', title: 'A draft', terms: {} }],
} as unknown as Case;

describe('the list', () => {
  const named = (filter: Partial<Parameters<typeof groupsOf>[1]>) =>
    groupsOf(LIVE, { party: undefined, collection: undefined, words: '', ...filter }).map(({ party, entries }) => [
      party,
      ...entries.map(({ name }) => name),
    ]);

  it('is by party, in the order of the case, what is nobody’s last', () => {
    expect(named({})).toEqual([
      ['tenant', 'redLines/low', 'positions/wish'],
      ['landlord', 'redLines/high'],
      [null, 'deals/draft'],
    ]);
  });

  it('is narrowed by party, by kind and by words, wherever they stand', () => {
    expect(named({ party: 'landlord' })).toEqual([['landlord', 'redLines/high']]);
    expect(named({ collection: 'positions' })).toEqual([['tenant', 'positions/wish']]);
    expect(named({ words: 'RENT red' })).toEqual([
      ['tenant', 'redLines/low'],
      ['landlord', 'redLines/high'],
    ]);
    expect(named({ words: 'more than' })).toEqual([['tenant', 'redLines/low']]);
    expect(named({ words: 'nowhere' })).toEqual([]);
  });

  it('a new one begins with whose it is, a deal with the terms there are', () => {
    expect(blankOf('redLines', LIVE, { terms: {} })).toMatchObject({ party: 'tenant', holds: '', basis: 'declared' });
    expect(blankOf('positions', LIVE, { party: 'landlord', terms: {} })).toMatchObject({
      party: 'landlord',
      issue: 'rent',
    });
    expect(blankOf('deals', LIVE, { terms: { rent: 1100 } })).toMatchObject({ terms: { rent: 1100 } });
  });
});
