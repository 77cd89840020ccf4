import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromNumber } from '../../src/language/rational.ts';
import { compile } from '../../src/negotiation/compile.ts';
import type { Basis } from '../../src/negotiation/statement.ts';
import type { Budget } from '../../src/reasoning/budget.ts';
import { comparison } from '../../src/reasoning/comparison.ts';
import type { ComparisonAnswer } from '../../src/reasoning/comparison-answer.ts';
import type { OnBasis } from '../../src/reasoning/read.ts';
import { type Compared, compared } from '../arbitraries/compared.ts';
import { inAnyOrder } from '../arbitraries/contests.ts';
import { vocabularyOf } from '../arbitraries/negotiations.ts';
import { caseOf } from '../oracle/case.ts';
import { comparisonOf, type OracleComparison } from '../oracle/comparison.ts';
import { valueSet } from '../oracle/value-set.ts';
import { unknown } from '../oracle/zone.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

/** What a negotiation is on each basis, and what was found out about it: asked again it is known. */
function basesOf({ negotiation, context }: Compared) {
  const known = new Map<string, OnBasis>();
  return (basis: Basis | 'both'): OnBasis => {
    const before = known.get(basis);
    const made = before ?? { scenario: compile(negotiation, { ...context, basis }), memo: new Map() };
    known.set(basis, made);
    return made;
  };
}

function ask(asked: Compared, accepts = true, budget: Budget = LARGE, on = basesOf(asked)): ComparisonAnswer {
  const { slotOf } = on('both').scenario;
  const entries = Object.entries(asked.weights);
  const weights = new Map(entries.map(([issue, weight]) => [slotOf.get(issue)!.slot, fromNumber(weight)!]));
  return comparison(on, { parties: asked.parties, metric: asked.metric, weights, accepts }, budget);
}

/** Asks, and looks at every value and every deal. */
function both(look: (answer: ComparisonAnswer, expected: OracleComparison, asked: Compared) => void) {
  return fc.property(compared, (asked) => {
    look(ask(asked), comparisonOf(asked.negotiation, asked.context, asked), asked);
  });
}

const near = (expected: number | null) => (expected === null ? null : expect.closeTo(expected, 9));
const bare = (answer: ComparisonAnswer) => ({ ...answer, steps: 0 });
const text = (answer: ComparisonAnswer) => JSON.stringify(bare(answer));

describe('the cases that laws are tried on', () => {
  test('are near and far, on every kind of issue', () => {
    const seen = new Map<string, number>();
    const count = (what: string, is = true) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const asked of fc.sample(compared, { seed: 7, numRuns: 1200 })) {
      const { negotiation, context, metric } = asked;
      const { issues, distance, opposed, room, pairs, groups } = comparisonOf(negotiation, context, asked);
      const domains = vocabularyOf(negotiation);
      for (const { issue, relation, distance: far, accepts, overlap } of issues) {
        const { type } = domains.get(issue)!;
        const kind = type === 'boolean' || type === 'categorical' ? 'plain' : type;
        const accepted = Object.values(accepts);
        count(relation);
        count(`${kind}, apart`, far !== null && far > 0 && (far < 1 || kind === 'plain'));
        count(
          `${kind === 'set' ? 'subsets' : 'values'}, none for all`,
          overlap.length === 0 && accepted.every((some) => some.length > 0),
        );
        count(
          'nothing for one',
          accepted.some((some) => some.length === 0),
        );
      }
      const groupsApart = Object.values(groups).filter((far) => far !== null && far > 0);
      const rooms = room.filter(({ values: [declared, assessed] }) => declared!.length !== assessed!.length);
      count(`${metric}, ${distance === null ? 'none' : distance > 0 ? 'some' : 'equal'}`, pairs.length === 1);
      count('many parties apart', pairs.length > 1 && distance !== null && distance > 0);
      count('a group apart', groupsApart.length > 0);
      count('opposed lines', opposed.length > 0);
      count('room', rooms.length > 0);
      count('unknown worlds', unknown(caseOf(negotiation, context)).length > 0);
    }
    expect([...seen].filter(([, times]) => times < 4)).toEqual([]);
    expect(seen.size).toBe(5 + 7 + 2 + 1 + 12 + 5);
  });
});

