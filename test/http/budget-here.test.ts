import { describe, expect, it } from 'vitest';
import { budgetHere, isCutShort, millisecondsLeft } from '../../src/http/budget-here.ts';

const asked = (steps: number, milliseconds: number, ago = 0) => ({
  allowance: { steps, bytes: 1000, milliseconds },
  began: performance.now() - ago,
});

describe('the budget of the serving thread', () => {
  it('is small, and never larger than what was asked for', () => {
    expect(budgetHere(asked(1_000_000, 10_000))).toMatchObject({ steps: 20_000, bytes: 1000 });
    expect(budgetHere(asked(7, 10_000))).toMatchObject({ steps: 7 });
    expect(budgetHere(asked(7, 10_000)).expired?.()).toBe(false);
    expect(budgetHere(asked(7, 10, 20)).expired?.()).toBe(true);
  });

  it('cuts short what a larger budget would let go on', () => {
    const long = asked(1_000_000, 60_000);
    const few = asked(20_000, 60_000);
    const late = asked(1_000_000, 10, 20);
    const cut = (stopped: 'steps' | 'bytes' | 'time' | null) =>
      [long, few, late].map((question) => isCutShort({ stopped }, question));
    expect(cut(null)).toEqual([false, false, false]);
    expect(cut('bytes')).toEqual([false, false, false]);
    expect(cut('steps')).toEqual([true, false, true]);
    expect(cut('time')).toEqual([true, true, false]);
    expect(millisecondsLeft(late)).toBeLessThan(0);
  });
});
