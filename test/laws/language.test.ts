import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTypes, type Vocabulary } from '../../src/language/check-types.ts';
import { type Domain, decode, domainFaults, encode, sizeOf } from '../../src/language/domain.ts';
import { compileOverBox, compileTruth, MAYBE, NO, YES } from '../../src/language/evaluate.ts';
import { type Expression, RESERVED_WORDS } from '../../src/language/expression.ts';
import { lastMentioned, mentions } from '../../src/language/mentions.ts';
import { parse } from '../../src/language/parse.ts';
import { print } from '../../src/language/print.ts';
import { inWords } from '../../src/language/words.ts';
import { box, domain, layoutOf, row, vocabulary } from '../arbitraries/domains.ts';
import { sentence } from '../arbitraries/expressions.ts';
import { bare } from '../arbitraries/trees.ts';
import { holds, type Values } from '../oracle/evaluate.ts';

const RUNS = { seed: 20260417, numRuns: 2000 };

const pointed = sentence(vocabulary()).chain(({ vocabulary: words, said }) =>
  row(words).map((point) => ({ words, said, point })),
);
const boxed = sentence(vocabulary()).chain(({ vocabulary: words, said }) =>
  box(words).map((sides) => ({ words, said, ...sides })),
);

function valuesAt(words: Vocabulary, point: ArrayLike<number>): Values {
  return new Map([...words].map(([name, of], slot) => [name, { domain: of, value: decode(of, point[slot]!) }]));
}

function read(text: string): Expression {
  const { expression, diagnostics } = parse(text);
  if (!expression) throw new Error(`${text}\n${JSON.stringify(diagnostics)}`);
  return expression;
}

