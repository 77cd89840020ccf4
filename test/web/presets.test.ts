import { describe, expect, it } from 'vitest';
import type { Case } from '../../web/src/contract.ts';
import { inView, presetsOf } from '../../web/src/panels/difference/presets.ts';

const line = (id: string, more: object = {}) => ({ id, basis: 'assessed', perspective: 'baseline', ...more });
const live = {
  negotiation: {},
  perspectives: [
    { id: 'mediator', title: 'The mediator', inherits: 'baseline', suppresses: ['old'] },
    { id: 'aide', title: 'Her aide', inherits: 'mediator', suppresses: ['said'] },
  ],
  redLines: [
    line('old', { validFrom: '2025-01-10' }),
    line('said', { basis: 'declared', validFrom: '2025-03-01' }),
    line('seen', { perspective: 'mediator', validFrom: '2025-02-01' }),
  ],
  positions: [],
  preconditions: [],
  preferences: [{ party: 'p', perspective: 'baseline', binding: false, validFrom: '2025-04-01' }],
  circumstances: [{ values: [{ from: '2024-12-01', value: true }] }],
} as unknown as Case;
const here = { asOf: '2025-06-01', perspective: 'baseline', basis: 'assessed' } as const;

const seen = (perspective: string, basis: 'assessed' | 'declared' | 'both') =>
  inView(live, { ...here, perspective, basis }).redLines.map(({ id }) => id);

describe('what a view can see of a case', () => {
  it('is what its perspective has and inherits, without what that suppresses, on its basis', () => {
    expect(seen('baseline', 'assessed')).toEqual(['old']);
    expect(seen('baseline', 'both')).toEqual(['old', 'said']);
    expect(seen('mediator', 'both')).toEqual(['said', 'seen']);
    expect(seen('aide', 'both')).toEqual(['seen']);
  });

  it('leaves out thresholds that decide nothing', () => {
    expect(inView(live, { ...here, basis: 'both' }).preferences).toEqual([]);
  });
});

describe('comparisons worth a look', () => {
  it('are the other perspectives, the other basis and the day before the last change that this view can see', () => {
    expect(presetsOf(live, here)).toEqual([
      { title: 'The mediator', other: { perspective: 'mediator' } },
      { title: 'Her aide', other: { perspective: 'aide' } },
      { title: 'Only what parties say', other: { basis: 'declared' } },
      { title: 'The day before the last change, 9 January 2025', other: { asOf: '2025-01-09' } },
    ]);
  });

  it('look no further than the day of this view', () => {
    const days = presetsOf(live, { ...here, perspective: 'mediator', basis: 'both', asOf: '2025-02-20' });
    expect(days.at(-1)?.other).toEqual({ asOf: '2025-01-31' });
    expect(days.map(({ other }) => other)).toContainEqual({ perspective: 'baseline' });
    expect(presetsOf(live, { ...here, asOf: '2020-01-01' }).some(({ other }) => 'asOf' in other)).toBe(false);
  });
});
