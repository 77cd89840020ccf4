import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { type Budget, meterOf } from '../../src/reasoning/budget.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { POINTS } from '../../src/reasoning/fair-points.ts';
import { searchPoints } from '../../src/reasoning/fair-search.ts';
import { pointAt } from '../../src/reasoning/frontier-deals.ts';
import { openMapping } from '../../src/reasoning/mapping.ts';
import { pose } from '../../src/reasoning/posed.ts';
import { NOT_CHARTED, standingOf } from '../../src/reasoning/standing.ts';
import { Bargainers } from '../../src/reasoning/worth-vectors.ts';
import { searchOf } from '../../src/reasoning/zone-search.ts';
import type { Contest } from '../arbitraries/contests.ts';
import { completeTerms, vocabularyOf } from '../arbitraries/negotiations.ts';
import { near } from '../oracle/fraction.ts';
import { dominates, efficient, measuresOf, pointsOf, valued } from '../oracle/frontier.ts';
import { LADDER, LARGE } from './ladder.ts';
import { dealTerms, expectDeal, expectPoint, isDeal, lookedAt, often } from './looked-at.ts';
import { runs } from './runs.ts';

/** The zone of a contest, to be searched as if its frontier were too large to list; `null`: not within the budget. */
function opened({ negotiation, context, given }: Contest, budget: Budget = LARGE) {
  const scenario = compile(negotiation, context);
  const [meter, bargainers] = [meterOf(budget), new Bargainers(scenario)];
  const box = boxOf(scenario, given)!;
  const posed = pose(scenario, box);
  const mapping = openMapping(posed, bargainers, meterOf(LARGE))!;
  const search = searchOf(mapping, meter);
  return search && { scenario, given: box, posed, bargainers, mapping, search, meter };
}

const PARTS = [0.5, 0.7, 0.8, 0.9];

function searched(asked: Contest, strict: boolean, budget: Budget = LARGE) {
  const zone = opened(asked, budget);
  if (zone === null) return null;
  const { posed, bargainers, mapping, search, meter } = zone;
  const { points, somebodyLoses } = searchPoints(search, mapping, strict, meter);
  const told = POINTS.map(
    (name) => [name, points[name] && pointAt(posed, bargainers, points[name], meterOf(LARGE))] as const,
  );
  return { points: Object.fromEntries(told), somebodyLoses, spent: meter.spent };
}

describe('LAW: single points say what looking at every deal of the zone says', () => {
  test('each named point, ties included, in a set that leaves nobody worse off, or everybody better', () => {
    fc.assert(
      fc.property(often, fc.boolean(), (asked, strict) => {
        const looked = lookedAt(asked);
        if (looked === null) return;
        const { points, somebodyLoses } = searched(asked, strict)!;
        const found = pointsOf(looked.all, strict);
        expect(somebodyLoses).toBe(found === null);
        for (const name of POINTS) {
          if (found === null) expect(points[name]).toBeNull();
          else expectPoint(name, points[name]!, found[name]!, looked, strict);
        }
      }),
      runs(600),
    );
  });

  test('where a deal stands: whether one dominates it, and one that does', () => {
    fc.assert(
      fc.property(
        often.chain((asked) => fc.tuple(fc.constant(asked), completeTerms(vocabularyOf(asked.negotiation)))),
        ([asked, terms]) => {
          const looked = lookedAt(asked);
          if (looked === null) return;
          const { scenario, given, bargainers, mapping, search, meter } = opened(asked)!;
          const deal = boxOf(scenario, terms)!;
          const standing = standingOf(deal, given, bargainers, { ...NOT_CHARTED, mapping, search }, scenario, meter);
          const { of, all, parties } = looked;
          const own = all.find((one) => isDeal(one.terms, terms));
          const [here] = valued(of, [{ terms: dealTerms(of, terms), worlds: [], works: [] }]);
          const better = efficient(all).filter((one) => dominates(one, here!));
          expect(standing.onFrontier).toBe(own !== undefined && better.length === 0);
          expect(standing.dominatedBy).toHaveLength(Math.min(1, better.length));
          for (const one of standing.dominatedBy) {
            expectDeal(one, better.find((other) => isDeal(other.terms, one.terms))!, parties);
          }
          expect(standing.distance).toBeNull();
        },
      ),
      runs(300),
    );
  });
});

