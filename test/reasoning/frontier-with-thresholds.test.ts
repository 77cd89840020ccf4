import { beforeAll, describe, expect, test } from 'vitest';
import { instance } from '../../bench/instances.ts';
import { withPreferences } from '../../bench/preferred.ts';
import { mulberry } from '../../bench/random.ts';
import { saleOf } from '../../bench/sale.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import type { Scenario } from '../../src/negotiation/scenario.ts';
import { openBox } from '../../src/reasoning/box.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { frontier } from '../../src/reasoning/frontier.ts';
import type { FrontierAnswer } from '../../src/reasoning/frontier-answer.ts';

const compiled = (document: Document): Scenario => compile(document, resolveContext({}, undefined, '2025-01-01'));
const ask = (scenario: Scenario, limit = 10_000, steps = 10_000_000) =>
  frontier(scenario, { given: openBox(scenario.slots), deal: null, strict: false, limit }, { steps });

describe('a sale whose price has many values, nobody taking less than a threshold', () => {
  test('all of the frontier and the points are what looking at 364,364 deals finds', () => {
    const { document, seen } = saleOf(1000);
    const { efficient, best } = seen();
    const answer = ask(compiled(document));
    expect(answer).toMatchObject({ exists: true, complete: true, counts: { deals: String(efficient.length) } });
    expect(answer.deals.map(({ terms }) => terms)).toEqual(efficient.map(({ terms }) => terms));
    for (const [at, { worth }] of answer.deals.entries()) {
      expect(worth['buyer']).toBeCloseTo(efficient[at]!.buyer, 12);
      expect(worth['seller']).toBeCloseTo(efficient[at]!.seller, 12);
    }
    expect(answer.most!['buyer']).toBeCloseTo(efficient[0]!.buyer, 12);
    expect(answer.most!['seller']).toBeCloseTo(efficient.at(-1)!.seller, 12);
    const { nash, egalitarian, utilitarian } = answer.points;
    expect([nash, egalitarian, utilitarian].map((point) => point!.terms)).toEqual([
      best((buyer, seller) => buyer * seller),
      best((buyer, seller) => Math.min(buyer, seller)),
      best((buyer, seller) => buyer + seller),
    ]);
  });

  test('of more deals than are asked for so many are told from the first to the last', () => {
    const { document } = saleOf(1000);
    const all = ask(compiled(document)).deals;
    const told = (limit: number) =>
      ask(compiled(document), limit).deals.map((deal) =>
        all.findIndex(
          (one) => one.terms['price'] === deal.terms['price'] && one.terms['delivery'] === deal.terms['delivery'],
        ),
      );
    const last = all.length - 1;
    expect(told(1)).toEqual([0]);
    expect(told(2)).toEqual([0, last]);
    expect(told(4)).toEqual([0, Math.round(last / 3), Math.round((2 * last) / 3), last]);
    expect(told(last)).toHaveLength(last);
    expect(new Set(told(last)).size).toBe(last);
  });

  test('of a hundred thousand prices too', () => {
    const answer = ask(compiled(saleOf(100_000).document), 1);
    expect(answer).toMatchObject({ exists: true, complete: true });
    expect(Number(answer.counts.deals)).toBeGreaterThan(30_000);
  });
});

describe('a price alone, on which both are indifferent from 4 to 6', () => {
  const scenario = compiled(
    Document.parse({
      negotiation: { id: 'price', title: 'A price' },
      parties: ['buyer', 'seller'].map((id) => ({ id, name: id })),
      issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 10, step: 1 }],
      rules: [{ id: 'least', title: 'At least 5', text: 'A price below 5 is not allowed.', holds: 'price >= 5' }],
      preferences: [['buyer', [1, 0.6, 0.6, 0]] as const, ['seller', [0, 0.4, 0.4, 1]] as const].map(
        ([party, worths]) => ({
          party,
          weights: { price: 1 },
          values: { price: [0, 4, 6, 10].map((price, at) => [price, worths[at]!]) },
          reservation: { value: 0.3 },
        }),
      ),
    }),
  );

  test('of those worth the same the first that is allowed is told', () => {
    expect(ask(scenario).deals.map(({ terms }) => terms['price'])).toEqual([5, 7, 8]);
  });

  test('a price that is given is measured by the thresholds too', () => {
    const given = (price: number) =>
      frontier(scenario, { given: boxOf(scenario, { price })!, deal: null, strict: false, limit: 10 }, { steps: 1000 });
    expect(given(8)).toMatchObject({ exists: true, complete: true, counts: { deals: '1' } });
    expect(given(9)).toMatchObject({ exists: false, impossible: false, complete: true, noPoints: 'no_zone' });
    expect(given(4)).toMatchObject({ exists: false, impossible: true, complete: true, noPoints: 'no_zone' });
  });
});

