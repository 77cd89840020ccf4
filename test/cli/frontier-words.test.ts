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
