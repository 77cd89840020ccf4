import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/language/domain.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import type { ZoneAnswer } from '../../src/reasoning/answer.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { type ZoneAsked, zone } from '../../src/reasoning/zone.ts';
import {
  type Contest,
  contest,
  inAnyOrder,
  uncertain,
  withOneMoreLine,
  withRuleForEach,
} from '../arbitraries/contests.ts';
import { completeTerms, document, vocabularyOf } from '../arbitraries/negotiations.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { sameValue, type Terms } from '../oracle/check.ts';
import { valuesIn } from '../oracle/reasons.ts';
import { dealsOf, type OracleDeal, unknown, valuesAmong, worldAt, zoneOf } from '../oracle/zone.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

type Asked = Partial<Omit<ZoneAsked, 'given'>>;
/** Not only rarely are there deals that work in some worlds and not in others. */
const often = fc.oneof({ arbitrary: contest, weight: 2 }, uncertain);
const PLAIN = { count: true, values: true, robust: false, sample: 0, seed: 0 };

function ask({ negotiation, context, given }: Contest, asked: Asked = {}, budget = LARGE): ZoneAnswer {
  const scenario = compile(negotiation, context);
  return zone(scenario, { ...PLAIN, ...asked, given: boxOf(scenario, given)! }, budget);
}

/** Asks and looks at every deal. */
function both(look: (asked: Contest, of: Case, deals: readonly OracleDeal[]) => void) {
  return fc.property(often, (asked) => {
    const of = caseOf(asked.negotiation, asked.context);
    look(asked, of, dealsOf(of, asked.given));
  });
}

/** The values an answer says an issue takes. */
const valuesOf = (answer: ZoneAnswer, of: Case, issue: string): Value[] =>
  valuesIn(answer.values![issue]!.some, of.valuesOf(issue));

const isAmong = (deals: readonly OracleDeal[], terms: Terms) =>
  deals.find((deal) => Object.entries(deal.terms).every(([issue, value]) => sameValue(terms[issue]!, value)));

describe('the cases that laws are tried on', () => {
  test('have and have no zone, for every reason, in worlds that are known and not', () => {
    const seen = new Map<string, number>();
    const count = (what: string, is = true) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const { negotiation, context, given } of fc.sample(often, { seed: 1, numRuns: 400 })) {
      const of = caseOf(negotiation, context);
      const deals = dealsOf(of, given);
      const some = zoneOf(deals);
      count('impossible', deals.length === 0);
      count('no zone', deals.length > 0 && some.length === 0);
      count('a zone', some.length > 0);
      count('deals out of it', some.length > 0 && some.length < deals.length);
      count('unknown worlds', unknown(of).length > 0);
      count('robust deals, and others', zoneOf(deals, true).length > 0 && zoneOf(deals, true).length < some.length);
      const worlds = [...new Set(of.points.map((point) => JSON.stringify(worldAt(of, point))))];
      const [first, ...others] = some.map(({ works }) => worlds.indexOf(JSON.stringify(works[0])));
      count(
        'a later deal in an earlier world',
        others.some((world) => world < first!),
      );
      count('no robust deal', zoneOf(deals, true).length === 0 && some.length > 0);
      count('given terms', Object.keys(given).length > 0);
      count(negotiation.negotiation.agreement.kind);
      count(
        'conditional',
        of.parties.some(({ party }) => party.consent === 'conditional'),
      );
      count(
        'thresholds',
        of.parties.some(({ lines }) => lines.some(({ kind }) => kind === 'reservation')),
      );
      for (const { type } of negotiation.issues) count(type);
    }
    const rare = [...seen].filter(([, times]) => times < 5);
    expect(rare).toEqual([]);
    expect(seen.size).toBe(21);
  });
});

