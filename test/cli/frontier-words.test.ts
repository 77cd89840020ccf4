import { describe, expect, it } from 'vitest';
import { sayFrontier } from '../../src/cli/say-worth.ts';
import { type FrontierAnswer, UNDECIDED_FRONTIER } from '../../src/reasoning/frontier-answer.ts';

const page = { width: 80, paint: (_: string, text: string) => text };
const deal = { terms: { price: 3 }, worth: { a: 0.6, b: 0.7 } };
const point = { ...deal, surplus: { a: 0.1, b: 0.3 }, disagreement: { a: 0.5, b: 0.4 } };

describe('a frontier that is not known whole', () => {
  const answer: FrontierAnswer = {
    ...UNDECIDED_FRONTIER,
    exists: true,
    parties: ['a', 'b'],
    indifferent: [{ party: 'b', issues: ['term', 'pets'] }],
    deals: [{ ...deal, circumstances: { calm: true } }, deal],
    points: {
      ...UNDECIDED_FRONTIER.points,
      nash: { ...point, exact: false, value: 0.03, atMost: 0.05 },
      utilitarian: { ...point, exact: true, value: 0.4, atMost: 0.4 },
    },
    noPoints: null,
  };
  const said = sayFrontier(answer, page).join('\n');

  it('tells points that are not proved apart, with what none is above', () => {
    expect(said).toMatch(/^ {2}Nash \* +0.6 +0.7$/m);
    expect(said).toMatch(/^ {2}utilitarian +0.6 +0.7$/m);
    expect(said).toContain('2 deals on the frontier found so far');
    expect(said).toContain('* the best found, not proved: Nash has 0.03 of at most 0.05');
  });

  it('names what somebody weighs and gives no values to', () => {
    expect(said).toContain('b weighs term, pets without saying what the values are worth');
  });

  it('tells in which world a deal works', () => {
    expect(said).toMatch(/^ {2}a +b +in the world$/m);
    expect(said).toMatch(/^ {2}0.6 +0.7 +calm = yes$/m);
  });
});

describe('a frontier of more deals than are told', () => {
  const at = (price: number, a: number, b: number) => ({ terms: { price, term: 'year' }, worth: { a, b } });
  const fair = { ...at(5, 0.55, 0.75), surplus: { a: 0.1, b: 0.3 }, disagreement: { a: 0.5, b: 0.4 } };
  const answer: FrontierAnswer = {
    ...UNDECIDED_FRONTIER,
    exists: true,
    complete: true,
    parties: ['a', 'b'],
    deals: [at(3, 0.6, 0.7), at(9, 0.5, 0.8)],
    counts: { deals: '3873' },
    points: { ...UNDECIDED_FRONTIER.points, nash: { ...fair, exact: true, value: 0.03, atMost: 0.03 } },
    noPoints: null,
    deal: {
      worth: { a: 0.4, b: 0.6 },
      acceptable: true,
      onFrontier: false,
      dominatedBy: Array.from({ length: 10 }, () => at(3, 0.6, 0.7)),
      distance: 0.1,
      toPoints: { nash: 0.1, kalai_smorodinsky: null, egalitarian: null, utilitarian: null },
    },
  };
  const said = sayFrontier(answer, page).join('\n');

  it('says how many there are and how many are told', () => {
    expect(said).toContain('3,873 deals on the frontier');
    expect(said).toContain('2 of them are told, evenly from the first to the last');
    expect(said).toContain('at least 10 deals of the frontier are better for somebody and worse for nobody');
  });

  it('tells the terms of points, and once what deals and points have in common', () => {
    expect(said).toMatch(/^the same in all of these:\n {2}issue +value\n {2}term +year$/m);
    expect(said).toMatch(/^fair points, by what they are worth:\n +a +b\n {2}Nash +0.55 +0.75$/m);
    expect(said).toMatch(/^their terms:\n +Nash\n {2}price +5$/m);
  });
});
