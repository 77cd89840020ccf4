import fc from 'fast-check';
import { expect } from 'vitest';
import type { PointAnswer, WorthyDeal } from '../../src/reasoning/frontier-answer.ts';
import { bargained, type Contest, contest } from '../arbitraries/contests.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { sameValue, type Terms } from '../oracle/check.ts';
import { near } from '../oracle/fraction.ts';
import { bargainersOf, measuresOf, type Valued, valued } from '../oracle/frontier.ts';
import { dealsOf, zoneOf } from '../oracle/zone.ts';

/** Mostly there is something to bargain for; else whatever there may be. */
export const often = fc.oneof({ arbitrary: bargained, weight: 3 }, contest);

/** Somebody has told what deals are worth, and there are some. */
export interface Looked {
  readonly of: Case;
  readonly parties: readonly string[];
  /** Every deal of the zone. */
  readonly all: readonly Valued[];
}

export function lookedAt({ negotiation, context, given }: Contest): Looked | null {
  const of = caseOf(negotiation, context);
  const parties = bargainersOf(of).map(({ id }) => id);
  const deals = zoneOf(dealsOf(of, given));
  return parties.length === 0 || deals.length === 0 ? null : { of, parties, all: valued(of, deals) };
}

export function both(look: (asked: Contest, looked: Looked) => void) {
  return fc.property(often, (asked) => {
    const looked = lookedAt(asked);
    if (looked !== null) look(asked, looked);
  });
}

export const isDeal = (terms: Terms, told: Terms) =>
  Object.keys(terms).length === Object.keys(told).length &&
  Object.entries(terms).every(([issue, value]) => sameValue(told[issue]!, value));

/** A deal as it is told, and as looking at every deal finds it. */
export function expectDeal(told: WorthyDeal, found: Valued, parties: readonly string[]) {
  expect(isDeal(found.terms, told.terms), JSON.stringify([found.terms, told.terms])).toBe(true);
  expect(Object.keys(told.worth)).toEqual(parties);
  for (const [at, party] of parties.entries()) expect(told.worth[party]).toBeCloseTo(near(found.worth[at]!), 12);
}

/** As the oracle writes values. */
export const dealTerms = (of: Case, terms: Terms): Terms =>
  Object.fromEntries(
    Object.entries(terms).map(([issue, value]) => [issue, of.valuesOf(issue).find((one) => sameValue(one, value))!]),
  );

/** A point as it is told where it is proved, and as looking at every deal finds it. */
export function expectPoint(name: string, told: PointAnswer, found: Valued, { all, parties }: Looked, strict: boolean) {
  expectDeal(told, found, parties);
  expect(told.exact).toBe(true);
  expect(told.value).toBeCloseTo(near(measuresOf(all, strict, found)[name]!), 12);
  expect(told.atMost).toBe(told.value);
}
