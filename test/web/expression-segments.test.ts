import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carried, type Span, segmentsOf } from '../../web/src/panels/editing/expression/segments.ts';

const RUNS = { seed: 1, numRuns: 500 };
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\n', '😀', 'é'), maxLength: 30 });
const spansIn = (text: string): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const marked = texts.chain((text) => fc.tuple(fc.constant(text), fc.array(spansIn(text), { maxLength: 4 })));
const at = (start: number, end: number) => ({ span: { start, end } });

describe('a text with faults', () => {
  it('LAW: cut apart it is the same text, and what is marked is what the spans say', () => {
    fc.assert(
      fc.property(marked, ([text, spans]) => {
        const segments = segmentsOf(text, spans);
        expect(segments.map((one) => one.text).join('')).toBe(text);
        spans.forEach(({ start, end }, at) => {
          const told = segments.filter(({ marks }) => marks.includes(at));
          expect(told.length).toBeGreaterThan(0);
          if (end > start) expect(told.map((one) => one.text).join('')).toBe(text.slice(start, end));
        });
      }),
      RUNS,
    );
  });

  it('shows where something is missing', () => {
    expect(segmentsOf('rent <= ', [{ start: 8, end: 8 }])).toEqual([
      { text: 'rent <= ', marks: [] },
      { text: '', marks: [0] },
    ]);
    expect(segmentsOf('a😀b', [{ start: 1, end: 1 }])).toEqual([
      { text: 'a', marks: [] },
      { text: '😀', marks: [0] },
      { text: 'b', marks: [] },
    ]);
  });

  it('has faults over each other', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ];
    expect(segmentsOf('abcdefg', spans).map(({ text, marks }) => [text, marks])).toEqual([
      ['ab', [0]],
      ['cd', [0, 1]],
      ['ef', [1]],
      ['g', []],
    ]);
  });

  it('takes places beyond its end for its end', () => {
    expect(segmentsOf('ab', [{ start: 5, end: 9 }])).toEqual([
      { text: 'ab', marks: [] },
      { text: '', marks: [0] },
    ]);
  });
});

describe('an edit', () => {
  it('leaves faults before it, moves those behind it, and drops what it touches', () => {
    const faults = [at(0, 3), at(12, 15), at(20, 25)];
    expect(carried(faults, 'rnt <= 1200 and term >= "two"', 'rnt <= 1200 andx term >= "two"')).toEqual([
      at(0, 3),
      at(21, 26),
    ]);
  });

  it.each([
    ['typed at the end of a fault', 'rnt', 'rnts', [at(0, 3)], []],
    ['typed at the start of a fault', 'a rnt', 'a xrnt', [at(2, 5)], []],
    ['nothing changed', 'rnt', 'rnt', [at(0, 3)], [at(0, 3)]],
    ['all replaced', 'rnt', 'pets', [at(0, 3)], []],
    ['taken away before a fault', 'not rnt', 'rnt', [at(4, 7)], []],
    ['taken away well before a fault', 'xx or not rnt', 'not rnt', [at(10, 13)], [at(4, 7)]],
  ])('%s', (_, from, to, faults, expected) => {
    expect(carried(faults, from, to)).toEqual(expected);
  });

  it('LAW: what is carried along lies over the same text', () => {
    const edits = marked.chain(([text, spans]) =>
      fc.tuple(fc.constant(text), fc.constant(spans), spansIn(text), texts),
    );
    fc.assert(
      fc.property(edits, ([text, spans, { start, end }, put]) => {
        const edited = text.slice(0, start) + put + text.slice(end);
        const faults = spans.map((span) => ({ span, said: text.slice(span.start, span.end) }));
        for (const { span, said } of carried(faults, text, edited)) {
          expect(edited.slice(span.start, span.end)).toBe(said);
        }
      }),
      RUNS,
    );
  });
});
