import { describe, expect, it } from 'vitest';
import { fittedEnd, scaleOf, ticksOf } from '../../../web/src/panels/worth/scale.ts';

describe('a scale', () => {
  it('is straight, downwards too', () => {
    const down = scaleOf([0, 0.5], [300, 100]);
    expect([down.at(0), down.at(0.25), down.at(0.5)]).toEqual([300, 200, 100]);
  });

  it('has ticks at round numbers, as many as there is room for', () => {
    expect(ticksOf(0, 1, 12)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(ticksOf(0, 1, 6)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf(0, 0.25, 6)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25]);
  });

  it('ends at a round number past all that is on it, and never past 1', () => {
    expect(fittedEnd([0.154, 0.2])).toBe(0.25);
    expect(fittedEnd([0.1])).toBe(0.15);
    expect(fittedEnd([0.97])).toBe(1);
    expect(fittedEnd([1])).toBe(1);
    expect(fittedEnd([])).toBeGreaterThan(0);
  });
});
