import { describe, expect, test } from 'vitest';
import { checked, flag, levels, lineOf, options, whole } from './small-case.ts';

const a = levels('a', 'none', 'some', 'robust', 'full');
const termsOf = (answer: ReturnType<typeof checked>, id = 'anna-1') =>
  lineOf(answer, id).terms.map(({ issue, value }) => `${issue}: ${value}`);

describe('the terms that decide a line', () => {
  test('one of two is enough: the one mentioned first stays', () => {
    const parts = { issues: [flag('b'), flag('c')], lines: { anna: ['c or b'] } };
    expect(termsOf(checked(parts, { b: true, c: true }))).toEqual(['c: true']);
    expect(termsOf(checked(parts, { b: false, c: false }))).toEqual(['c: false', 'b: false']);
  });

  test('a line that always holds is decided by nothing', () => {
    const parts = { issues: [options('b', 'x', 'y')], lines: { anna: ['b == "x" or b != "x"'] } };
    expect(termsOf(checked(parts, { b: 'x' }))).toEqual([]);
    expect(lineOf(checked(parts), 'anna-1').status).toBe('respected');
  });

  test('where a rule settles what is open, the term it goes by is told', () => {
    const parts = { issues: [flag('b'), flag('c'), flag('d')], rules: ['c implies b'], lines: { anna: ['b'] } };
    expect(termsOf(checked(parts, { c: true, d: true }))).toEqual(['c: true']);
    expect(termsOf(checked(parts, { c: true, b: true }))).toEqual(['b: true']);
  });

  test('of several terms a rule goes by, the one first in byte order stays', () => {
    const rules = ['c implies b', 'd implies b'];
    const parts = { issues: [flag('b'), flag('c'), flag('d')], rules, lines: { anna: ['b'] } };
    expect(termsOf(checked(parts, { d: true, c: true }))).toEqual(['c: true']);
  });

  test('known circumstances are not terms', () => {
    const more = {
      circumstances: [{ id: 'front', title: 'Front', type: 'boolean' as const, values: [{ value: true }] }],
    };
    const parts = { issues: [flag('b')], lines: { anna: ['front and b'] }, more };
    expect(termsOf(checked(parts, { b: true }))).toEqual(['b: true']);
  });
});

describe('the margin', () => {
  const marginOf = (holds: string, terms: Record<string, string | number | boolean>) =>
    lineOf(checked({ issues: [a, whole('b', 0, 100, 5, 'km'), flag('c')], lines: { anna: [holds] } }, terms), 'anna-1')
      .margin;

  test('counts levels, and units by the grid', () => {
    expect(marginOf('a >= "robust"', { a: 'none' })).toEqual({ issue: 'a', by: -2, unit: 'levels' });
    expect(marginOf('a >= "some"', { a: 'full' })).toEqual({ issue: 'a', by: 2, unit: 'levels' });
    expect(marginOf('a >= "some"', { a: 'some' })).toEqual({ issue: 'a', by: 0, unit: 'levels' });
    expect(marginOf('b <= 42', { b: 50 })).toEqual({ issue: 'b', by: -10, unit: 'km' });
    expect(marginOf('b <= 42', { b: 20 })).toEqual({ issue: 'b', by: 20, unit: 'km' });
  });

  test('goes to the nearest of several ways, by distance scaled to the domain', () => {
    expect(marginOf('a == "full" or b >= 90', { a: 'none', b: 60 })).toEqual({ issue: 'b', by: -30, unit: 'km' });
    expect(marginOf('a == "full" or b >= 90', { a: 'robust', b: 50 })).toEqual({ issue: 'a', by: -1, unit: 'levels' });
  });

  test('a tie goes to the issue mentioned last', () => {
    const parts = {
      issues: [whole('d', 0, 10), whole('e', 0, 10)],
      lines: { anna: ['d + e >= 9'], bob: ['e + d >= 9'] },
    };
    const answer = checked(parts, { d: 3, e: 3 });
    expect(lineOf(answer, 'anna-1').margin).toMatchObject({ issue: 'e', by: -3 });
    expect(lineOf(answer, 'bob-1').margin).toMatchObject({ issue: 'd', by: -3 });
  });

  test('is null where no ordered issue can turn it, or something it mentions is open', () => {
    expect(marginOf('c', { c: false })).toBeNull();
    expect(marginOf('a >= "robust" and c', { a: 'none', c: false })).toBeNull();
    expect(marginOf('a >= "none"', { a: 'some' })).toBeNull();
    expect(marginOf('a >= "robust" or c and not c', { a: 'none' })).toBeNull();
  });

  test('of a line with several stretches is the way to the nearest end', () => {
    expect(marginOf('b <= 20 or b >= 80', { b: 45 })).toEqual({ issue: 'b', by: -25, unit: 'km' });
    expect(marginOf('b >= 10 and b <= 80', { b: 70 })).toEqual({ issue: 'b', by: 10, unit: 'km' });
  });
});