/** The same with what each party's worth comes to, and its reservation value, divided by a number of its own. */
function scaled(asked: Contest, by: readonly number[]): Contest {
  const { version, ...one } = asked.negotiation;
  const preferences = one.preferences.map((told, at) => {
    const divide = (worth: number) => worth / by[at % by.length]!;
    const values = Object.entries(told.values).map(([issue, value]) => [
      issue,
      Array.isArray(value)
        ? value.map(([x, y]) => [x, divide(y)])
        : Object.fromEntries(Object.entries(value).map(([key, worth]) => [key, divide(worth)])),
    ]);
    const { reservation } = told;
    const less = reservation && 'value' in reservation ? { value: divide(reservation.value) } : reservation;
    return { ...told, values: Object.fromEntries(values), ...(less && { reservation: less }) };
  });
  return { ...asked, negotiation: inOrder(Document.parse({ ...one, preferences }), version) };
}

describe('laws of single points', () => {
  test('LAW: what is not proved is a deal of the zone within its bounds; what is does not change with the budget', () => {
    let [unproved, proved] = [0, 0];
    fc.assert(
      fc.property(often, fc.boolean(), (asked, strict) => {
        const looked = lookedAt(asked);
        if (looked === null) return;
        const whole = searched(asked, strict)!;
        const best = pointsOf(looked.all, strict);
        // Those just below what is enough end in the middle of the search, whatever it costs.
        const budgets = PARTS.map((part) => ({ steps: Math.floor(part * whole.spent) }));
        for (const budget of [...LADDER, ...budgets]) {
          const some = searched(asked, strict, budget);
          if (some?.somebodyLoses) expect(best).toBeNull();
          for (const name of POINTS) {
            const told = some?.points[name] ?? null;
            if (told === null) continue;
            if (told.exact) {
              proved++;
              expect(told).toEqual(whole.points[name]);
              continue;
            }
            unproved++;
            const own = looked.all.find(({ terms }) => isDeal(terms, told.terms))!;
            expectDeal(told, own, looked.parties);
            const value = near(measuresOf(looked.all, strict, own)[name]!);
            expect(told.value).toBeCloseTo(value, 12);
            const most = near(measuresOf(looked.all, strict, best![name]!)[name]!);
            expect(told.atMost).toBeGreaterThanOrEqual(most);
            expect(told.value).toBeLessThanOrEqual(told.atMost);
            expect(told.atMost).toBeLessThan(Number.POSITIVE_INFINITY);
          }
        }
      }),
      runs(90),
    );
    expect(Math.min(unproved, proved)).toBeGreaterThan(100);
  });

  test('LAW: Nash and Kalai-Smorodinsky do not depend on the unit in which each party counts', () => {
    fc.assert(
      fc.property(often, fc.array(fc.constantFrom(1, 2, 4, 8), { minLength: 1, maxLength: 3 }), (asked, by) => {
        const looked = lookedAt(asked);
        if (looked === null) return;
        const [one, other] = [searched(asked, false)!, searched(scaled(asked, by), false)!];
        const ofTerms = (name: string) => pointsOf(looked.all, false)?.[name];
        for (const name of ['nash', 'kalai_smorodinsky'] as const) {
          const [left, right] = [one.points[name] ?? null, other.points[name] ?? null];
          expect(right === null).toBe(left === null);
          if (left === null || right === null) continue;
          const measured = looked.all.find(({ terms }) => isDeal(terms, right.terms))!;
          const value = measuresOf(looked.all, false, measured)[name]!;
          const best = measuresOf(looked.all, false, ofTerms(name)!)[name]!;
          expect(value.over * best.under).toBe(best.over * value.under);
        }
      }),
      runs(100),
    );
  });
});