test('that everybody loses is not said of a zone that thresholds empty, however little there is to spend', () => {
  const levels = ['none', 'full', 'robust', 'some'].map((id) => ({ id }));
  const scenario = compiled(
    Document.parse({
      negotiation: { id: 'aid', title: 'Aid' },
      parties: [{ id: 'giver', name: 'Giver' }],
      issues: [
        { id: 'aid', title: 'Aid', type: 'integer', min: -1, max: 2, step: 1 },
        { id: 'talks', title: 'Talks', type: 'ordinal', levels },
        { id: 'line', title: 'Line', type: 'boolean' },
        { id: 'guarantee', title: 'Guarantee', type: 'ordinal', levels },
      ],
      circumstances: [{ id: 'front', title: 'Front', type: 'integer', min: 0, max: 20, step: 10 }],
      rules: [
        {
          id: 'coupled',
          title: 'Coupled',
          holds: '(talks <= "none" or guarantee >= "some") implies at_least(2, front - aid <= 11, aid <= -1, line)',
        },
      ],
      preferences: [
        {
          party: 'giver',
          weights: { aid: 1e9, guarantee: 1e-6 },
          values: {
            aid: [
              [-1, 0.1],
              [2, 0.1],
            ],
            guarantee: { none: 0.3, full: 0.3, robust: 1, some: 1 },
          },
          reservation: { value: 0.25 },
        },
      ],
    }),
  );
  const told = Array.from({ length: 1500 }, (_, steps) => ask(scenario, 10, steps + 1));
  expect([...new Set(told.map(({ noPoints }) => noPoints))]).toEqual(['not_decided', 'no_zone']);
});

/** The same negotiation with reservation values of which it is only known that they are, and that no deal is below them. */
function bothWays(shape: { issues: number; redLines: number }, value: number) {
  const seed = { ...shape, parties: 2, seed: 1, conflicts: 0 };
  const document = withPreferences(instance(seed).document, mulberry(1));
  const binding = (is: boolean) => {
    const preferences = document.preferences.map((one) => ({ ...one, reservation: { value }, binding: is }));
    return compiled({ ...document, preferences });
  };
  return { free: binding(false), bound: binding(true) };
}

const worthsOf = ({ deals }: FrontierAnswer) => deals.map(({ worth }) => worth);

describe('thresholds on many issues', { timeout: 120_000 }, () => {
  test('keep of the frontier what is worth so much to everybody, and change no point', () => {
    const { free, bound } = bothWays({ issues: 20, redLines: 40 }, 0.58);
    const [all, kept] = [ask(free), ask(bound)];
    expect([all.complete, kept.complete]).toEqual([true, true]);
    const enough = all.deals.filter(({ worth }) => Object.values(worth).every((one) => one >= 0.58));
    expect(kept.deals).toEqual(enough);
    expect(enough.length).toBeLessThan(all.deals.length);
    expect(enough.length).toBeGreaterThan(0);
    expect(kept.points).toEqual(all.points);
  });

  describe('where the frontier is too large to list', () => {
    const VALUE = 0.5;
    let [all, kept]: (FrontierAnswer | undefined)[] = [];
    let bound: Scenario;
    beforeAll(() => {
      const ways = bothWays({ issues: 40, redLines: 120 }, VALUE);
      bound = ways.bound;
      [all, kept] = [ask(ways.free), ask(bound)];
    }, 120_000);

    test('change no point that is proved', () => {
      expect([all!.complete, kept!.complete]).toEqual([false, false]);
      expect(Object.values(kept!.points).map((point) => point!.exact)).toEqual([true, true, true, true]);
      expect(kept!.points).toEqual(all!.points);
    });

    test('are kept by some deals of the frontier, looked for between the thresholds', () => {
      expect(kept!.exists).toBe(true);
      expect(worthsOf(all!).some((worth) => Object.values(worth).some((one) => one < VALUE))).toBe(true);
      expect(kept!.deals.length).toBeGreaterThan(5);
      for (const { terms } of kept!.deals) {
        expect(check(bound, boxOf(bound, terms)!, { steps: 1_000_000 }).verdict).toBe('acceptable');
      }
      for (const [party, most] of Object.entries(kept!.most!)) {
        expect(most).toBe(Math.max(...worthsOf(kept!).map((worth) => worth[party]!)));
        expect(most).toBeLessThan(all!.most![party]!);
      }
    });

    test('that cannot be met together leave no zone, and with less to spend nobody says otherwise', () => {
      const { bound: none } = bothWays({ issues: 40, redLines: 120 }, 0.5805);
      expect(ask(none)).toMatchObject({ exists: false, impossible: false, complete: true, noPoints: 'no_zone' });
      const told = [300_000, 600_000, 1_000_000, 2_000_000, 3_000_000].map((steps) => ask(none, 1, steps));
      expect(told.map(({ exists, deals }) => exists !== true && deals.length === 0)).toEqual(told.map(() => true));
      expect(told.some(({ complete }) => !complete)).toBe(true);
    });
  });
});
