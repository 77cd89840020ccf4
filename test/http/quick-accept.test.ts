import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { asked } from '../../src/http/asking.ts';
import { dealAsked, isPlainDeal } from '../../src/http/deal-asked.ts';

const Body = z.strictObject({ ...dealAsked, ...asked });
const name = fc.oneof(fc.constantFrom('rent', 'a_1', 'A', '1a', '', '__proto__', 'x'.repeat(64), 'x'.repeat(65)));
const value = fc.oneof(
  fc.boolean(),
  fc.double(),
  fc.string({ maxLength: 300 }),
  fc.constant('y'.repeat(257)),
  fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 32 }),
  fc.constant(null),
  fc.constant({}),
);
const body = fc.oneof(
  fc.record({ deal: fc.oneof(name, value) }),
  fc.record({ terms: fc.oneof(fc.dictionary(name, value, { maxKeys: 4 }), value) }),
  fc.record({ terms: fc.dictionary(fc.constantFrom('rent', 'pets'), fc.oneof(fc.boolean(), fc.nat(), fc.string())) }),
  fc.record({ deal: fc.constant('a'), terms: fc.constant({}) }),
  fc.record({ terms: fc.constant({}), context: fc.constant({}) }),
  fc.anything(),
);

it('LAW: what is accepted quickly the schema accepts, unchanged', () => {
  let accepted = 0;
  fc.assert(
    fc.property(body, (sent) => {
      if (!isPlainDeal(sent)) return;
      accepted++;
      expect(Body.safeParse(sent)).toEqual({ success: true, data: sent });
    }),
    { seed: 41, numRuns: 4000 },
  );
  expect(accepted).toBeGreaterThan(500);
});
