import { describe, expect, test } from 'vitest';
import type { Domain } from '../../src/language/domain.ts';
import { lastMentioned, mentions, optionsMentioned } from '../../src/language/mentions.ts';
import { nearestWord } from '../../src/language/nearest-word.ts';
import { parse } from '../../src/language/parse.ts';
import { inWords } from '../../src/language/words.ts';

const read = (text: string) => parse(text).expression!;
const titles = {
  name: (id: string) => (id === 'nato_path' ? 'NATO path' : id.replaceAll('_', ' ')),
  value: (_: string, option: string) => option.replaceAll('_', ' '),
};

describe('in words', () => {
  test.each([
    [
      'nato_path == "renounced" implies security_guarantee >= "deterrent"',
      'if NATO path is renounced, then security guarantee is at least deterrent',
    ],
    ['cap >= 600 or not limits', 'cap is at least 600, or limits is no'],
    ['recognition in ["none", "de_facto"]', 'recognition is none or de facto'],
    ['not recognition in ["none", "de_facto"]', 'recognition is none of none and de facto'],
    ['a + 2 * b - (c - 1) >= 300', 'a plus 2 times b minus (c minus 1) is at least 300'],
    ['guarantors contains "united_states"', 'guarantors includes united states'],
    ['not guarantors contains "united_states"', 'guarantors does not include united states'],
    ['guarantors == ["uk", "us"]', 'guarantors is exactly uk and us'],
    ['guarantors != []', 'guarantors is not empty'],
    [
      'before(truce, talks) and not together(truce, talks)',
      'truce comes before talks and truce and talks do not come together',
    ],
    [
      'at_least(2, troops, defence, nato_path == "open")',
      'at least 2 of these hold: troops is yes; defence is yes; NATO path is open',
    ],
    [
      'count(troops, defence) > size(guarantors)',
      'the number that hold of (troops is yes; defence is yes) is more than the number of options in guarantors',
    ],
    ['day <= date("2025-12-31")', 'day is no later than 2025-12-31'],
    ['date("2025-12-31") < day', 'day is after 2025-12-31'],
    ['600 <= cap', 'cap is at least 600'],
    ['not cap < 600', 'cap is at least 600'],
    ['troops == false', 'troops is no'],
    ['(cap > 3) != true', 'cap is at most 3'],
    ['troops == (cap > 3)', 'troops is yes exactly if cap is more than 3'],
    ['level >= other', 'level is at least other'],
    ['level == other', 'level is the same as other'],
    ['(a or b) and c', 'either a is yes or b is yes, and c is yes'],
    ['a or b and c', 'a is yes, or both b is yes and c is yes'],
    [
      '(a implies b) implies not (a and b)',
      'if (if a is yes, then b is yes), then it is not so that both a is yes and b is yes',
    ],
    ['true or false', 'this always holds, or this never holds'],
    ['-a < 0', 'minus a is less than 0'],
    ['-(n - m) >= -3', 'minus (n minus m) is at least -3'],
    ['-n - m >= -3', 'minus n minus m is at least -3'],
    ['-(2 * n + m) * 3 >= -9', 'minus (2 times n plus m) times 3 is at least -9'],
    ['3 * (n - m) >= 0', '3 times (n minus m) is at least 0'],
    ['f and (g == (h and k))', 'f is yes and (g is yes exactly if (h is yes and k is yes))'],
    ['f and g == h and k', 'f is yes and (g is the same as h) and k is yes'],
    ['(f != g) and h', '(f is not the same as g) and h is yes'],
    ['not (f and g) and h', '(it is not so that both f is yes and g is yes) and h is yes'],
    ['f or g and (h or k)', 'f is yes, or (g is yes, and either h is yes or k is yes)'],
    ['not not (f or g) and h', 'either f is yes or g is yes, and h is yes'],
  ])('%s', (text, words) => {
    expect(inWords(read(text), titles)).toBe(words);
  });
});

describe('mentions', () => {
  const expression = read(
    'b in ["x"] and (a == "y" or "y" == b) and s contains "z" and before(c, b) and t == ["q"] and a == "y"',
  );
  const option = (...options: string[]): Domain => ({ type: 'categorical', options });

  test('names by first and by last mention', () => {
    expect(mentions(expression)).toEqual(['b', 'a', 's', 'c', 't']);
    expect(lastMentioned(expression)).toEqual(['a', 't', 'b', 'c', 's']);
  });

  test('options, each once, of what has options', () => {
    const vocabulary = new Map<string, Domain>([
      ['b', option('x', 'y')],
      ['a', option('y')],
      ['s', { type: 'set', options: ['z'] }],
      ['t', { type: 'set', options: ['q'] }],
      ['c', { type: 'step', ranks: 1 }],
    ]);
    expect(optionsMentioned(expression, vocabulary)).toEqual([
      { name: 'b', option: 'x' },
      { name: 'a', option: 'y' },
      { name: 'b', option: 'y' },
      { name: 's', option: 'z' },
      { name: 't', option: 'q' },
    ]);
    expect(optionsMentioned(read('not (c == "never")'), vocabulary)).toEqual([]);
  });
});

describe('the nearest word', () => {
  test.each([
    ['deterent', 'deterrent'],
    ['dterrent', 'deterrent'],
    ['Deterrent', 'deterrent'],
    ['nato-path', 'nato_path'],
    ['naot_path', 'nato_path'],
    ['nonne', 'none'],
    ['xy', undefined],
    ['sanctions', undefined],
    ['', undefined],
  ])('to %j is %j', (word, nearest) => {
    expect(nearestWord(word, ['none', 'deterrent', 'nato_path', 'ab'])).toBe(nearest);
  });
});
