import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { POINTS } from '../../src/reasoning/fair-points.ts';
import { type FrontierAsked, frontier } from '../../src/reasoning/frontier.ts';
import type { FrontierAnswer } from '../../src/reasoning/frontier-answer.ts';
import { type Contest, inAnyOrder } from '../arbitraries/contests.ts';
import { completeTerms, vocabularyOf } from '../arbitraries/negotiations.ts';
import { caseOf } from '../oracle/case.ts';
import { near } from '../oracle/fraction.ts';
import { bargainersOf, dominates, efficient, isWorthTheSame, pointsOf, valued } from '../oracle/frontier.ts';
import { dealsOf, zoneOf } from '../oracle/zone.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { both, dealTerms, expectDeal, expectPoint, isDeal, lookedAt, often } from './looked-at.ts';
import { runs } from './runs.ts';

const PLAIN = { strict: false, limit: 1000, deal: null };

function ask({ negotiation, context, given }: Contest, more: Partial<FrontierAsked> = {}, budget = LARGE) {
  const scenario = compile(negotiation, context);
  return frontier(scenario, { ...PLAIN, ...more, given: boxOf(scenario, given)! }, budget);
}

test('the cases that laws are tried on: with several bargainers, with and without points, with ties', () => {
  const seen = new Map<string, number>();
  const count = (what: string, is: boolean) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const asked of fc.sample(often, { seed: 1, numRuns: 600 })) {
    const looked = lookedAt(asked);
    count('nothing to look at', looked === null);
    if (looked === null) continue;
    const { all, parties } = looked;
    const [best, points] = [efficient(all), pointsOf(all, false)];
    count('one bargainer', parties.length === 1);
    count('several bargainers', parties.length > 1);
    count('some are dominated', best.length < all.length);
    count('several efficient deals', best.length > 1);
    count(
      'worth the same',
      all.some((one, at) => all.findIndex((other) => isWorthTheSame(one, other)) !== at),
    );
    count('somebody loses', points === null);
    count('points differ', points !== null && !POINTS.every((name) => isWorthTheSame(points[name]!, points['nash']!)));
    count('strict matters', (points === null) !== (pointsOf(all, true) === null));
    count(asked.negotiation.negotiation.agreement.kind, true);
  }
  const rare = [...new Set([...seen.keys(), 'points differ', 'strict matters', 'somebody loses', 'worth the same'])];
  expect(rare.filter((what) => (seen.get(what) ?? 0) < 15).map((what) => [what, seen.get(what)])).toEqual([]);
});