describe('LAW: comparison says what looking at every value and every deal says', () => {
  test('how far parties are apart, in all, two by two and on groups of issues', () => {
    fc.assert(
      both((answer, expected) => {
        expect(answer).toMatchObject({ complete: true, stopped: null, distance: near(expected.distance) });
        const pairs = answer.pairs.map(({ parties, distance }) => ({ parties, distance }));
        expect(pairs).toEqual(expected.pairs.map((pair) => ({ ...pair, distance: near(pair.distance) })));
        const groups = Object.fromEntries(answer.groups.map(({ group, distance }) => [group, distance]));
        const wanted = Object.entries(expected.groups).map(([group, distance]) => [group, near(distance)]);
        expect(groups).toEqual(Object.fromEntries(wanted));
      }),
      runs(500),
    );
  });

  test('issue by issue: what is wanted, how that stands to each other, and how far apart it is', () => {
    fc.assert(
      both((answer, expected, asked) => {
        const domains = vocabularyOf(asked.negotiation);
        for (const [at, { issue, relation, distance, wants, wanted }] of answer.issues.entries()) {
          const twin = expected.issues[at]!;
          expect([issue, relation, distance]).toEqual([twin.issue, twin.relation, near(twin.distance)]);
          const said = Object.entries(twin.wants).map(([party, values]) => [
            party,
            valueSet(domains.get(issue)!, values),
          ]);
          expect(Object.fromEntries(Object.entries(wants).map(([party, { values }]) => [party, values]))).toEqual(
            Object.fromEntries(said),
          );
          const some = Object.values(twin.wants);
          const shared = some.reduce(
            (one, other) => one.filter((value) => other.some((same) => `${same}` === `${value}`)),
            some[0] ?? [],
          );
          expect(wanted).toEqual(some.length < 2 ? null : valueSet(domains.get(issue)!, shared));
        }
      }),
      runs(300),
    );
  });

  test('what each party could accept alone, what all could, and what room each has', () => {
    fc.assert(
      both((answer, expected, asked) => {
        const domains = vocabularyOf(asked.negotiation);
        for (const [at, { issue, accepts, overlap }] of answer.issues.entries()) {
          const twin = expected.issues[at]!;
          const said = Object.entries(twin.accepts).map(([party, values]) => [
            party,
            valueSet(domains.get(issue)!, values),
          ]);
          expect(accepts).toEqual(Object.fromEntries(said));
          expect([issue, overlap]).toEqual([issue, valueSet(domains.get(issue)!, twin.overlap)]);
        }
        const rooms = expected.room.flatMap(({ party, issue, values }) => {
          const [declared, assessed] = values.map((some) => valueSet(domains.get(issue)!, some));
          return JSON.stringify(declared) === JSON.stringify(assessed) ? [] : [{ party, issue, declared, assessed }];
        });
        expect(answer.bargainingRoom).toEqual(rooms);
        for (const { party, exists } of answer.parties) {
          expect(exists).toBe(expected.issues.every(({ accepts }) => accepts[party]!.length > 0));
        }
      }),
      runs(400),
    );
  });

  test('which preconditions of one party a red line of another rules out', () => {
    fc.assert(
      both((answer, expected) => {
        const pairs = answer.preconditionsAgainstRedLines.map(({ precondition, redLine }) => [
          precondition.id,
          redLine.id,
        ]);
        expect(pairs.map((pair) => pair.join()).sort()).toEqual(expected.opposed.map((pair) => pair.join()).sort());
      }),
      runs(150),
    );
  });
});

