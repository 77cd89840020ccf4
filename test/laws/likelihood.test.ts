import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import type { Likelihood, LikelihoodAnswer } from '../../src/reasoning/answer.ts';
import type { Budget } from '../../src/reasoning/budget.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { likelihood } from '../../src/reasoning/likelihood.ts';
import { type Contest, contest } from '../arbitraries/contests.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { bindingLines } from '../oracle/check.ts';
import { type Fraction, fractionOf, notBelow, plus, times } from '../oracle/fraction.ts';
import { type Confidences, chanceOfDeal, chanceOfParty, chanceOfZone } from '../oracle/likelihood.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

const CONFIDENCES = [0, 0.1, 0.25, 0.5, 0.75, 0.999, 1] as const;
const sure = fc.array(fc.constantFrom(...CONFIDENCES), { minLength: 24, maxLength: 24 });

/** A contest whose lines bind with these confidences, in turn. */
function unsure({ negotiation, ...rest }: Contest, sureness: readonly number[]): Contest {
  let next = 0;
  const give = <R extends object>(records: readonly R[]): R[] =>
    records.map((record) => ({ ...record, confidence: sureness[next++ % sureness.length]! }));
  const { redLines, preconditions, preferences } = negotiation;
  const given = { redLines: give(redLines), preconditions: give(preconditions), preferences: give(preferences) };
  return { ...rest, negotiation: { ...negotiation, ...given } };
}

function confidencesOf({ negotiation }: Contest): Confidences {
  const lines = [...negotiation.redLines, ...negotiation.preconditions];
  return new Map([
    ...lines.map(({ id, confidence }) => [id, fractionOf(confidence)] as const),
    ...negotiation.preferences.map((one) => [`${one.party}:reservation`, fractionOf(one.confidence)] as const),
  ]);
}

function ask({ negotiation, context, given }: Contest, budget: Budget = LARGE): LikelihoodAnswer {
  const scenario = compile(negotiation, context);
  return likelihood(scenario, { deal: boxOf(scenario, given)! }, budget);
}

/** Asks, and weighs every set of lines. */
const both = (look: (asked: Contest, of: Case, confidences: Confidences) => void) =>
  fc.property(contest, sure, (one, sureness) => {
    const asked = unsure(one, sureness);
    look(asked, caseOf(asked.negotiation, asked.context), confidencesOf(asked));
  });

/** The oracle's fractions are not reduced. */
function expectExactly(said: Likelihood, expected: Fraction) {
  const [over, under = '1'] = said.fraction!.split('/') as [string, string?];
  expect([said.exact, BigInt(over) * expected.under]).toEqual([true, expected.over * BigInt(under)]);
  expect([said.low, said.high]).toEqual([Number(over) / Number(under), Number(over) / Number(under)]);
}

function expectBounds(said: Likelihood, expected: Fraction) {
  if (said.exact) expectExactly(said, expected);
  else expect([notBelow(expected, exactly(said.low)), notBelow(exactly(said.high), expected)]).toEqual([true, true]);
}

/** A double is a fraction of a power of two. */
function exactly(value: number): Fraction {
  let under = 1n;
  let whole = value;
  for (; !Number.isInteger(whole); whole *= 2) under *= 2n;
  return { over: BigInt(whole), under };
}

describe('laws of likelihood', () => {
  test('LAW: it is what weighing every set of lines gives, exactly', () => {
    const seen = { between: 0, deals: 0, quorums: 0 };
    fc.assert(
      both((asked, of, confidences) => {
        const answer = ask(asked);
        const zone = chanceOfZone(of, confidences);
        expectExactly(answer.zone, zone);
        const deal = chanceOfDeal(of, asked.given, confidences);
        expectExactly(answer.deal!.all, deal);
        expect(Object.keys(answer.deal!.parties)).toEqual(of.parties.map(({ id }) => id).sort());
        for (const [party, said] of Object.entries(answer.deal!.parties)) {
          expectExactly(said, chanceOfParty(of, party, asked.given, confidences));
        }
        expect([answer.complete, answer.stopped]).toEqual([true, null]);
        seen.between += Number(zone.over > 0n && zone.over < zone.under);
        seen.deals += Number(deal.over > 0n && deal.over < deal.under);
        seen.quorums += Number(asked.negotiation.negotiation.agreement.kind === 'quorum');
      }),
      runs(250),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  test('LAW: the influence of a line is the chance with it less the chance without it, and never above 0', () => {
    let negative = 0;
    fc.assert(
      both((asked, of, confidences) => {
        const { influence } = ask(asked);
        expect(influence.map(({ id }) => id).sort()).toEqual(
          bindingLines(of)
            .map(({ id }) => id)
            .sort(),
        );
        for (const { id, influence: said } of influence) {
          const where = (over: bigint) => chanceOfZone(of, new Map([...confidences, [id, { over, under: 1n }]]));
          expect(said).toBeLessThanOrEqual(0);
          const less = plus(where(1n), times(where(0n), { over: -1n, under: 1n }));
          expect(said! + 0, 'the nearest double').toBe(Number(`${(less.over * 10n ** 60n) / less.under}e-60`));
          negative += Number(said! < 0);
        }
        const sorted = influence.map((one) => one.influence!);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
      runs(120),
    );
    expect(negative).toBeGreaterThan(20);
  });

  test('LAW: the surer a line, the less likely a zone', () => {
    fc.assert(
      fc.property(contest, sure, sure, (one, some, others) => {
        const least = some.map((sureness, at) => Math.min(sureness, others[at]!));
        const [loose, strict] = [ask(unsure(one, least)), ask(unsure(one, some))];
        expect(strict.zone.low).toBeLessThanOrEqual(loose.zone.low);
        expect(strict.deal!.all.low).toBeLessThanOrEqual(loose.deal!.all.low);
      }),
      runs(120),
    );
  });

  test('LAW: over any budget the bounds enclose it, and a larger budget changes no exact answer', () => {
    let inexact = 0;
    fc.assert(
      both((asked, of, confidences) => {
        const zone = chanceOfZone(of, confidences);
        const deal = chanceOfDeal(of, asked.given, confidences);
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, budget);
          expectBounds(answer.zone, zone);
          expectBounds(answer.deal!.all, deal);
          expect(answer.complete || answer.stopped !== null).toBe(true);
          inexact += Number(!answer.zone.exact);
        }
      }),
      runs(40),
    );
    expect(inexact).toBeGreaterThan(20);
  });
});