describe('LAW: frontier says what looking at every deal of the zone says', () => {
  test('the deals that none dominates, the first of those worth the same, best for the first party first', () => {
    fc.assert(
      both((asked, { all, parties }) => {
        const answer = ask(asked);
        const found = efficient(all);
        expect([answer.exists, answer.complete, answer.parties]).toEqual([true, true, parties]);
        expect(answer.counts.deals).toBe(String(found.length));
        expect(answer.deals).toHaveLength(found.length);
        for (const deal of answer.deals) {
          expectDeal(deal, found.find(({ terms }) => isDeal(terms, deal.terms))!, parties);
        }
        const worths = answer.deals.map(({ worth }) => parties.map((party) => worth[party]!));
        for (const [at, worth] of worths.slice(1).entries()) {
          const before = worths[at]!;
          const first = worth.findIndex((amount, party) => Math.abs(amount - before[party]!) > 1e-12);
          expect(worth[first]!).toBeLessThan(before[first]!);
        }
      }),
      runs(300),
    );
  });

  test('the named points, in a set that leaves nobody worse off, or everybody better', () => {
    fc.assert(
      fc.property(often, fc.boolean(), (asked, strict) => {
        const looked = lookedAt(asked);
        if (looked === null) return;
        const answer = ask(asked, { strict, limit: 1 });
        const found = pointsOf(looked.all, strict);
        expect(answer.noPoints).toBe(found === null ? 'somebody_loses' : null);
        for (const name of POINTS) {
          const told = answer.points[name];
          if (found === null) expect(told).toBeNull();
          else expectPoint(name, told!, found[name]!, looked, strict);
        }
      }),
      runs(300),
    );
  });

  test('where a deal stands', () => {
    fc.assert(
      fc.property(
        often.chain((asked) => fc.tuple(fc.constant(asked), completeTerms(vocabularyOf(asked.negotiation)))),
        ([asked, terms]) => {
          const looked = lookedAt(asked);
          if (looked === null) return;
          const scenario = compile(asked.negotiation, asked.context);
          const deal = boxOf(scenario, terms)!;
          const { deal: standing } = ask(asked, { deal });
          const { of, all } = looked;
          const own = all.find((one) => isDeal(one.terms, terms));
          expect(standing!.acceptable).toBe(own !== undefined);
          const [here] = valued(of, [{ terms: dealTerms(of, terms), worlds: [], works: [] }]);
          const better = efficient(all).filter((one) => dominates(one, here!));
          expect(standing!.onFrontier).toBe(own !== undefined && better.length === 0);
          expect(standing!.dominatedBy).toHaveLength(Math.min(10, better.length));
          const gaps = efficient(all).map((one) =>
            Math.hypot(...one.worth.map((w, at) => near(w) - near(here!.worth[at]!))),
          );
          expect(standing!.distance!).toBeCloseTo(Math.min(...gaps), 10);
        },
      ),
      runs(200),
    );
  });
});

/** The same with its lists in another order. */
const turned = (asked: Contest) =>
  inAnyOrder(asked.negotiation).map((negotiation): [Contest, Contest] => [asked, { ...asked, negotiation }]);

describe('laws of the frontier', () => {
  test('LAW: a larger budget never changes what was decided', () => {
    fc.assert(
      both((asked) => {
        const whole = ask(asked);
        for (const budget of [...LADDER, ...BYTES]) {
          const some = ask(asked, {}, budget);
          if (some.exists !== null) expect(some.exists).toBe(true);
          if (some.complete) expect({ ...some, steps: 0 }).toEqual({ ...whole, steps: 0 });
          if (some.counts.deals !== null) expect(some.counts).toEqual(whole.counts);
          if (some.most !== null) expect(some.most).toEqual(whole.most);
          for (const name of POINTS)
            if (some.points[name]?.exact) expect(some.points[name]).toEqual(whole.points[name]);
          for (const { worth } of some.deals) expect(whole.deals.map((deal) => deal.worth)).toContainEqual(worth);
        }
      }),
      runs(60),
    );
  });

  test('LAW: the order of parties, lines, issues and options of no order changes no worth', () => {
    fc.assert(
      fc.property(often.chain(turned), ([one, other]) => {
        const [first, second] = [ask(one), ask(other)];
        expect(second.counts).toEqual(first.counts);
        const worths = ({ deals }: FrontierAnswer) => deals.map(({ worth }) => worth);
        expect(worths(second)).toEqual(worths(first));
        for (const name of ['nash', 'utilitarian'] as const)
          expect(second.points[name] === null).toBe(first.points[name] === null);
      }),
      runs(60),
    );
  });

  test('no zone, nobody with preferences: no deals, no points, and why', () => {
    fc.assert(
      fc.property(often, (asked) => {
        const of = caseOf(asked.negotiation, asked.context);
        const isZone = zoneOf(dealsOf(of, asked.given)).length > 0;
        const isTold = bargainersOf(of).length > 0;
        if (isZone && isTold) return;
        const answer = ask(asked);
        expect(answer.deals).toEqual([]);
        expect(answer.exists).toBe(isZone);
        expect(answer.noPoints).toBe(isZone ? 'no_preferences' : 'no_zone');
        expect(POINTS.every((name) => answer.points[name] === null)).toBe(true);
      }),
      runs(100),
    );
  });
});