describe('laws of comparison', () => {
  test('LAW: a distance is in 0..1 or there is a reason, and what issues add to it is all of it', () => {
    fc.assert(
      fc.property(compared, (asked) => {
        const answer = ask(asked, false);
        for (const { distance, reason } of [answer, ...answer.issues, ...answer.groups, ...answer.pairs]) {
          expect(distance === null).toBe(reason !== null);
          if (distance !== null) expect(distance >= 0 && distance <= 1).toBe(true);
        }
        const parts = answer.issues.map(({ contribution }) => contribution);
        if (answer.distance === null || answer.distance === 0) expect(parts.every((part) => part === null)).toBe(true);
        else expect(parts.reduce((sum, part) => sum! + (part ?? 0), 0)).toBeCloseTo(1, 9);
        for (const { issues, contribution } of answer.groups) {
          const own = answer.issues.filter(({ issue }) => issues.includes(issue)).map((issue) => issue.contribution);
          if (own.every((part) => part === null)) expect(contribution).toBe(null);
          else
            expect(contribution).toBeCloseTo(
              own.reduce((sum: number, part) => sum + (part ?? 0), 0),
              12,
            );
        }
      }),
      runs(200),
    );
  });

  test('LAW: two parties that say the same are not apart; one that says the same everywhere has no correlation', () => {
    fc.assert(
      fc.property(compared, (asked) => {
        const [first] = asked.negotiation.parties;
        const twin = { ...first!, id: 'twin' };
        const own = asked.negotiation.positions.filter(({ party }) => party === first!.id);
        const copies = own.map((position) => ({ ...position, id: `${position.id}-twin`, party: 'twin' }));
        const negotiation = {
          ...asked.negotiation,
          parties: [...asked.negotiation.parties, twin],
          positions: [...asked.negotiation.positions, ...copies],
        };
        const parties = [first!.id, 'twin'].map((party) => ({ party, basis: 'both' as const }));
        const { distance, reason, issues } = ask({ ...asked, negotiation, parties }, false);
        for (const issue of issues) expect([null, 0]).toContain(issue.distance);
        if (asked.metric !== 'correlation') expect([null, 0]).toContain(distance);
        else if (distance !== null) expect(distance).toBe(0);
        else expect(['nothing_in_common', 'too_few_issues', 'same_everywhere']).toContain(reason!.why);
      }),
      runs(150),
    );
  });

  test('LAW: it makes no difference who is asked first, nor in which order records stand in the document', () => {
    const shuffled = compared.chain((asked) =>
      fc
        .tuple(
          inAnyOrder({ ...asked.negotiation, positions: asked.negotiation.positions.toReversed() }),
          fc.shuffledSubarray([...asked.parties], { minLength: asked.parties.length }),
        )
        .map(([negotiation, parties]) => ({ asked, other: { ...asked, negotiation, parties } })),
    );
    fc.assert(
      fc.property(shuffled, ({ asked, other }) => {
        expect(text(ask(other))).toBe(text(ask(asked)));
      }),
      runs(80),
    );
  });

  test('LAW: it makes no difference in which order the options of an issue without order stand', () => {
    fc.assert(
      fc.property(compared, (asked) => {
        const issues = asked.negotiation.issues.map((issue) =>
          issue.type === 'categorical' ? { ...issue, options: issue.options.toReversed() } : issue,
        );
        const turned = ask({ ...asked, negotiation: { ...asked.negotiation, issues } }, false);
        const whole = ask(asked, false);
        expect([turned.distance, turned.pairs, turned.groups]).toEqual([whole.distance, whole.pairs, whole.groups]);
        expect(turned.issues.map(({ relation, distance }) => [relation, distance])).toEqual(
          whole.issues.map(({ relation, distance }) => [relation, distance]),
        );
      }),
      runs(80),
    );
  });

  test('LAW: what is known already is answered alike and counted alike', () => {
    fc.assert(
      fc.property(compared, fc.constantFrom(...LADDER, LARGE), (asked, budget) => {
        const on = basesOf(asked);
        ask(asked, true, LARGE, on);
        expect(JSON.stringify(ask(asked, true, budget, on))).toBe(JSON.stringify(ask(asked, true, budget)));
        const other = basesOf(asked);
        ask(asked, true, budget, other);
        expect(JSON.stringify(ask(asked, true, LARGE, other))).toBe(JSON.stringify(ask(asked, true)));
      }),
      runs(100),
    );
  });

  test('LAW: a larger budget never changes a decided answer', () => {
    fc.assert(
      fc.property(compared, (asked) => {
        const whole = ask(asked);
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, true, budget);
          expect(answer.steps).toBeLessThanOrEqual(budget.steps);
          if (answer.complete) expect(bare(answer)).toEqual(bare(whole));
          else expectWithin(answer, whole);
        }
      }),
      runs(40),
    );
  });
});

/** What an answer that ran out of budget says is so; it may say less. */
function expectWithin(some: ComparisonAnswer, whole: ComparisonAnswer) {
  expect(some.stopped).not.toBeNull();
  if (some.distance !== null) expect(some.distance).toBe(whole.distance);
  for (const pair of some.pairs) expect(whole.pairs).toContainEqual(pair);
  for (const pair of some.preconditionsAgainstRedLines) expect(whole.preconditionsAgainstRedLines).toContainEqual(pair);
  for (const room of some.bargainingRoom!) expect(whole.bargainingRoom).toContainEqual(room);
  for (const [at, { distance, overlap, accepts }] of some.issues.entries()) {
    const twin = whole.issues[at]!;
    if (distance !== null) expect(distance).toBe(twin.distance);
    if (overlap !== null) expect(overlap).toEqual(twin.overlap);
    for (const { party, complete } of some.parties) if (complete) expect(accepts![party]).toEqual(twin.accepts![party]);
  }
}
