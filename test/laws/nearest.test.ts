import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '../../src/language/rational.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { NearestAnswer, NearestDeal } from '../../src/reasoning/answer.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { nearest } from '../../src/reasoning/nearest.ts';
import { type Contest, contest, inAnyOrder, uncertain } from '../arbitraries/contests.ts';
import { terms, vocabularyOf } from '../arbitraries/negotiations.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { near } from '../oracle/fraction.ts';
import { changesKey, nearestOf, type OracleNearest } from '../oracle/nearest.ts';
import { unknown } from '../oracle/zone.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

/** Which acceptable deals are closest to the terms of a contest? */
interface Asked extends Contest {
  readonly weights: Readonly<Record<string, number>>;
  readonly keep: readonly string[];
}

const MOST = 10_000;

const question: fc.Arbitrary<Asked> = fc.oneof({ arbitrary: contest, weight: 4 }, uncertain).chain((asked) => {
  const issues = asked.negotiation.issues.map(({ id }) => id);
  const weight = fc.constantFrom(0, 0.1, 0.3, 1, 2, 7.5);
  const weights = fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...issues), weight, { maxKeys: 4 }));
  const keep = fc.oneof(
    { arbitrary: fc.constant([]), weight: 3 },
    fc.subarray(issues, { maxLength: Math.min(2, issues.length) }),
  );
  return fc
    .tuple(terms(vocabularyOf(asked.negotiation)), weights, keep)
    .map(([given, some, kept]) => ({ ...asked, given, weights: { ...some }, keep: kept }));
});

/** A weight as the exact number its text says. */
function exact(weight: number) {
  const [whole, digits = ''] = String(weight).split('.');
  return rational(BigInt(whole! + digits), 10n ** BigInt(digits.length));
}

function ask({ negotiation, context, given, weights, keep }: Asked, limit = MOST, budget = LARGE): NearestAnswer {
  const scenario = compile(negotiation, context);
  const slot = (issue: string) => scenario.slotOf.get(issue)!.slot;
  const asked = {
    deal: boxOf(scenario, given)!,
    weights: new Map(Object.entries(weights).map(([issue, weight]) => [slot(issue), exact(weight)])),
    keep: keep.map(slot).sort((a, b) => a - b),
    limit,
  };
  return nearest(scenario, asked, budget);
}

/** Asks and measures every deal. */
function both(look: (asked: Asked, expected: OracleNearest, of: Case) => void) {
  return fc.property(question, (asked) => {
    const of = caseOf(asked.negotiation, asked.context);
    look(asked, nearestOf(of, asked.given, asked.weights, asked.keep), of);
  });
}

const keysOf = (deals: readonly Pick<NearestDeal, 'changes'>[]) => deals.map(({ changes }) => changesKey(changes));
const bare = (answer: NearestAnswer) => ({ ...answer, steps: 0 });

describe('the cases that laws are tried on', () => {
  test('are near and far, with and without a choice', () => {
    const seen = new Map<string, number>();
    const count = (what: string, is = true) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const { negotiation, context, given, weights, keep } of fc.sample(question, { seed: 4, numRuns: 400 })) {
      const of = caseOf(negotiation, context);
      const { impossible, deals } = nearestOf(of, given, weights, keep);
      const [first] = deals;
      count('impossible', impossible);
      count('none', first === undefined);
      if (first === undefined) continue;
      count('several', deals.length > 1);
      count('acceptable as it is', first.changes.length === 0);
      count('several changes', first.changes.length > 1);
      count(
        'for nothing',
        first.changes.some(({ cost }) => cost.over === 0n),
      );
      count(
        'part of a range',
        first.changes.some(({ cost }) => cost.over > 0n && cost.over < cost.under),
      );
      count(
        'open issues',
        negotiation.issues.some(({ id }) => !(id in given)),
      );
      count(
        'kept',
        keep.some((issue) => issue in given),
      );
      count('unknown worlds', unknown(of).length > 0);
      for (const { issue } of first.changes) count(of.domains.get(issue)!.type);
    }
    expect([...seen].filter(([, times]) => times < 4)).toEqual([]);
    expect(seen.size).toBe(18);
  });
});

