import { describe, expect, it } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { comparison } from '../../src/reasoning/comparison.ts';
import type { OnBasis } from '../../src/reasoning/read.ts';

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id }));
const number = (id: string) => ({ id, title: id, type: 'integer', min: 0, max: 999 });

/** Each party alone takes few bytes; whether one subset suits all has to be asked of all at once. */
function asked(lines: readonly string[], bytes?: number) {
  const parties = lines.map((_, at) => ({ id: `p${at}`, name: `P${at}` }));
  const document = Document.parse({
    negotiation: { id: 'case', title: 'A case' },
    parties,
    issues: [{ id: 'who', title: 'Who', type: 'set', options: OPTIONS }, number('x'), number('y')],
    rules: [{ id: 'sum', title: 'Sum', holds: 'x + y <= 1500' }],
    redLines: lines.map((holds, at) => ({ id: `l${at}`, party: `p${at}`, title: 'L', basis: 'declared', holds })),
  });
  const known = new Map<string, OnBasis>();
  const on = (basis: 'declared' | 'assessed' | 'both') => {
    const context = { asOf: '2025-04-30', perspective: 'baseline', basis };
    const made = known.get(basis) ?? { scenario: compile(inOrder(document, 1), context), memo: new Map() };
    known.set(basis, made);
    return made;
  };
  const all = parties.map(({ id }) => ({ party: id, basis: 'both' as const }));
  const budget = { steps: 10_000_000, ...(bytes === undefined ? {} : { bytes }) };
  return comparison(on, { parties: all, metric: 'manhattan', weights: new Map(), accepts: true }, budget);
}

const overlapOf = (answer: ReturnType<typeof asked>) => answer.issues.find(({ issue }) => issue === 'who')!.overlap;

describe('what a party could accept alone', () => {
  it('is told of issues with many values that hang together', () => {
    const answer = asked(['x + y >= 1400']);
    const [, x, y] = answer.issues.map(({ accepts }) => accepts!['p0']);
    expect([x, y, answer.complete]).toEqual([[{ from: 401, to: 999 }], [{ from: 401, to: 999 }], true]);
  });
});

describe('the overlap of a set', () => {
  it('is none where no one subset suits all, though each option may be in and out of the subsets of each', () => {
    const either = ['who == ["a"] or who == ["b"]', 'who == ["a", "b"] or who == []'];
    const answer = asked(either);
    expect(answer.issues.find(({ issue }) => issue === 'who')!.accepts).toEqual({
      p0: { always: [], possible: ['a', 'b'] },
      p1: { always: [], possible: ['a', 'b'] },
    });
    expect([overlapOf(answer), answer.complete]).toEqual([[], true]);
    expect(overlapOf(asked([...either.slice(1), 'size(who) <= 1']))).toEqual({ always: [], possible: [] });
  });

  it('is not known where it does not fit the bytes, and the answer says so', () => {
    const lines = Array.from({ length: 12 }, () => 'who contains "a"');
    const answer = asked(lines, 100_000);
    expect(answer.parties.every(({ complete }) => complete)).toBe(true);
    expect([overlapOf(answer), answer.complete, answer.stopped]).toEqual([null, false, 'bytes']);
    expect([overlapOf(asked(lines)), asked(lines).complete]).toEqual([
      { always: ['a'], possible: ['a', 'b', 'c'] },
      true,
    ]);
  });
});
