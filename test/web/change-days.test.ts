import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changeDays, dayAfter, daysBetween, stopOf } from '../../web/src/change-days.ts';
import type { Case } from '../../web/src/contract.ts';

const EMPTY = { positions: [], preconditions: [], redLines: [], preferences: [], circumstances: [] };
const caseWith = (parts: object) => ({ ...EMPTY, ...parts }) as unknown as Case;

describe('the days on which something changes', () => {
  it('are the first day of what begins and the day after the last of what ends, each once and in order', () => {
    const live = caseWith({
      redLines: [{ validFrom: '2025-03-01', validTo: '2025-04-30' }, { validTo: '2025-02-28' }, {}],
      preferences: [{ validFrom: '2024-12-31' }],
      positions: [{ validFrom: '2025-05-01' }],
      preconditions: [{ validTo: '2024-02-28' }],
      circumstances: [{ values: [{ from: '2025-06-01', to: '2025-12-31' }, { value: true }] }],
    });
    expect(changeDays(live)).toEqual([
      '2024-02-29',
      '2024-12-31',
      '2025-03-01',
      '2025-05-01',
      '2025-06-01',
      '2026-01-01',
    ]);
  });

  it('are none where nothing has a date', () => {
    expect(changeDays(caseWith({ redLines: [{}] }))).toEqual([]);
  });

  it('are all there in the seed', () => {
    const text = readFileSync(new URL('../../seed/russia-ukraine-2025.yaml', import.meta.url), 'utf8');
    const days = changeDays({ ...EMPTY, ...(parse(text) as Case) });
    expect(days).toContain('2025-03-11');
    expect(days.length).toBeGreaterThan(20);
  });
});

describe('stops along the days', () => {
  const stops = ['2025-01-01', '2025-03-01', '2025-06-01'];

  it('a day stands on the last stop that is not after it', () => {
    const at = ['2024-01-01', '2025-01-01', '2025-02-28', '2025-03-01', '2025-12-31'].map((day) => stopOf(stops, day));
    expect(at).toEqual([0, 0, 0, 1, 2]);
  });

  it('days are counted over the ends of months and summer time', () => {
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2025-12-31')).toBe('2026-01-01');
    expect(daysBetween('2025-03-01', '2025-04-01')).toBe(32);
    expect(daysBetween('2025-03-01', '2025-03-01')).toBe(1);
  });
});