describe('LAW: nearest says what measuring every deal says', () => {
  test('whether there is one, how far it is, and all of them by their changes', () => {
    fc.assert(
      both((asked, expected) => {
        const answer = ask(asked);
        const { impossible, deals } = expected;
        expect(answer).toMatchObject({ exists: deals.length > 0, impossible, complete: true, stopped: null });
        expect(keysOf(answer.deals).sort()).toEqual(keysOf(expected.deals as never).sort());
        for (const deal of answer.deals) expect(deal.distance).toBeCloseTo(near(deals[0]!.distance), 12);
      }),
      runs(200),
    );
  });

  test('each with what changes and what that costs, and what is open filled with the first values that work', () => {
    fc.assert(
      both((asked, { deals }, of) => {
        for (const { terms: settled, circumstances, changes } of ask(asked).deals) {
          const twin = deals.find((one) => changesKey(one.changes) === changesKey(changes))!;
          expect(settled).toEqual(twin.terms);
          expect(changes.map(({ issue, from, to }) => ({ issue, from, to }))).toEqual(
            twin.changes.map(({ issue, from, to }) => ({ issue, from, to })),
          );
          for (const [at, { cost }] of changes.entries()) expect(cost).toBeCloseTo(near(twin.changes[at]!.cost), 12);
          if (unknown(of).length === 0) expect(circumstances).toBeUndefined();
          else expect(twin.works).toContainEqual(circumstances);
        }
      }),
      runs(150),
    );
  });

  test('no more than the limit', () => {
    fc.assert(
      both((asked, { deals }) => {
        const [whole, some] = [ask(asked), ask(asked, 1)];
        expect(some.deals.length).toBe(Math.min(1, deals.length));
        for (const key of keysOf(some.deals)) expect(keysOf(whole.deals)).toContain(key);
      }),
      runs(50),
    );
  });
});

describe('laws of nearest', () => {
  test('LAW: a nearest deal passes the check, and a deal that passes is its own', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const scenario = compile(asked.negotiation, asked.context);
        const passes = (some: Readonly<Record<string, unknown>>) => {
          const { verdict } = check(scenario, boxOf(scenario, some)!, LARGE);
          return verdict === 'acceptable' || verdict === 'undetermined';
        };
        const { deals } = ask(asked, 4);
        for (const deal of deals) expect(passes(deal.terms)).toBe(true);
        if (passes(asked.given)) {
          expect(deals[0]!.distance).toBe(0);
          expect(keysOf(ask(asked).deals)).toContain(changesKey([]));
        }
      }),
      runs(75),
    );
  });

  test('LAW: what is to be kept is kept', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const { terms: settled, changes } of ask(asked, 4).deals) {
          for (const issue of asked.keep) {
            expect(changes.map((change) => change.issue)).not.toContain(issue);
            if (issue in asked.given) expect(settled[issue]).toEqual(asked.given[issue]);
          }
        }
      }),
      runs(50),
    );
  });

  test('LAW: the order of records in a document changes nothing', () => {
    const shuffled = question.chain((asked) =>
      inAnyOrder(asked.negotiation).map((other) => ({ asked, other: { ...asked, negotiation: other } })),
    );
    fc.assert(
      fc.property(shuffled, ({ asked, other }) => {
        expect(JSON.stringify(ask(other))).toBe(JSON.stringify(ask(asked)));
      }),
      runs(50),
    );
  });

  test('LAW: same input, same bytes', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(JSON.stringify(ask(structuredClone(asked)))).toBe(JSON.stringify(ask(asked)));
      }),
      runs(40),
    );
  });

  test('LAW: a larger budget never changes a decided answer; over budget an acceptable deal is told', () => {
    let told = 0;
    fc.assert(
      both((asked, expected) => {
        const whole = ask(asked);
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, MOST, budget);
          expect(answer.steps).toBeLessThanOrEqual(budget.steps);
          if (answer.complete) expect(bare(answer)).toEqual(bare(whole));
          else expectWithin(answer, expected);
          if (answer.within !== null) told++;
        }
      }),
      runs(60),
    );
    expect(told).toBeGreaterThan(30);
  });
});

/** What an answer that ran out of budget says is so: of the closest deals it may list fewer, and no others. */
function expectWithin(some: NearestAnswer, { impossible, deals }: OracleNearest) {
  if (some.exists !== null) expect(some.exists).toBe(deals.length > 0);
  if (some.impossible) expect(impossible).toBe(true);
  for (const key of keysOf(some.deals)) expect(keysOf(deals as never)).toContain(key);
  expect(some.within === null || (some.exists === true && !some.complete && some.deals.length === 0)).toBe(true);
  if (some.within !== null) expect(some.within.distance).toBeGreaterThanOrEqual(near(deals[0]!.distance) - 1e-9);
}
