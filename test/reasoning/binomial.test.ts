import { describe, expect, it } from 'vitest';
import { shareInterval } from '../../src/reasoning/binomial.ts';

describe('the interval of a share', () => {
  it('is the published one', () => {
    // Clopper and Pearson's interval for 10 of 20 and 1 of 10, at 95 %, as any table gives it.
    const half = shareInterval(10, 20, 0.95);
    expect(half.low).toBeCloseTo(0.27196, 5);
    expect(half.high).toBeCloseTo(0.72804, 5);
    const tenth = shareInterval(1, 10, 0.95);
    expect(tenth.low).toBeCloseTo(0.00253, 5);
    expect(tenth.high).toBeCloseTo(0.44502, 5);
  });

  it('reaches the end where nothing or everything hits', () => {
    expect(shareInterval(0, 100, 0.95).low).toBe(0);
    expect(shareInterval(0, 100, 0.95).high).toBeCloseTo(1 - 0.025 ** 0.01, 9);
    expect(shareInterval(100, 100, 0.95).high).toBe(1);
  });
});
