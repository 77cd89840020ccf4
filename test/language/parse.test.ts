import { describe, expect, test } from 'vitest';
import { isName, RESERVED_WORDS } from '../../src/language/expression.ts';
import { parse } from '../../src/language/parse.ts';
import { print } from '../../src/language/print.ts';

function reprinted(text: string): string | undefined {
  const { expression } = parse(text);
  return expression && print(expression);
}

function faultsOf(text: string) {
  return parse(text).diagnostics?.map(({ code, span, suggestion }) => [
    code,
    text.slice(span.start, span.end),
    suggestion,
  ]);
}

describe('reading and printing', () => {
  test.each([
    ['a', 'a'],
    ['((a))', 'a'],
    ['a and (b and c)', 'a and b and c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['(a and b) or c', 'a and b or c'],
    ['a implies (b implies c)', 'a implies b implies c'],
    ['(a implies b) implies c', '(a implies b) implies c'],
    ['not (a == b)', 'not a == b'],
    ['(not a) == b', '(not a) == b'],
    ['not not a', 'not not a'],
    ['x - (y - z) + (u + v) >= 007.50', 'x - (y - z) + u + v >= 7.5'],
    ['2 * (3 * x) > -(-0)', '2 * 3 * x > 0'],
    ['-(x + y) * 2 > - 3', '-(x + y) * 2 > -3'],
    ['- -3 < -0.0', '--3 < 0'],
    ['s==["a" ,"b"]', 's == ["a", "b"]'],
    ['s == []', 's == []'],
    ['x in [-1, -0, date("2025-04-17"), true]', 'x in [-1, 0, date("2025-04-17"), true]'],
    ['s contains "à la carte"', 's contains "à la carte"'],
    ['at_least ( 02, a , b )', 'at_least(2, a, b)'],
    ['count(a,b)+size( s )>1', 'count(a, b) + size(s) > 1'],
    ['before(a,b)\nor\ttogether(b,a)', 'before(a, b) or together(b, a)'],
  ])('%s', (text, canonical) => {
    expect(reprinted(text)).toBe(canonical);
    expect(reprinted(canonical)).toBe(canonical);
  });

  test('spans are in UTF-16 units and cover the brackets inside a chain', () => {
    const { expression } = parse(' (a) and b contains "😀"');
    expect(expression).toMatchObject({
      span: { start: 1, end: 24 },
      operands: [{ span: { start: 2, end: 3 } }, { option: { span: { start: 20, end: 24 } } }],
    });
  });

  test('trees are frozen', () => {
    const { expression } = parse('a and b');
    expect(() => Object.assign(expression!, { kind: 'or' })).toThrow(TypeError);
  });

  test('names', () => {
    for (const word of [...RESERVED_WORDS, 'And', 'TRUE', '', '_a', '1a', 'a-b', 'ä'])
      expect(isName(word), word).toBe(false);
    for (const word of ['a', 'nato_path', 'B2', 'never']) expect(isName(word), word).toBe(true);
  });
});

describe('what cannot be read', () => {
  test.each<[string, [string, string, string?][]]>([
    ['', [['empty_text', '']]],
    [' \n', [['empty_text', '']]],
    [
      'a = "x" && !b || c',
      [
        ['wrong_operator', '=', '=='],
        ['wrong_operator', '&&', 'and'],
        ['wrong_operator', '!', 'not'],
        ['wrong_operator', '||', 'or'],
      ],
    ],
    ['a => b', [['wrong_operator', '=>', 'implies']]],
    ['a <> 1', [['wrong_operator', '<>', '!=']]],
    ['a ≥ 1', [['wrong_operator', '≥', '>=']]],
    ["a == 'x'", [['wrong_quotes', "'x'", '"x"']]],
    ['a == “x”', [['wrong_quotes', '“x”', '"x"']]],
    ['a == "x', [['unclosed_text', '"x']]],
    ['a == ""', [['bad_text', '""']]],
    ['a == "\u0007"', [['bad_text', '"\u0007"']]],
    ['a == "\ud800"', [['bad_text', '"\ud800"']]],
    ['a > 1_000', [['bad_number', '1_000']]],
    ['a > .5', [['bad_number', '.5']]],
    ['a > 1,000', [['unexpected_token', ',']]],
    ['a NOT b', [['capitalised_keyword', 'NOT', 'not']]],
    ['a / 2 > 1', [['unexpected_character', '/']]],
    ['a not in ["x"]', [['unexpected_token', 'not']]],
    ['a == not b', [['unexpected_token', 'not']]],
    ['a b', [['unexpected_token', 'b']]],
    ['a)', [['unexpected_token', ')']]],
    ['a and', [['unexpected_end', '']]],
    ['(a', [['unclosed_bracket', '(']]],
    ['a in ["x"', [['unclosed_bracket', '[']]],
    ['a == b == c', [['chained_comparison', '==']]],
    ['1 < a <= 2', [['chained_comparison', '<=']]],
    [
      'a in [x, "y", z]',
      [
        ['missing_quotes', 'x', '"x"'],
        ['missing_quotes', 'z', '"z"'],
      ],
    ],
    [
      'a in [x, "y"',
      [
        ['missing_quotes', 'x', '"x"'],
        ['unclosed_bracket', '['],
      ],
    ],
    ['a contains x', [['missing_quotes', 'x', '"x"']]],
    ['a in b', [['unexpected_token', 'b']]],
    ['atleast(1, a)', [['unknown_function', 'atleast', 'at_least']]],
    ['sqrt(a)', [['unknown_function', 'sqrt']]],
    ['before(a)', [['bad_arguments', ')']]],
    ['before(a, not b)', [['bad_arguments', 'not']]],
    ['size(["a"])', [['bad_arguments', '[']]],
    ['at_least(a, b)', [['bad_arguments', 'a']]],
    ['at_least(1.5, b)', [['bad_arguments', '1.5']]],
    ['at_least(-1, b)', [['bad_arguments', '-']]],
    ['exactly(1)', [['bad_arguments', ')']]],
    ['a < date(2025)', [['bad_arguments', '2025']]],
    ['a < date("17.4.2025")', [['bad_date', '"17.4.2025"']]],
    ['before', [['unexpected_end', '']]],
  ])('%j', (text, expected) => {
    expect(faultsOf(text)).toEqual(expected.map(([code, part, suggestion]) => [code, part, suggestion]));
  });
});

describe('limits', () => {
  const codes = (text: string) => parse(text).diagnostics?.map(({ code }) => code);

  test('4,096 UTF-16 units', () => {
    expect(codes(`a${' '.repeat(4095)}`)).toBeUndefined();
    expect(codes(`a${' '.repeat(4096)}`)).toEqual(['too_long']);
  });

  test.each([
    ['brackets', (n: number) => `${'('.repeat(n)}a${')'.repeat(n)}`, 64],
    ['not', (n: number) => `${'not '.repeat(n)}a`, 63],
    ['minus', (n: number) => `0 < ${'-'.repeat(n)}a`, 62],
    [
      'implies',
      (n: number) =>
        Array(n + 1)
          .fill('a')
          .join(' implies '),
      63,
    ],
    ['functions', (n: number) => `${'at_least(0, '.repeat(n)}a${')'.repeat(n)}`, 63],
  ])('%s nest 64 deep', (_, text, most) => {
    expect(codes(text(most))).toBeUndefined();
    expect(codes(text(most + 1))).toEqual(['too_deep']);
    expect(codes(text(300))).toEqual(['too_deep']);
  });

  test('flat chains are not nested', () => {
    expect(codes(Array(500).fill('a').join(' and '))).toBeUndefined();
    expect(codes(`${Array(500).fill('a').join(' + ')} > 1`)).toBeUndefined();
  });
});
