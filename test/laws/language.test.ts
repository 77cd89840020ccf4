import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTypes, type Vocabulary } from '../../src/language/check-types.ts';
import { decode, domainFaults, encode, sizeOf } from '../../src/language/domain.ts';
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
        expect(inWords(said, { name: (id) => id, value: (_, option) => option })).not.toContain('undefined');
        expect(new Set(mentions(said))).toEqual(new Set(lastMentioned(said)));
      }),
      RUNS,
    );
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
