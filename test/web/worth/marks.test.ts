import { describe, expect, it } from 'vitest';
import type { Case, Schemas } from '../../../web/src/contract.ts';
import { against, amount, noWorse, rounded, roundedUp } from '../../../web/src/panels/worth/amounts.ts';
import { axesOf, weighing } from '../../../web/src/panels/worth/axes.ts';
import { batchOf, checkedMarks, frontierMarks, thresholdOf } from '../../../web/src/panels/worth/marks.ts';
import { pointsWords } from '../../../web/src/panels/worth/points.ts';
import { gainWords, kindOf, type Seen, saidOf } from '../../../web/src/panels/worth/seen.ts';
import { nextMark } from '../../../web/src/panels/worth/walk.ts';

const deals = [
  { id: 'offer', title: 'Offer', kind: 'proposal', proposedAt: '2026-02-01', terms: { price: 3 } },
  { id: 'draft', title: 'Draft', kind: 'proposal', proposedAt: '2026-01-01', terms: {} },
  { id: 'none', title: 'None', kind: 'status_quo', terms: { price: 0 } },
] as unknown as Case['deals'];
const AXES = { x: 'a', y: 'b' };
const worth = (low: number, high = low, reservationValue: number | null = 0.5) => ({ low, high, reservationValue });
const line = (ref: string, a: [string, object | null], b: [string, object | null]) => ({
  ref,
  parties: [
    { party: 'a', name: 'Ann', verdict: a[0], worth: a[1] },
    { party: 'b', name: 'Bob', verdict: b[0], worth: b[1] },
  ],
});
const answer = {
  results: [
    line('here', ['undetermined', worth(0, 1)], ['acceptable', worth(0.2, 0.6, 0.4)]),
    line('deal:offer', ['unacceptable', worth(0.4)], ['acceptable', worth(0.6, 0.6, 0.4)]),
    line('deal:draft', ['undetermined', worth(0.1, 0.7)], ['undetermined', worth(0.2, 0.6, 0.4)]),
    { ref: 'deal:none', problem: {} },
  ],
} as unknown as Schemas['BatchAnswer'];

describe('the marks of the chart', () => {
  it('are the deals of the case by time, and how both take them', () => {
    const marks = checkedMarks(answer, { deals }, {}, AXES);
    expect(marks.map(({ id, number, taken }) => [id, number, taken?.words])).toEqual([
      ['deal:draft', 2, 'depends on what is still open'],
      ['deal:offer', 3, 'unacceptable to Ann'],
    ]);
  });

  it('have the terms of the builder among them where there are any', () => {
    const here = checkedMarks(answer, { deals }, { price: 2 }, AXES).at(-1);
    expect([here?.id, here?.x.high, here?.taken?.stance]).toEqual(['here', 1, 'open']);
    expect(batchOf({ deals }, { price: 2 })).toHaveLength(4);
  });

  it('are not there where somebody has told no worth', () => {
    expect(checkedMarks(answer, { deals }, {}, { x: 'a', y: 'c' })).toEqual([]);
    expect([thresholdOf(answer, 'a'), thresholdOf(answer, 'c')]).toEqual([0.5, null]);
  });

  it('are the deals of the frontier and its points, of parties it knows', () => {
    const point = { terms: { price: 1 }, worth: { a: 0.6, b: 0.7 }, exact: true, value: 0.03, atMost: 0.03 };
    const frontier = {
      deals: [{ terms: { price: 1 }, worth: { a: 0.6, b: 0.7 } }],
      points: { nash: point, kalai_smorodinsky: null, egalitarian: null, utilitarian: point },
    } as unknown as Schemas['Frontier'];
    expect(frontierMarks(frontier, AXES).map(({ id }) => id)).toEqual([
      'frontier:0',
      'point:nash',
      'point:utilitarian',
    ]);
    expect(frontierMarks(frontier, { x: 'a', y: 'c' })).toEqual([]);
  });

  it('tell a point that is not proved apart, and the world that a deal works in', () => {
    const found = { terms: { price: 1 }, worth: { a: 0.6, b: 0.7 }, circumstances: { calm: true } };
    const proved = { ...found, exact: true, value: 0.3, atMost: 0.3 };
    const points = { nash: { ...found, exact: false, value: 0.03, atMost: 0.041239 }, utilitarian: proved };
    const told = { deals: [found], points: { kalai_smorodinsky: null, egalitarian: null, ...points } };
    const marks = frontierMarks(told as unknown as Schemas['Frontier'], AXES);
    expect(marks.map(({ circumstances }) => circumstances)).toEqual(Array(3).fill({ calm: true }));
    expect(marks.map(({ title, bounds }) => [title, bounds?.atMost])).toEqual([
      ['Frontier deal 1', undefined],
      ['Nash, best found', 0.041239],
      ['Utilitarian', undefined],
    ]);
    expect(marks.map(kindOf)).toEqual([
      'on the frontier',
      'the best found, not proved: its product of gains is 0.03, and that of no deal is above 0.0413',
      'the greatest sum',
    ]);
    expect(pointsWords(told.points as unknown as Schemas['FairPoints'])).toBe(
      'Proved: Utilitarian. The best found, drawn hollow: Nash. Not found: Kalai-Smorodinsky and Egalitarian.',
    );
    const names = { x: 'Ann', y: 'Bob' };
    expect(saidOf(marks[1]!, { axes: AXES, names, threshold: { x: null, y: null }, marks })).toBe(
      'Nash, best found: worth 0.6 to Ann and 0.7 to Bob; the best found, not proved: its product of gains is 0.03, and that of no deal is above 0.0413; in the zone; opens in the deal builder',
    );
  });
});