describe('LAW: zone says what looking at every deal says', () => {
  test('whether there is a zone, how large it is, and whether the rules leave anything', () => {
    fc.assert(
      both((asked, _, deals) => {
        const some = zoneOf(deals);
        expect(ask(asked)).toMatchObject({
          exists: some.length > 0,
          impossible: deals.length === 0,
          count: String(some.length),
          possible: String(deals.length),
          share: deals.length === 0 ? null : expect.closeTo(some.length / deals.length, 12),
          estimate: null,
          complete: true,
          stopped: null,
        });
      }),
      runs(100),
    );
  });

  test('the witness: the first deal, in the first world in which it works', () => {
    fc.assert(
      both((asked, of, deals) => {
        const [first] = zoneOf(deals);
        if (first === undefined) expect(ask(asked).witness).toBeNull();
        else {
          const named = unknown(of).length === 0 ? {} : { circumstances: first.works[0] };
          expect(ask(asked, { count: false, values: false }).witness).toEqual({
            terms: first.terms,
            ...named,
            canonical: true,
          });
        }
      }),
      runs(100),
    );
  });

  test('the values that issues take in some deal and in every deal', () => {
    fc.assert(
      both((asked, of, deals) => {
        const some = zoneOf(deals);
        const answer = ask(asked);
        for (const issue of of.names.filter(of.isIssue)) expectValues(answer, of, issue, some);
      }),
      runs(100),
    );
  });

  test('robust: deals that work in every world the rules allow', () => {
    fc.assert(
      both((asked, of, deals) => {
        const robust = zoneOf(deals, true);
        const answer = ask(asked, { robust: true, sample: 3 });
        expect(answer).toMatchObject({
          exists: robust.length > 0,
          impossible: deals.length === 0,
          count: String(robust.length),
          possible: String(deals.length),
          complete: true,
        });
        expect(answer.witness?.terms).toEqual(robust[0]?.terms);
        for (const issue of of.names.filter(of.isIssue)) expectValues(answer, of, issue, robust);
        expect(answer.sample.length).toBe(robust.length > 0 ? 3 : 0);
        for (const { terms } of answer.sample) expect(isAmong(robust, terms)).toBeDefined();
      }),
      runs(80),
    );
  });

  test('samples lie in the zone, each with a world in which it works', () => {
    fc.assert(
      both((asked, of, deals) => {
        const some = zoneOf(deals);
        const { sample } = ask(asked, { count: false, values: false, sample: 8, seed: 7 });
        expect(sample.length).toBe(some.length > 0 ? 8 : 0);
        for (const { terms, circumstances } of sample) {
          const deal = isAmong(some, terms);
          expect(Object.keys(terms).sort()).toEqual(of.names.filter(of.isIssue));
          expect(deal).toBeDefined();
          if (unknown(of).length === 0) expect(circumstances).toBeUndefined();
          else expect(deal!.works).toContainEqual(circumstances);
        }
      }),
      runs(60),
    );
  });
});

/** Options and levels one by one, runs as long as can be, sets by what is always and possibly in them. */
function expectValues(answer: ZoneAnswer, of: Case, issue: string, deals: readonly OracleDeal[]) {
  const taken = valuesAmong(of, deals, issue);
  const { some, every } = answer.values![issue]!;
  expect(every).toEqual(taken.length === 1 ? taken[0] : null);
  if (of.domains.get(issue)!.type === 'set') {
    const { options } = of.domains.get(issue) as { options: readonly string[] };
    const sets = taken as readonly (readonly string[])[];
    const always = options.filter((option) => sets.length > 0 && sets.every((set) => set.includes(option)));
    const possible = options.filter((option) => sets.some((set) => set.includes(option)));
    if (sets.length > 0) expect(some).toEqual({ always, possible });
    return;
  }
  expect(valuesOf(answer, of, issue)).toEqual(taken);
  const list = some as readonly (Value | { from: Value; to: Value })[];
  const place = (value: Value) => of.valuesOf(issue).findIndex((one) => sameValue(one, value));
  const runsOf = list.flatMap((one) =>
    typeof one === 'object' && !Array.isArray(one) ? [one as { from: Value; to: Value }] : [],
  );
  const bounded = ['integer', 'decimal', 'date'].includes(of.domains.get(issue)!.type);
  expect(bounded ? runsOf.length : 0).toBe(bounded ? list.length : 0);
  for (const [at, { from }] of runsOf.entries()) {
    if (at > 0) expect(place(from)).toBeGreaterThan(place(runsOf[at - 1]!.to) + 1);
  }
}

