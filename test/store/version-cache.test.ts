import { describe, expect, test } from 'vitest';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { VersionCache, weigh } from '../../src/store/version-cache.ts';

const key = (version: number) => ({ id: 'case', version });
const negotiation = (version: number) => ({ version }) as Negotiation;

describe('the cache of versions', () => {
  test('lets go of what was used longest ago, past its bytes', () => {
    const cache = new VersionCache(300);
    for (const version of [1, 2, 3]) cache.put(key(version), negotiation(version), 100);
    expect(cache.get(key(1))?.version).toBe(1);
    cache.put(key(4), negotiation(4), 100);
    expect([1, 2, 3, 4].map((version) => cache.get(key(version))?.version)).toEqual([1, undefined, 3, 4]);
    cache.put(key(5), negotiation(5), 250);
    expect([1, 3, 4, 5].filter((version) => cache.get(key(version)))).toEqual([5]);
  });

  test('keeps the newest, however large, and counts what is put again once', () => {
    const cache = new VersionCache(300);
    cache.put(key(1), negotiation(1), 1000);
    expect(cache.get(key(1))).toBeDefined();
    cache.put(key(2), negotiation(2), 100);
    expect(cache.get(key(1))).toBeUndefined();
    for (let n = 0; n < 10; n++) cache.put(key(2), negotiation(2), 100);
    expect(cache.bytesOf(key(2))).toBe(100);
    cache.put(key(3), negotiation(3), 200);
    expect(cache.get(key(2))).toBeDefined();
  });

  test('weighs a value about as the heap does', () => {
    expect(weigh('x'.repeat(1000))).toBeGreaterThan(1000);
    expect(weigh(Array.from({ length: 100 }, (_, n) => ({ n })))).toBeGreaterThan(2000);
    expect(weigh(null)).toBeLessThan(20);
  });
});