describe('what is said of a mark', () => {
  const seen = { axes: AXES, names: { x: 'Ann', y: 'Bob' }, threshold: { x: 0.5, y: 0.4 }, marks: [] } as Seen;
  const [draft, offer] = checkedMarks(answer, { deals }, {}, AXES);

  it('is what it is worth, who would rather have none, and how it is taken', () => {
    expect(saidOf(offer!, seen)).toBe(
      '3, Offer: worth 0.4 to Ann and 0.6 to Bob; Ann would be better off without a deal; unacceptable to Ann; opens in the deal builder',
    );
    expect(gainWords(draft!, seen)).toBe('who is better off than without a deal depends on what is open');
    expect(gainWords(draft!, { ...seen, threshold: { x: null, y: 0.4 } })).toBe('');
  });

  it('are amounts and differences of three places', () => {
    expect(amount({ low: 0.1875, high: 0.5875 })).toBe('0.188 to 0.588');
    expect(against({ low: 0.53, high: 0.53 }, 0.71)).toBe('0.18 less');
    expect(against({ low: 0.4, high: 0.4 }, 0.4)).toBe('the same');
    expect(against({ low: 0.3, high: 0.6 }, 0.4)).toBe('from 0.1 less to 0.2 more');
    expect(against({ low: 0.3999, high: 0.3999 }, 0.4)).toBe('under 0.001 less');
    expect([rounded(0.000123456), roundedUp(0.15001), roundedUp(0.15), roundedUp(0.00012301), roundedUp(0)]).toEqual([
      '0.000123',
      '0.151',
      '0.15',
      '0.000124',
      '0',
    ]);
    const span = { low: 0.3, high: 0.3 };
    expect([noWorse(span, 0.1 + 0.2), noWorse(span, 0.3001), noWorse({ low: 0.2, high: 0.4 }, 0.3)]).toEqual([
      'yes',
      'no',
      'open',
    ]);
  });
});

describe('the two parties', () => {
  const live = {
    parties: [
      { id: 'a', name: 'A', consent: 'advisory' },
      { id: 'b', name: 'B', consent: 'required' },
      { id: 'c', name: 'C', consent: 'required' },
      { id: 'd', name: 'D', consent: 'required' },
    ],
    preferences: [{ party: 'a' }, { party: 'b' }, { party: 'd' }],
    negotiation: { agreement: { kind: 'unanimity' } },
  } as unknown as Case;

  it('are of those who weigh, who has to agree first', () => {
    expect(weighing(live).map(({ id }) => id)).toEqual(['b', 'd', 'a']);
    expect(axesOf({}, live)).toEqual({ x: 'b', y: 'd' });
    expect(axesOf({ x: 'd' }, live)).toEqual({ x: 'd', y: 'b' });
    expect(axesOf({ y: 'b' }, live)).toEqual({ x: 'd', y: 'b' });
  });

  it('are never one and the same, nor one that does not weigh', () => {
    expect(axesOf({ x: 'a', y: 'a' }, live)).toEqual({ x: 'a', y: 'b' });
    expect(axesOf({ x: 'c', y: 'nobody' }, live)).toEqual({ x: 'b', y: 'd' });
    expect(axesOf({}, { ...live, preferences: live.preferences.slice(0, 1) })).toBeNull();
  });
});

describe('walking with the arrow keys', () => {
  const drawn = [
    { mark: { id: 'p' }, x: 30, y: 10 },
    { mark: { id: 'q' }, x: 10, y: 20 },
    { mark: { id: 'r' }, x: 20, y: 30 },
  ] as unknown as Parameters<typeof nextMark>[0];

  it('goes along the axis of the key and stops at its ends', () => {
    expect(nextMark(drawn, 'q', 'ArrowRight')).toBe('r');
    expect(nextMark(drawn, 'q', 'ArrowLeft')).toBeNull();
    expect(nextMark(drawn, 'q', 'ArrowUp')).toBe('p');
    expect(nextMark(drawn, 'r', 'ArrowDown')).toBeNull();
    expect([nextMark(drawn, null, 'ArrowRight'), nextMark(drawn, null, 'ArrowLeft')]).toEqual(['q', 'p']);
    expect([nextMark(drawn, 'r', 'Home'), nextMark(drawn, 'r', 'End'), nextMark(drawn, 'r', 'a')]).toEqual([
      'q',
      'p',
      null,
    ]);
  });
});
