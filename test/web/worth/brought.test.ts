import { describe, expect, it } from 'vitest';
import type { Case, Issue, Schemas } from '../../../web/src/contract.ts';
import { bestOf, broughtBy, mostOf } from '../../../web/src/panels/worth/brought.ts';

const rent = { id: 'rent', title: 'Rent', type: 'integer', min: 1000, max: 1400 } as Issue;
const term = { id: 'term', title: 'Term', type: 'ordinal', levels: [{ id: 'one' }, { id: 'two' }] } as Issue;
const some = { id: 'some', title: 'Some', type: 'set', options: [{ id: 'p' }, { id: 'q' }, { id: 'r' }] } as Issue;

describe('what an issue brings at best', () => {
  it('is the best of its options, and of a set the sum of all that are worth something', () => {
    expect(bestOf(term, { one: 0.2, two: 0.6 })).toBe(0.6);
    expect(bestOf(some, { p: 0.5, q: 0.25, r: 0 })).toBe(0.75);
  });

  it('is the highest place of the lines, within what the issue can be', () => {
    const rising = [
      [800, 0],
      [1600, 1],
    ] as unknown as Schemas['ValueFunction'];
    expect(bestOf(rent, rising)).toBeCloseTo(0.75);
    const hill = [
      [1000, 0],
      [1200, 0.9],
      [1400, 0.1],
    ] as unknown as Schemas['ValueFunction'];
    expect(bestOf(rent, hill)).toBe(0.9);
    expect(bestOf(rent, [[2000, 0.4]] as unknown as Schemas['ValueFunction'])).toBe(0.4);
  });
});

describe('what a deal brings', () => {
  const part = (issue: string, weight: number, low: number, high: number) => ({
    issue,
    weight,
    low,
    high,
    indifferent: false,
  });
  const live = { issues: [rent, term, some] } as Pick<Case, 'issues'>;
  const preferences = { values: { term: { one: 0, two: 0.5 } } } as unknown as Schemas['Preferences'];

  it('stands by weight, with what it leaves of the best', () => {
    const [first, second] = broughtBy([part('some', 0.2, 0.1, 0.1), part('term', 0.8, 0.1, 0.2)], live, preferences);
    expect([first?.issue, first?.best, first?.lost.toFixed(2)]).toEqual(['term', 0.4, '0.20']);
    expect([second?.issue, second?.best, second?.lost]).toEqual(['some', 0.1, 0]);
  });

  it('names what brings and costs most, and nothing that does neither', () => {
    const brought = ['a', 'b', 'c', 'd', 'e'].map((issue, index) => ({
      ...part(issue, 0.2, index / 10, 0.5),
      best: 0.5,
      lost: issue === 'b' ? 0.3 : 0,
    }));
    const { brings, costs } = mostOf(brought);
    expect(brings.map(({ issue }) => issue)).toEqual(['e', 'd', 'c']);
    expect(costs.map(({ issue }) => issue)).toEqual(['b']);
  });
});