describe('laws of zone', () => {
  const complete = often.chain((asked) =>
    completeTerms(vocabularyOf(asked.negotiation)).map((given) => ({ ...asked, given })),
  );

  test('LAW: check says acceptable exactly where the zone holds the complete deal', () => {
    fc.assert(
      fc.property(complete, (asked) => {
        const scenario = compile(asked.negotiation, asked.context);
        const { verdict } = check(scenario, boxOf(scenario, asked.given)!, LARGE);
        const some = ask(asked);
        expect(some.impossible).toBe(verdict === 'impossible');
        expect(some.exists).toBe(verdict === 'acceptable' || verdict === 'undetermined');
        expect(ask(asked, { robust: true }).exists).toBe(verdict === 'acceptable');
        expect(some.count).toBe(some.exists ? '1' : '0');
      }),
      runs(60),
    );
  });

  test('LAW: a witness and every sample pass the check', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const scenario = compile(asked.negotiation, asked.context);
        const { witness, sample } = ask(asked, { sample: 3 });
        for (const { terms } of [...(witness === null ? [] : [witness]), ...sample]) {
          const { verdict } = check(scenario, boxOf(scenario, terms)!, LARGE);
          expect(
            scenario.slots.some(({ kind, known }) => kind === 'circumstance' && known === null)
              ? ['acceptable', 'undetermined']
              : ['acceptable'],
          ).toContain(verdict);
        }
      }),
      runs(40),
    );
  });

  test('LAW: given terms are a rule each', () => {
    const ruled = contest
      .map((asked) => ({ asked, other: withRuleForEach(asked) }))
      .filter(({ other }) => other !== null);
    fc.assert(
      fc.property(ruled, ({ asked, other }) => {
        const [one, two] = [ask(asked), ask(other!)];
        const said = ({ steps: _, ...answer }: ZoneAnswer) => answer;
        expect(said(one)).toEqual(said(two));
      }),
      runs(40),
    );
  });

  test('LAW: one more line never widens the zone', () => {
    fc.assert(
      fc.property(withOneMoreLine, ({ asked, other }) => {
        const [before, after] = [ask(asked), ask(other)];
        const of = caseOf(asked.negotiation, asked.context);
        expect(Number(after.count)).toBeLessThanOrEqual(Number(before.count));
        expect(after.possible).toBe(before.possible);
        if (!after.exists) return;
        expect(before.exists).toBe(true);
        for (const issue of of.names.filter(of.isIssue)) {
          expect(valuesOf(before, of, issue)).toEqual(expect.arrayContaining(valuesOf(after, of, issue)));
        }
      }),
      runs(40),
    );
  });

  test('LAW: the order of records in a document changes nothing', () => {
    const shuffled = contest.chain((asked) =>
      inAnyOrder(asked.negotiation).map((other) => ({ asked, other: { ...asked, negotiation: other } })),
    );
    fc.assert(
      fc.property(shuffled, ({ asked, other }) => {
        const more = { sample: 2, seed: 3 };
        expect(JSON.stringify(ask(other, more))).toBe(JSON.stringify(ask(asked, more)));
      }),
      runs(40),
    );
  });

  test('LAW: same input, same bytes; another seed, the same but for the sample', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const more = { sample: 4, seed: 11 };
        const answer = ask(asked, more);
        expect(JSON.stringify(ask(structuredClone(asked), more))).toBe(JSON.stringify(answer));
        const { sample: _, steps: __, ...said } = ask(asked, { ...more, seed: 12 });
        expect(answer).toMatchObject(said);
      }),
      runs(30),
    );
  });

  test('LAW: what is not asked changes nothing of what is', () => {
    fc.assert(
      fc.property(contest, fc.boolean(), fc.boolean(), (asked, count, values) => {
        const whole = ask(asked);
        const { exists, impossible, witness, complete } = whole;
        expect(ask(asked, { count, values })).toMatchObject({
          exists,
          impossible,
          witness,
          complete,
          count: count ? whole.count : null,
          possible: count ? whole.possible : null,
          values: values ? whole.values : null,
        });
      }),
      runs(30),
    );
  });

  test('LAW: a larger budget never changes a decided answer', () => {
    fc.assert(
      both((asked, of, deals) => {
        const more = { sample: 2, seed: 5 };
        const whole = ask(asked, more);
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, more, budget);
          expect(answer.steps).toBeLessThanOrEqual(budget.steps);
          if (answer.complete) expect({ ...answer, steps: 0 }).toEqual({ ...whole, steps: 0 });
          else expectWithin(answer, whole, of, zoneOf(deals));
        }
      }),
      runs(40),
    );
  });

  test('LAW: a robust answer is decided as whole under a small budget', () => {
    fc.assert(
      both((asked, of, deals) => {
        const whole = ask(asked, { robust: true });
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, { robust: true }, budget);
          if (answer.complete) expect({ ...answer, steps: 0 }).toEqual({ ...whole, steps: 0 });
          else expectWithin(answer, whole, of, zoneOf(deals, true));
        }
      }),
      runs(20),
    );
  });

  test('each deal of a zone is drawn as often as every other; another seed draws otherwise', () => {
    const free = fc.sample(document, { seed: 20250430, numRuns: 60 });
    let tried = 0;
    for (const one of free) {
      const negotiation = { ...one, version: 1 } as Negotiation;
      const asked = {
        negotiation,
        context: { asOf: '2025-04-30', basis: 'both', perspective: 'baseline' },
        given: {},
      } as const;
      const deals = zoneOf(dealsOf(caseOf(negotiation, asked.context), {}));
      if (deals.length < 2 || deals.length > 12) continue;
      tried++;
      const draws = 200 * deals.length;
      const drawn = new Map<string, number>();
      const { sample } = ask(asked, { sample: draws, seed: 1 });
      expect(ask(asked, { sample: draws, seed: 2 }).sample).not.toEqual(sample);
      for (const { terms } of sample) {
        const key = JSON.stringify(terms);
        drawn.set(key, (drawn.get(key) ?? 0) + 1);
      }
      expect(drawn.size).toBe(deals.length);
      // Five standard deviations from 200, which is never reached by a fair draw in practice.
      for (const times of drawn.values()) expect(Math.abs(times - 200)).toBeLessThan(75);
    }
    expect(tried).toBeGreaterThan(5);
  });
});

