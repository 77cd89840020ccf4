import { describe, expect, test } from 'vitest';
import { conditionOf } from '../../src/language/condition-of.ts';
import type { Domain } from '../../src/language/domain.ts';
import { compileOverBox, compileTruth, type Layout, MAYBE, NO, YES } from '../../src/language/evaluate.ts';
import { parse } from '../../src/language/parse.ts';

const domains: Record<string, Domain> = {
  path: { type: 'categorical', options: ['open', 'deferred', 'renounced'] },
  level: { type: 'ordinal', levels: ['none', 'deterrent', 'robust'] },
  troops: { type: 'boolean' },
  cap: { type: 'integer', min: 100, max: 1000, step: 10 },
  set: { type: 'set', options: ['us', 'uk', 'fr'] },
  turned_path: { type: 'categorical', options: ['renounced', 'open', 'deferred'] },
  turned_set: { type: 'set', options: ['fr', 'us', 'uk'] },
  one: { type: 'step', ranks: 3 },
  two: { type: 'step', ranks: 3 },
  huge: { type: 'integer', min: 0, max: 2 ** 52, step: 1 },
  vast: { type: 'integer', min: 0, max: 2 ** 52, step: 1 },
  fixed: { type: 'integer', min: 7, max: 7, step: 1 },
};
const layout: Layout = new Map(Object.entries(domains).map(([name, domain], slot) => [name, { slot, domain }]));
const names = Object.keys(domains);

function row(indices: Record<string, number>): number[] {
  return names.map((name) => indices[name] ?? 0);
}

const read = (text: string) => parse(text).expression!;

describe('truth on a point', () => {
  test.each<[string, Record<string, number>, boolean]>([
    ['level >= "deterrent"', { level: 1 }, true],
    ['level >= "deterrent"', { level: 0 }, false],
    ['cap >= 605', { cap: 50 }, false],
    ['cap >= 605', { cap: 51 }, true],
    ['path in ["open", "renounced"]', { path: 1 }, false],
    ['path in ["open", "renounced"]', { path: 2 }, true],
    ['set contains "uk" and size(set) == 2', { set: 0b110 }, true],
    ['set == ["fr", "us"]', { set: 0b101 }, true],
    ['path == turned_path', { path: 0, turned_path: 1 }, true],
    ['path == turned_path', { path: 1, turned_path: 1 }, false],
    ['turned_path != path', { path: 2, turned_path: 0 }, false],
    ['set == turned_set', { set: 0b011, turned_set: 0b110 }, true],
    ['set == turned_set', { set: 0b011, turned_set: 0b011 }, false],
    ['before(one, two)', { one: 0, two: 2 }, false],
    ['before(one, two)', { one: 1, two: 2 }, true],
    ['together(one, two)', { one: 0, two: 0 }, false],
    ['troops implies path == "open"', { troops: 1, path: 1 }, false],
    ['fixed + cap == 107', {}, true],
    ['count(troops, path == "open") * 2 - size(set) > 3', { troops: 1 }, true],
  ])('%s at %j is %j', (text, indices, truth) => {
    expect(compileTruth(read(text), layout)(row(indices))).toBe(truth);
    const point = row(indices);
    expect(compileOverBox(read(text), layout)(point, point)).toBe(truth ? YES : NO);
  });

  test('sums past 2^53 stay exact', () => {
    const [a, b] = [4400000000000001n, 4399999991200000n];
    const by = 1000000007n * a - 1000000009n * b;
    const point = row({ huge: Number(a), vast: Number(b) });
    const close = compileTruth(read(`1000000007 * huge - 1000000009 * vast == ${by}`), layout);
    expect(close(point)).toBe(true);
    const off = compileTruth(read(`1000000007 * huge - 1000000009 * vast == ${by + 1n}`), layout);
    expect(off(point)).toBe(false);
    const box = compileOverBox(read(`1000000007 * huge - 1000000009 * vast == ${by + 1n}`), layout);
    expect(box(point, point)).toBe(NO);
  });

  test('a settled issue with an enormous weight changes nothing else', () => {
    const text = `${'9'.repeat(400)} * fixed + cap > ${'9'.repeat(400)} * 7 + 105`;
    expect(compileTruth(read(text), layout)(row({ cap: 0 }))).toBe(false);
    expect(compileTruth(read(text), layout)(row({ cap: 1 }))).toBe(true);
  });
});

describe('truth over a box', () => {
  test.each<[string, Record<string, [number, number]>, number]>([
    ['level >= "deterrent"', { level: [1, 2] }, YES],
    ['level >= "deterrent"', { level: [0, 2] }, MAYBE],
    ['level >= "deterrent" and troops', { level: [0, 2], troops: [0, 0] }, NO],
    ['set contains "us"', { set: [0b001, 0b111] }, YES],
    ['set contains "us"', { set: [0b010, 0b110] }, NO],
    ['size(set) >= 2', { set: [0b011, 0b111] }, YES],
    ['set == ["us"]', { set: [0b000, 0b110] }, NO],
    ['before(one, two)', { one: [1, 2], two: [3, 3] }, YES],
    ['before(one, two)', { one: [2, 3], two: [0, 2] }, NO],
    ['together(one, two)', { one: [0, 0], two: [0, 3] }, NO],
    ['cap - 10 * size(set) >= 500', { cap: [60, 90], set: [0, 0b111] }, YES],
    ['troops or not troops', { troops: [0, 1] }, MAYBE],
  ])('%s over %j', (text, sides, answer) => {
    const low = row(Object.fromEntries(Object.entries(sides).map(([name, [from]]) => [name, from])));
    const high = row(Object.fromEntries(Object.entries(sides).map(([name, [, to]]) => [name, to])));
    expect(compileOverBox(read(text), layout)(low, high)).toBe(answer);
  });
});

describe('what is settled before any row is seen', () => {
  test.each([
    ['cap >= 0', true],
    ['cap > 1000', false],
    ['3 < 4', true],
    ['path == path', true],
    ['before(one, one)', false],
    ['cap - cap == 0', true],
    ['2 * cap == 201', false],
    ['at_least(1, troops, 1 < 2)', true],
  ])('%s is %j', (text, value) => {
    expect(conditionOf(read(text), layout)).toEqual({ kind: 'constant', value });
  });

  test('a comparison with a constant becomes a range of indices', () => {
    expect(conditionOf(read('605 <= 2 * cap - 600'), layout)).toEqual({
      kind: 'within',
      slot: 3,
      low: 51,
      high: 90,
      last: 90,
    });
    expect(conditionOf(read('not level >= "deterrent"'), layout)).toMatchObject({
      kind: 'within',
      slot: 1,
      low: 0,
      high: 0,
    });
    expect(conditionOf(read('path in ["open", "deferred"]'), layout)).toMatchObject({
      kind: 'within',
      low: 0,
      high: 1,
    });
  });
});
