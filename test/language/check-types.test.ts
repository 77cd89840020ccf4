import { describe, expect, test } from 'vitest';
import { checkTypes, type Vocabulary } from '../../src/language/check-types.ts';
import { parse } from '../../src/language/parse.ts';

const vocabulary: Vocabulary = new Map([
  ['path', { type: 'categorical', options: ['open', 'renounced'] }],
  ['turned_path', { type: 'categorical', options: ['renounced', 'open'] }],
  ['other_path', { type: 'categorical', options: ['open', 'closed'] }],
  ['level', { type: 'ordinal', levels: ['none', 'deterrent', 'robust'] }],
  ['troops', { type: 'boolean' }],
  ['cap', { type: 'integer', min: 0, max: 1000, step: 10, unit: 'thousand' }],
  ['aid', { type: 'decimal', min: '0.0', max: '300.0', step: '0.5', digits: 1, unit: 'busd' }],
  ['points', { type: 'integer', min: 0, max: 9, step: 1 }],
  ['day', { type: 'date', min: '2025-01-01', max: '2025-12-31' }],
  ['guarantors', { type: 'set', options: ['us', 'uk', 'france'] }],
  ['donors', { type: 'set', options: ['us', 'uk'] }],
  ['talks', { type: 'step', ranks: 2 }],
  ['truce', { type: 'step', ranks: 2 }],
]);

function faultsOf(text: string): (string | undefined)[][] {
  const { expression, diagnostics } = parse(text);
  const faults = expression ? checkTypes(expression, vocabulary) : diagnostics!;
  return faults.map(({ code, span, suggestion }) => [code, text.slice(span.start, span.end), suggestion]);
}

describe('faults of types', () => {
  test.each<[string, ...[string, string, string?][]]>([
    ['paht == "open"', ['unknown_name', 'paht', 'path']],
    ['True', ['capitalised_keyword', 'True', 'true']],
    ['path == "opne"', ['unknown_option', '"opne"', '"open"']],
    ['"opne" != path', ['unknown_option', '"opne"', '"open"']],
    ['path in ["x", "open"]', ['unknown_option', '"x"']],
    ['guarantors == ["us", "spain"]', ['unknown_option', '"spain"']],
    ['path == renounced', ['missing_quotes', 'renounced', '"renounced"']],
    ['renouncd == path', ['missing_quotes', 'renouncd', '"renounced"']],
    ['talks == never', ['missing_quotes', 'never', '"never"']],
    ['path', ['not_a_condition', 'path']],
    ['troops and cap', ['not_a_condition', 'cap']],
    ['not "open"', ['not_a_condition', '"open"']],
    ['["us"] or 3', ['not_a_condition', '["us"]'], ['not_a_condition', '3']],
    ['at_least(1, day, guarantors)', ['not_a_condition', 'day'], ['not_a_condition', 'guarantors']],
    ['cap + troops > 3', ['not_a_number', 'troops']],
    ['2 * day > 3', ['not_a_number', 'day']],
    ['-level > 3', ['not_a_number', 'level']],
    ['size(path) > 1', ['not_a_set', 'path']],
    ['level contains "none"', ['not_a_set', 'level']],
    ['before(talks, cap)', ['not_a_step', 'cap']],
    ['path == level', ['not_comparable', 'path == level']],
    ['path == other_path', ['not_comparable', 'path == other_path']],
    ['guarantors == donors', ['not_comparable', 'guarantors == donors']],
    ['guarantors == "us"', ['not_comparable', 'guarantors == "us"']],
    ['path == ["open"]', ['not_comparable', 'path == ["open"]']],
    ['guarantors in ["us"]', ['not_comparable', 'guarantors in ["us"]']],
    ['troops in [true]', ['not_comparable', 'troops in [true]']],
    ['cap in [10, "20"]', ['not_comparable', '"20"', '20']],
    ['guarantors == [1]', ['not_comparable', '1']],
    ['cap == "600"', ['not_comparable', '"600"', '600']],
    ['"2025-04-17" < day', ['not_comparable', '"2025-04-17"', 'date("2025-04-17")']],
    ['troops == "true"', ['not_comparable', '"true"', 'true']],
    ['troops == 1', ['not_comparable', 'troops == 1']],
    ['day > 3', ['not_comparable', 'day > 3']],
    ['"path" == "open"', ['not_comparable', '"path" == "open"']],
    ['path < "renounced"', ['no_order', 'path < "renounced"']],
    ['guarantors >= ["us"]', ['no_order', 'guarantors >= ["us"]']],
    ['troops < true', ['no_order', 'troops < true']],
    ['talks < truce', ['step_comparison', 'talks < truce']],
    ['talks == truce', ['step_comparison', 'talks == truce']],
    ['talks == 1', ['step_comparison', 'talks == 1']],
    ['1 >= talks', ['step_comparison', '1 >= talks']],
    ['talks >= "never"', ['step_comparison', 'talks >= "never"']],
    ['talks in ["never"]', ['step_comparison', 'talks in ["never"]']],
    ['cap * points > 3', ['not_linear', 'cap * points']],
    ['count(troops) * size(donors) > 3', ['not_linear', 'count(troops) * size(donors)']],
    ['cap + aid > 3', ['unit_mismatch', 'aid']],
    ['cap < aid', ['unit_mismatch', 'aid']],
    ['cap == 605', ['off_grid', '605']],
    ['cap in [600, 2.5 * 2]', ['unexpected_token', '*']],
    ['aid != 0.25', ['off_grid', '0.25']],
    ['count(troops) == 0.5', ['off_grid', '0.5']],
    ['size(donors) == 3', ['out_of_range', '3', '2']],
    ['-10 == cap', ['out_of_range', '-10', '0']],
    ['cap == 600 + 401', ['out_of_range', '600 + 401', '1000']],
    ['day == date("2026-01-01")', ['out_of_range', 'date("2026-01-01")', 'date("2025-12-31")']],
    ['path in []', ['empty_list', 'path in []']],
    ['points in [1, 1.0]', ['duplicate_item', '1.0']],
    ['donors != ["us", "us"]', ['duplicate_item', '"us"']],
    ['exactly(3, troops)', ['count_out_of_reach', 'exactly(3, troops)']],
    [
      'paht == "opne" or cap and level > "rubust"',
      ['unknown_name', 'paht', 'path'],
      ['not_a_condition', 'cap'],
      ['unknown_option', '"rubust"', '"robust"'],
    ],
    ['(paht + troops) * points == 3', ['unknown_name', 'paht', 'path'], ['not_a_number', 'troops']],
  ])('%s', (text, ...expected) => {
    expect(faultsOf(text)).toEqual(expected.map(([code, part, suggestion]) => [code, part, suggestion]));
  });

  test.each([
    'cap >= 605 or cap < -7 or 10 == cap',
    'day > date("2030-01-01")',
    'cap + points > 3 and points < aid',
    '1000 * cap < aid',
    '0.5 * (cap + 3) + -aid * 2 > 1',
    '(troops and path == "open") == (cap > 3)',
    'troops != false',
    '3 < 4 and date("2025-01-01") < day',
    'donors == [] and level <= level',
    'talks != "never" and "never" == truce',
    'cap + aid * 1 > 3 * 2 - 1',
    'size(donors) in [0, 2]',
    'at_most(0, troops)',
  ])('%s is fine', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});