/** What an answer that ran out of budget says is so; it may say less. */
function expectWithin(some: ZoneAnswer, whole: ZoneAnswer, of: Case, deals: readonly OracleDeal[]) {
  if (some.exists !== null) expect(some.exists).toBe(whole.exists);
  if (some.impossible) expect(whole.impossible).toBe(true);
  if (some.count !== null) expect(some.count).toBe(whole.count);
  if (some.possible !== null) expect(some.possible).toBe(whole.possible);
  if (some.witness?.canonical) expect(some.witness).toEqual(whole.witness);
  for (const { terms } of [...(some.witness === null ? [] : [some.witness]), ...some.sample]) {
    expect(isAmong(deals, terms)).toBeDefined();
  }
  if (some.estimate !== null) {
    expect(BigInt(some.estimate.low)).toBeLessThanOrEqual(BigInt(some.estimate.high));
    expect(BigInt(some.estimate.high)).toBeGreaterThanOrEqual(0n);
  }
  if (some.values === null) return;
  for (const issue of of.names.filter(of.isIssue)) {
    if (of.domains.get(issue)!.type === 'set' || some.exists !== true) continue;
    expect(valuesAmong(of, deals, issue)).toEqual(expect.arrayContaining(valuesOf(some, of, issue)));
  }
}