describe('laws of the language', () => {
  test('LAW: compiled truth is what the oracle says', () => {
    fc.assert(
      fc.property(pointed, ({ words, said, point }) => {
        expect(compileTruth(said, layoutOf(words))(point)).toBe(holds(said, valuesAt(words, point)));
      }),
      RUNS,
    );
  });

  test('LAW: over a box YES and NO hold at every point', () => {
    fc.assert(
      fc.property(boxed, ({ words, said, low, high, point }) => {
        const answer = compileOverBox(said, layoutOf(words))(low, high);
        if (answer !== MAYBE) expect(answer).toBe(holds(said, valuesAt(words, point)) ? YES : NO);
      }),
      RUNS,
    );
  });

  test('LAW: a box of one point is never MAYBE', () => {
    fc.assert(
      fc.property(pointed, ({ words, said, point }) => {
        const truth = holds(said, valuesAt(words, point));
        expect(compileOverBox(said, layoutOf(words))(point, point)).toBe(truth ? YES : NO);
      }),
      RUNS,
    );
  });

  test('LAW: parsing what was printed gives the same tree, and the same text again', () => {
    fc.assert(
      fc.property(sentence(vocabulary()), ({ said }) => {
        const text = print(said);
        fc.pre(text.length <= 4096);
        expect(bare(read(text))).toEqual(bare(said));
        expect(print(read(text))).toBe(text);
      }),
      RUNS,
    );
  });

  test('LAW: spans cover what they name', () => {
    fc.assert(
      fc.property(sentence(vocabulary(), 2), ({ said }) => {
        const text = print(said);
        fc.pre(text.length <= 4096);
        const { span } = read(text);
        expect(bare(read(text.slice(span.start, span.end)))).toEqual(bare(said));
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  test('LAW: what type-checks never fails to evaluate, and what is well typed checks', () => {
    fc.assert(
      fc.property(pointed, ({ words, said, point }) => {
        expect(checkTypes(said, words)).toEqual([]);
        compileTruth(said, layoutOf(words))(point);
        expect(inWords(said, PLAIN)).not.toContain('undefined');
        expect(new Set(mentions(said))).toEqual(new Set(lastMentioned(said)));
      }),
      RUNS,
    );
  });

  test('LAW: the words tell the meaning: moved brackets that change the meaning change the words', () => {
    let compared = 0;
    fc.assert(
      fc.property(pointed, fc.nat(), fc.nat(), fc.boolean(), ({ words, said, point }, one, two, more) => {
        const text = print(said);
        const pairs = bracketsOf(text);
        fc.pre(text.length <= 4096 && pairs.length > 0);
        const other = more
          ? bracketed(text, one % text.length, two % text.length)
          : without(text, pairs[one % pairs.length]!);
        const { expression } = parse(other);
        if (!expression || print(expression) === print(said) || checkTypes(expression, words).length > 0) return;
        compared += 1;
        if (inWords(expression, PLAIN) !== inWords(said, PLAIN)) return;
        const values = valuesAt(words, point);
        expect(holds(expression, values), `${print(said)}\n${print(expression)}\n${inWords(said, PLAIN)}`).toBe(
          holds(said, values),
        );
      }),
      { ...RUNS, numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test('LAW: the words tell the meaning: small expressions in the same words are the same function', () => {
    const meanings = new Map<string, string>();
    for (const said of smallExpressions()) {
      const words = inWords(said, PLAIN);
      const meaning = SMALL_POINTS.map((point) => holds(said, valuesAt(SMALL, point))).join();
      expect(meanings.get(words) ?? meaning, `${print(said)}: ${words}`).toBe(meaning);
      meanings.set(words, meaning);
    }
    expect(meanings.size).toBeGreaterThan(3000);
  });

  test('LAW: anything that parses either has a diagnostic or evaluates', () => {
    fc.assert(
      fc.property(fc.tuple(vocabulary(), soup()), ([words, text]) => {
        const { expression } = parse(text);
        if (!expression || checkTypes(expression, words).length > 0) return;
        const point = [...words].map(() => 0);
        expect(compileTruth(expression, layoutOf(words))(point)).toBe(holds(expression, valuesAt(words, point)));
      }),
      { ...RUNS, numRuns: 10_000 },
    );
  });

  test('LAW: parse never throws', () => {
    const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), soup());
    fc.assert(
      fc.property(noise, (text) => {
        const { expression, diagnostics } = parse(text);
        for (const { span, message } of diagnostics ?? []) {
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length, message).toBe(true);
        }
        if (expression) expect(print(read(print(expression)))).toBe(print(expression));
      }),
      { ...RUNS, numRuns: 10_000 },
    );
  });

  test('LAW: decode and encode undo each other', () => {
    const indexed = domain(1000).chain((of) => fc.nat({ max: sizeOf(of) - 1 }).map((index) => ({ of, index })));
    fc.assert(
      fc.property(indexed, ({ of, index }) => {
        expect(domainFaults(of)).toEqual([]);
        expect(encode(of, decode(of, index))).toBe(index);
      }),
      RUNS,
    );
  });
});

/** Titles that are ids: nothing in them looks like the words around them. */
const PLAIN = { name: (id: string) => id, value: (_: string, option: string) => option };

/** Where each bracket that opens is closed. */
function bracketsOf(text: string): [number, number][] {
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const [at, sign] of [...text].entries()) {
    if (sign === '(') open.push(at);
    if (sign === ')') pairs.push([open.pop()!, at]);
  }
  return pairs;
}

const without = (text: string, [open, close]: readonly [number, number]) =>
  `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;

const bracketed = (text: string, one: number, other: number) => {
  const [open, close] = one < other ? [one, other] : [other, one];
  return `${text.slice(0, open)}(${text.slice(open, close)})${text.slice(close)}`;
};

const SMALL: Vocabulary = new Map<string, Domain>([
  ...['f', 'g', 'h', 'k'].map((name) => [name, { type: 'boolean' }] as const),
  ...['n', 'm'].map((name) => [name, { type: 'integer', min: -1, max: 1, step: 1 }] as const),
]);
const SMALL_POINTS = Array.from({ length: 16 * 9 }, (_, at) => [
  ...[0, 1, 2, 3].map((bit) => (at >> bit) & 1),
  Math.floor(at / 16) % 3,
  Math.floor(at / 48),
]);

/** Every way to put two to four conditions together in their order, each part also denied, and sums in brackets. */
function smallExpressions(): Set<Expression> {
  const found = new Map<string, Expression>();
  const keep = (text: string) => {
    const { expression } = parse(text);
    if (expression && checkTypes(expression, SMALL).length === 0) found.set(print(expression), expression);
  };
  const joins = ['and', 'or', 'implies', '==', '!='];
  const together = (parts: readonly string[]): string[] =>
    parts.length === 1
      ? [parts[0]!]
      : parts
          .slice(1)
          .flatMap((_, cut) =>
            together(parts.slice(0, cut + 1)).flatMap((left) =>
              together(parts.slice(cut + 1)).flatMap((right) => joins.map((join) => `(${left}) ${join} (${right})`)),
            ),
          );
  const three = together(['f', 'g', 'h']);
  for (const text of [...together(['f', 'g']), ...three, ...together(['f', 'g', 'h', 'k'])]) keep(text);
  for (const text of [...three, ...together(['f', 'at_least(1, g, h)', 'n > m'])]) {
    for (const open of bracketsOf(text).map(([at]) => at)) keep(`${text.slice(0, open)}not ${text.slice(open)}`);
    for (const join of joins) keep(`not (${text}) ${join} k`);
    keep(`at_least(1, ${text}, k)`);
    keep(`count(${text}, k) - n > m`);
    keep(`not not (${text}) and k`);
    keep(`((${text}) == true) or k`);
  }
  const sums = ['n - m', 'n + m', '-n - m', '-(n - m)', '-(n + m)', '-n + m', '2 * n - m', '2 * (n - m)'];
  const both = sums.flatMap((sum) => [sum, `-(${sum})`, `3 * (${sum})`, `-(${sum}) * 3`, `m - (${sum})`, `${sum} - 1`]);
  for (const left of both) {
    for (const right of ['1', ...both]) keep(`${left} >= ${right}`);
    keep(`${left} >= 0 == (f and g)`);
  }
  return new Set(found.values());
}

/** Words and signs of the language in any order. */
function soup(): fc.Arbitrary<string> {
  const names = ['nato_path', 'cap', 'aid', 'talks', 'ceasefire'];
  const signs = ['==', '!=', '<', '<=', '+', '-', '*', '(', ')', '[', ']', ',', '"open"', '"never"', '1', '0.5'];
  const slips = ['=', '&&', '!', "'", '“', 'AND', '.', '1.', '\\', '\n', '"', '😀', '\ud800'];
  const ask = fc.constantFrom('aid == 3', 'cap in [1]', 'talks contains "open"', 'size(cap)', 'nato_path == "open"');
  const token = fc.oneof(
    fc.constantFrom(...names, ...signs, ...RESERVED_WORDS),
    { arbitrary: ask, weight: 1 },
    { arbitrary: fc.constantFrom(...slips), weight: 1 },
  );
  return fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join(' '));
}
