import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, PANELS, START, type View, viewOf } from '../../web/src/address.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/);
const texts = fc.dictionary(name, fc.string({ maxLength: 12 }), { noNullPrototype: true, maxKeys: 5 });
const value = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string({ maxLength: 6 }),
  fc.constantFrom('true', '12', '1.50', '"', '[', '2025-04-30'),
  fc.array(name, { maxLength: 3 }),
);
const assumed = fc.dictionary(name, value, { noNullPrototype: true, minKeys: 1, maxKeys: 3 });
const looked = fc.record(
  {
    circumstances: assumed,
    asOf: fc.constantFrom('2025-04-30', '2024-02-29'),
    perspective: name,
    basis: fc.constantFrom('declared', 'both'),
  },
  { requiredKeys: [] },
);
const views: fc.Arbitrary<View> = fc.record({
  case: fc.option(name),
  panel: fc.constantFrom(...PANELS),
  context: looked,
  other: looked,
  terms: texts,
  options: texts,
});

describe('an address', () => {
  it('LAW: what was written is read as the same view', () => {
    fc.assert(
      fc.property(views, (view) => {
        const address = addressOf(view);
        expect(viewOf(address === '/' ? '' : address)).toEqual(view);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('says nothing where there is nothing to say', () => {
    expect(addressOf(START)).toBe('/');
    expect(addressOf({ ...START, case: 'flat-lease', panel: 'deal', terms: { rent: '1200' } })).toBe(
      '?case=flat-lease&panel=deal&t.rent=1200',
    );
  });

  it('reads what is assumed of the world without knowing the case', () => {
    const circumstances = { us_engaged: false, us_aid: 'none', brigades: 12, price: '1.50', mediators: ['a', 'b'] };
    const address = addressOf({ ...START, case: 'x', context: { circumstances } });
    expect(address).toContain('&c.us_engaged=false&c.us_aid=none&c.brigades=12&');
    expect(viewOf(address).context).toEqual({ circumstances });
  });

  it('passes over what it does not know', () => {
    expect(viewOf('?case=flat-lease&panel=nowhere&colour=red')).toEqual({ ...START, case: 'flat-lease' });
  });
});
