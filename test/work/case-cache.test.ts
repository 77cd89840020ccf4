import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseCache } from '../../src/work/case-cache.ts';

it('LAW: what is found is what was put there last, and never more is held than allowed but for the newest', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const steps = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (all) => {
      const cache = caseCache<string>(100);
      const put = new Map<string, { compiled: string; bytes: number }>();
      for (const [at, [key, bytes, isPut]] of all.entries()) {
        if (!isPut) {
          expect([undefined, put.get(key)?.compiled]).toContain(cache.get(key));
          continue;
        }
        cache.put(key, `${key}${at}`, bytes);
        put.set(key, { compiled: `${key}${at}`, bytes });
        const held = [...put].filter(([one, { compiled }]) => cache.get(one) === compiled);
        expect(held.map(([one]) => one)).toContain(key);
        expect(held.length === 1 || held.reduce((sum, [, one]) => sum + one.bytes, 0) <= 100).toBe(true);
      }
    }),
    { seed: 7, numRuns: 1000 },
  );
});

it('forgets what was not asked for longest', () => {
  const cache = caseCache<number>(100);
  for (const [at, name] of ['a', 'b', 'c'].entries()) cache.put(name, at, 33);
  cache.get('a');
  cache.put('d', 3, 33);
  expect(['a', 'b', 'c', 'd'].map((name) => cache.get(name))).toEqual([0, undefined, 2, 3]);
});
