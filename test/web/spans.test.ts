import { describe, expect, it } from 'vitest';
import type { Case, Schemas } from '../../web/src/contract.ts';
import { changedWords } from '../../web/src/panels/about/changed-words.ts';
import { spanOn, spansOf } from '../../web/src/panels/about/spans.ts';

const interval = (from: string, to: string, exists: boolean | null, impossible = false) => ({
  from,
  to,
  answer: { exists, impossible },
  changed: [],
});

describe('the intervals of a timeline', () => {
  const spans = spansOf({
    intervals: [
      interval('2025-01-01', '2025-01-31', true),
      interval('2025-02-01', '2025-02-01', false),
      interval('2025-02-02', '2025-03-31', false, true),
      interval('2025-04-01', '2025-04-30', null),
    ],
  } as unknown as Schemas['Timeline']);

  it('say whether a zone exists, or what else is the case', () => {
    expect(spans.map(({ zone }) => zone)).toEqual(['exists', 'none', 'impossible', 'unknown']);
  });

  it('have a day in them from the first to the last', () => {
    const zones = ['2024-12-31', '2025-01-31', '2025-02-01', '2025-03-31', '2025-05-01'].map(
      (day) => spanOn(spans, day)?.zone,
    );
    expect(zones).toEqual([undefined, 'exists', 'none', 'impossible', undefined]);
  });
});

describe('what changed', () => {
  const live = {
    parties: [{ id: 'russia', name: 'Russia' }],
    redLines: [{ id: 'no-troops', party: 'russia', title: 'No troops', citations: [] }],
    preconditions: [],
    positions: [],
    preferences: [{ party: 'russia', citations: [] }],
    circumstances: [
      {
        id: 'aid',
        title: 'Aid',
        type: 'ordinal',
        levels: [{ id: 'none', title: 'None' }, { id: 'some' }],
        values: [
          { to: '2025-03-03', value: 'some' },
          { from: '2025-03-04', to: '2025-03-10', value: 'none' },
        ],
      },
    ],
  } as unknown as Case;

  it.each([
    ['no-troops', 'begins', 'Russia, No troops: begins'],
    ['russia:preferences', 'ends', 'Russia, what deals are worth to it: ends'],
    ['aid', 'changes', 'Aid: None'],
    ['gone', 'ends', 'gone: ends'],
  ] as const)('is told in words: %s %s', (id, what, words) => {
    expect(changedWords({ id, what }, '2025-03-04', live)).toBe(words);
  });

  it('a circumstance may be known no more', () => {
    expect(changedWords({ id: 'aid', what: 'ends' }, '2025-03-11', live)).toBe('Aid: not known any more');
  });
});
