import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cacheKey, type KeyPart } from '../../src/work/cache-key.ts';

const part: fc.Arbitrary<KeyPart> = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ':', '1', 's', 'n', '0', 'l', '\u0000', 'é') }),
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const parts = fc.array(part, { maxLength: 5 });
const same = (a: readonly KeyPart[], b: readonly KeyPart[]) =>
  a.length === b.length && a.every((one, at) => Object.is(one, b[at]));

it('LAW: cache keys are injective', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(cacheKey(a) === cacheKey(b)).toBe(same(a, b));
    }),
    { seed: 5, numRuns: 5000 },
  );
});

it('LAW: no text within a part can pass for the end of it', () => {
  fc.assert(
    fc.property(parts, fc.nat(), (list, at) => {
      const key = cacheKey(list);
      const [head, tail] = [key.slice(0, at % (key.length + 1)), key.slice(at % (key.length + 1))];
      expect(cacheKey([head, tail])).not.toBe(cacheKey([key]));
    }),
    { seed: 6, numRuns: 1000 },
  );
});
