import { describe, expect, it } from 'vitest';
import { broughtBy, mostOf } from '../../../web/src/panels/worth/brought.ts';

describe('what a deal brings', () => {
  const part = (issue: string, weight: number, low: number, high: number, best: number) => ({
    issue,
    weight,
    low,
    high,
    best,
    indifferent: false,
  });

  it('stands by weight, with what it leaves of the best', () => {
    const [first, second] = broughtBy([part('some', 0.2, 0.1, 0.1, 0.1), part('term', 0.8, 0.1, 0.2, 0.4)]);
    expect([first?.issue, first?.best, first?.lost]).toEqual(['term', 0.4, 0.2]);
    expect([second?.issue, second?.best, second?.lost]).toEqual(['some', 0.1, 0]);
  });

  it('names what brings and costs most, and nothing that does neither', () => {
    const brought = ['a', 'b', 'c', 'd', 'e'].map((issue, index) => ({
      ...part(issue, 0.2, index / 10, 0.5, 0.5),
      lost: issue === 'b' ? 0.3 : 0,
    }));
    const { brings, costs } = mostOf(brought);
    expect(brings.map(({ issue }) => issue)).toEqual(['e', 'd', 'c']);
    expect(costs.map(({ issue }) => issue)).toEqual(['b']);
  });
});
