import { describe, expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { explain } from '../../src/reasoning/explain.ts';
import { common, joined, type Run, valueSetOf } from '../../src/reasoning/value-set.ts';
import { checked, flag, levels, neededWords, scenarioOf, step, subset, whole } from './small-case.ts';

describe('value sets', () => {
  const issues = [
    levels('a', 'none', 'some', 'full'),
    whole('b', 10, 50, 10),
    subset('c', 'x', 'y', 'z'),
    flag('d'),
    step('e'),
    step('f'),
  ];
  const { slots } = scenarioOf({ issues });
  const setOf = (id: string, ...runs: Run[]) => valueSetOf(slots.find((slot) => slot.id === id)!, runs);

  test('levels and truth are listed, numbers and ranks are runs, never stands beside ranks', () => {
    expect(setOf('a', { from: 1, to: 2 })).toEqual(['some', 'full']);
    expect(setOf('b', { from: 0, to: 1 }, { from: 4, to: 4 })).toEqual([
      { from: 10, to: 20 },
      { from: 50, to: 50 },
    ]);
    expect(setOf('d', { from: 0, to: 1 })).toEqual([false, true]);
    expect(setOf('e', { from: 0, to: 0 })).toEqual(['never']);
    expect(setOf('e', { from: 0, to: 2 })).toEqual(['never', { from: 1, to: 2 }]);
  });

  test('a set says what is always and what is possibly in it', () => {
    expect(setOf('c', { from: 0b001, to: 0b101 })).toEqual({ always: ['x'], possible: ['x', 'z'] });
  });

  test('runs are joined where they touch, and met where they overlap', () => {
    const runs = [
      { from: 5, to: 6 },
      { from: 0, to: 2 },
      { from: 3, to: 3 },
      { from: 1, to: 2 },
    ];
    expect(joined(runs)).toEqual([
      { from: 0, to: 3 },
      { from: 5, to: 6 },
    ]);
    expect(common(joined(runs), [{ from: 2, to: 5 }])).toEqual([
      { from: 2, to: 3 },
      { from: 5, to: 5 },
    ]);
  });
});

describe('needed, in words', () => {
  const issues = [levels('guarantee', 'none', 'robust', 'full'), whole('cap', 0, 100, 10, 'thousand'), flag('troops')];
  const words = (holds: string, terms: Record<string, string | number | boolean>) =>
    neededWords(checked({ issues, lines: { anna: [holds] } }, terms), 'anna-1');

  test.each([
    ['guarantee >= "robust"', { guarantee: 'none' }, ['Guarantee: at least robust']],
    ['guarantee <= "robust"', { guarantee: 'full' }, ['Guarantee: at most robust']],
    ['guarantee == "full"', { guarantee: 'none' }, ['Guarantee: full']],
    ['cap >= 20 and cap <= 50', { cap: 90 }, ['Cap: from 20 thousand to 50 thousand']],
    ['cap != 50', { cap: 50 }, ['Cap: at most 40 thousand or at least 60 thousand']],
    ['troops and cap < 10', { cap: 30 }, ['Cap: 0 thousand, and Troops: yes (still open)']],
  ])('%s', (holds, terms, said) => {
    expect(words(holds, terms).map((one) => one.split(', and ').sort().join(', and '))).toEqual(said);
  });
});

describe('an expression, in words', () => {
  const issues = [whole('cap', -100, 100, 10, 'thousand'), whole('fee', 0, 10), flag('troops')];
  const scenario = scenarioOf({ issues });
  const words = (text: string) => explain(parse(text).expression!, scenario, { steps: 10_000 }).words;

  test.each([
    ['cap >= 20', 'Cap is at least 20 thousand'],
    ['20 < cap', 'Cap is more than 20 thousand'],
    ['not cap <= -20', 'Cap is more than -20 thousand'],
    ['cap in [10, 20]', 'Cap is 10 thousand or 20 thousand'],
    ['fee == 3', 'Fee is 3'],
    ['cap + fee >= 3', 'Cap plus Fee is at least 3'],
  ])('%s', (text, said) => expect(words(text)).toBe(said));
});

describe('the summary', () => {
  const issues = [levels('guarantee', 'none', 'some', 'full'), flag('troops')];
  const lines = { anna: ['guarantee >= "some"', 'troops'], bob: ['not troops or guarantee == "full"'] };
  const said = (terms: Record<string, string | boolean>, parts: object = {}) =>
    checked({ issues, lines, ...parts }, terms).summary;

  test.each([
    [
      { guarantee: 'full', troops: true },
      'The deal is acceptable to all whose consent it needs. It respects all 3 lines of Anna and Bob.',
    ],
    [
      { guarantee: 'none', troops: true },
      'The deal is unacceptable: Anna and Bob reject it. ' +
        "Anna's red line 'Line anna-1' is crossed (it needs Guarantee: at least some), as is 1 other line.",
    ],
    [
      { guarantee: 'some' },
      'The deal is dead on arrival: no way to settle what it leaves open is acceptable to all whose consent it needs. ' +
        "No single line is crossed, but 'Line anna-2' (Anna) and 'Line bob-1' (Bob) cannot all hold.",
    ],
    [
      {},
      'Whether the deal is acceptable depends on what is still open. ' +
        "Open: 'Line anna-1' (Anna), 'Line anna-2' (Anna) and 'Line bob-1' (Bob).",
    ],
  ])('%j', (terms, summary) => {
    expect(said(terms as Record<string, string>)).toBe(summary);
  });

  test('an impossible deal names the rule, or the rules that clash', () => {
    const start = 'No deal with these terms is possible, whoever signs it. ';
    expect(said({ troops: true }, { rules: ['not troops'] })).toBe(`${start}It breaks the rule 'Rule 1'.`);
    const rules = ['troops implies guarantee == "full"', 'guarantee != "full"'];
    expect(said({ troops: true }, { rules })).toBe(
      `${start}It breaks the rule 'Rule 1' and the rule 'Rule 2' taken together.`,
    );
    expect(said({}, { rules: ['troops', 'not troops'] })).toBe(
      "No deal at all is possible, whoever signs it. The rule 'Rule 1' and the rule 'Rule 2' together rule out every deal.",
    );
  });
});
