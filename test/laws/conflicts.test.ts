import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import type { ConflictsAnswer, LineAnswer } from '../../src/reasoning/answer.ts';
import { check } from '../../src/reasoning/check.ts';
import { conflicts } from '../../src/reasoning/conflicts.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { zone } from '../../src/reasoning/zone.ts';
import { type Contest, contest, inAnyOrder, withOneMoreLine, withRuleForEach } from '../arbitraries/contests.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { bindingLines, minimal } from '../oracle/check.ts';
import { conflictsOf, type OracleConflicts } from '../oracle/conflicts.ts';
import { dealsOf, unknown, zoneOf } from '../oracle/zone.ts';
import { BYTES, LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

const MOST = 1000;

function ask({ negotiation, context, given }: Contest, limit = MOST, budget = LARGE): ConflictsAnswer {
  const scenario = compile(negotiation, context);
  return conflicts(scenario, { given: boxOf(scenario, given)!, limit }, budget);
}

const zoneExists = ({ negotiation, context, given }: Contest): boolean | null => {
  const scenario = compile(negotiation, context);
  const asked = { given: boxOf(scenario, given)!, count: false, values: false, robust: false, sample: 0, seed: 0 };
  return zone(scenario, asked, LARGE).exists;
};

/** Asks and tries every set of lines. */
function both(look: (asked: Contest, of: Case, expected: OracleConflicts) => void) {
  return fc.property(contest, (asked) => {
    const of = caseOf(asked.negotiation, asked.context);
    look(asked, of, conflictsOf(of, asked.given));
  });
}

const idsOf = ({ members }: { readonly members: readonly LineAnswer[] }) => members.map(({ id }) => id).sort();
const setsOf = (list: readonly { readonly members: readonly LineAnswer[] }[]) =>
  list.map((one) => idsOf(one).join()).sort();
const shared = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));
const bare = (answer: ConflictsAnswer) => ({ ...answer, steps: 0 });

describe('the cases that laws are tried on', () => {
  test('conflict in every way', () => {
    const seen = new Map<string, number>();
    const count = (what: string, is = true) => is && seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const { negotiation, context, given } of fc.sample(contest, { seed: 2, numRuns: 400 })) {
      const of = caseOf(negotiation, context);
      const { impossible, exists, conflicts: reasons, concessions } = conflictsOf(of, given);
      count('impossible by several rules', impossible && reasons.some((rules) => rules.includes(',')));
      if (exists || impossible) continue;
      const inConflict = reasons.join().split(',');
      const kinds = bindingLines(of).map(({ id }) => id);
      count('several conflicts', reasons.length > 1);
      count(
        'conflicts of several lines',
        reasons.some((lines) => lines.includes(',')),
      );
      count('several concessions', concessions.length > 1);
      count(
        'concessions of several lines',
        concessions.some((lines) => lines.includes(',')),
      );
      count(
        'lines that are in none',
        kinds.some((id) => !inConflict.includes(id)),
      );
      count(
        'thresholds',
        inConflict.some((id) => id.endsWith(':reservation')),
      );
      count(
        'preconditions',
        inConflict.some((id) => id.startsWith('q-')),
      );
      count(negotiation.negotiation.agreement.kind);
      count('a quorum that is not all', of.agreement.atLeast < of.agreement.of.length);
      count(
        'conditional consent',
        of.parties.some(
          ({ party, lines }) => party.consent === 'conditional' && lines.some(({ id }) => inConflict.includes(id)),
        ),
      );
      count('unknown worlds', unknown(of).length > 0);
      count('given terms', Object.keys(given).length > 0);
      for (const { type } of negotiation.issues) count(type);
    }
    expect([...seen].filter(([, times]) => times < 4)).toEqual([]);
    expect(seen.size).toBe(22);
  });
});

describe('LAW: conflicts says what trying every set of lines says', () => {
  test('the minimal conflicts, the minimal concessions, and how many there are', () => {
    fc.assert(
      both((asked, _, expected) => {
        const answer = ask(asked);
        const { exists, impossible } = expected;
        expect(answer).toMatchObject({ exists, impossible, complete: true, stopped: null });
        expect(setsOf(answer.conflicts)).toEqual(expected.conflicts);
        expect(setsOf(answer.concessions)).toEqual(expected.concessions);
        expect(answer.counts).toEqual({
          conflicts: String(expected.conflicts.length),
          concessions: String(expected.concessions.length),
        });
      }),
      runs(180),
    );
  });

  test('each concession with the first deal that then works, in a world in which it does', () => {
    fc.assert(
      both((asked, of) => {
        for (const { members, witness } of ask(asked).concessions) {
          const kept = bindingLines(of)
            .map(({ id }) => id)
            .filter((line) => !members.some(({ id }) => id === line));
          const [first] = zoneOf(dealsOf(of, asked.given, kept));
          const world = unknown(of).length === 0 ? {} : { circumstances: first!.works[0] };
          expect(witness).toEqual({ terms: first!.terms, ...world, canonical: true });
        }
      }),
      runs(90),
    );
  });

  test('smallest first, and no more than the limit; all are counted', () => {
    fc.assert(
      both((asked, _, expected) => {
        const [whole, some] = [ask(asked), ask(asked, 1)];
        for (const list of [whole.conflicts, whole.concessions]) {
          const sizes = list.map(({ members }) => members.length);
          expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        }
        expect(some.conflicts).toEqual(whole.conflicts.slice(0, 1));
        expect(some.concessions).toEqual(whole.concessions.slice(0, 1));
        expect(some.counts).toEqual(whole.counts);
        expect(some.conflicts.length).toBe(Math.min(1, expected.conflicts.length));
      }),
      runs(35),
    );
  });

  test('its lines are told as they are, and no deal is in view', () => {
    fc.assert(
      both((asked, of) => {
        const { conflicts: reasons, concessions } = ask(asked);
        for (const line of [...reasons, ...concessions].flatMap(({ members }) => members)) {
          const twin = [...of.rules, ...of.parties.flatMap(({ lines }) => lines)].find(({ id }) => id === line.id)!;
          expect(line).toMatchObject({
            party: twin.party,
            kind: twin.kind,
            status: 'undetermined',
            terms: [],
            needed: [],
            margin: null,
          });
        }
        for (const { terms } of reasons) expect(terms).toEqual([]);
      }),
      runs(35),
    );
  });
});

describe('laws of conflicts', () => {
  test('LAW: the conflicts and the concessions are each other’s minimal hitting sets', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const { conflicts: reasons, concessions, impossible } = ask(asked);
        if (impossible) return;
        const [some, others] = [reasons.map(idsOf), concessions.map(idsOf)];
        for (const conflict of some) for (const concession of others) expect(shared(conflict, concession)).toBe(true);
        for (const [list, twins] of [
          [some, others],
          [others, some],
        ] as const) {
          const hitting = minimal([...new Set(list.flat())].sort(), (set) => list.every((one) => shared(one, set)));
          if (list.length > 0) expect(twins.map((set) => set.join()).sort()).toEqual(hitting);
        }
      }),
      runs(60),
    );
  });

  test('LAW: the explanation suffices: with only the lines of a conflict there is no zone, with any of them left out there is', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const answer = ask(asked);
        for (const conflict of answer.conflicts.slice(0, 4)) {
          const ids = idsOf(conflict);
          const without = answer.impossible ? withRules : withLines;
          expect(zoneExists(without(asked, ids))).toBe(false);
          for (const left of ids) {
            const rest = ids.filter((id) => id !== left);
            if (!answer.impossible) expect(zoneExists(withLines(asked, rest))).toBe(true);
            else expect(ask(withRules(asked, rest)).impossible).toBe(false);
          }
        }
      }),
      runs(60),
    );
  });

  test('LAW: a concession opens a zone, and none of less does', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const of = caseOf(asked.negotiation, asked.context);
        const all = bindingLines(of).map(({ id }) => id);
        const without = (given: readonly string[]) =>
          withLines(
            asked,
            all.filter((id) => !given.includes(id)),
          );
        for (const concession of ask(asked).concessions.slice(0, 4)) {
          const ids = idsOf(concession);
          expect(zoneExists(without(ids))).toBe(true);
          for (const kept of ids) expect(zoneExists(without(ids.filter((id) => id !== kept)))).toBe(false);
        }
      }),
      runs(45),
    );
  });

  test('LAW: there are conflicts exactly where there is no zone', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const { exists, conflicts: reasons } = ask(asked);
        expect(zoneExists(asked)).toBe(exists);
        expect(reasons.length > 0).toBe(!exists);
      }),
      runs(60),
    );
  });

  test('LAW: a deal is dead on arrival or impossible for the reasons for which no deal with its terms is', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        const scenario = compile(asked.negotiation, asked.context);
        const said = check(scenario, boxOf(scenario, asked.given)!, LARGE);
        const answer = ask(asked);
        expect(said.verdict === 'impossible').toBe(answer.impossible);
        expect(said.verdict === 'impossible' || said.verdict === 'unacceptable').toBe(!answer.exists);
        if (said.deadOnArrival || said.verdict === 'impossible') {
          expect(setsOf(answer.conflicts)).toEqual(setsOf(said.conflicts));
        }
      }),
      runs(90),
    );
  });

  test('LAW: given terms are a rule each', () => {
    const ruled = contest
      .map((asked) => ({ asked, other: withRuleForEach(asked) }))
      .filter(({ other }) => other !== null);
    fc.assert(
      fc.property(ruled, ({ asked, other }) => {
        const [one, two] = [ask(asked), ask(other!)];
        expect(two.impossible).toBe(one.impossible);
        if (one.impossible) return;
        expect([setsOf(two.conflicts), setsOf(two.concessions)]).toEqual([
          setsOf(one.conflicts),
          setsOf(one.concessions),
        ]);
      }),
      runs(45),
    );
  });

  test('LAW: with one more line, lines that were in conflict still are', () => {
    fc.assert(
      fc.property(withOneMoreLine, ({ asked, other }) => {
        const [before, after] = [ask(asked), ask(other)];
        if (before.exists === false) expect(after.exists).toBe(false);
        if (before.impossible) return;
        for (const conflict of before.conflicts) expect(setsOf(after.conflicts)).toContain(idsOf(conflict).join());
      }),
      runs(45),
    );
  });

  test('LAW: the order of records in a document changes nothing', () => {
    const shuffled = contest.chain((asked) =>
      inAnyOrder(asked.negotiation).map((other) => ({ asked, other: { ...asked, negotiation: other } })),
    );
    fc.assert(
      fc.property(shuffled, ({ asked, other }) => {
        expect(JSON.stringify(ask(other))).toBe(JSON.stringify(ask(asked)));
      }),
      runs(45),
    );
  });

  test('LAW: same input, same bytes', () => {
    fc.assert(
      fc.property(contest, (asked) => {
        expect(JSON.stringify(ask(structuredClone(asked)))).toBe(JSON.stringify(ask(asked)));
      }),
      runs(30),
    );
  });

  test('LAW: a larger budget never changes a decided answer', () => {
    fc.assert(
      both((asked, _, expected) => {
        const whole = ask(asked);
        for (const budget of [...LADDER, ...BYTES]) {
          const answer = ask(asked, MOST, budget);
          expect(answer.steps).toBeLessThanOrEqual(budget.steps);
          if (answer.complete) expect(bare(answer)).toEqual(bare(whole));
          else expectWithin(answer, whole, expected);
        }
      }),
      runs(45),
    );
  });
});

/** What an answer that ran out of budget says is so; it may say less. */
function expectWithin(some: ConflictsAnswer, whole: ConflictsAnswer, expected: OracleConflicts) {
  if (some.exists !== null) expect(some.exists).toBe(expected.exists);
  if (some.impossible) expect(expected.impossible).toBe(true);
  for (const set of setsOf(some.conflicts)) expect(expected.conflicts).toContain(set);
  for (const set of setsOf(some.concessions)) expect(expected.concessions).toContain(set);
  if (some.counts.conflicts !== null) expect(some.counts.conflicts).toBe(whole.counts.conflicts);
  if (some.counts.concessions !== null) expect(some.counts.concessions).toBe(whole.counts.concessions);
  for (const concession of some.concessions) {
    const twin = whole.concessions.find((one) => idsOf(one).join() === idsOf(concession).join())!;
    if (concession.witness.canonical) expect(concession.witness).toEqual(twin.witness);
  }
}

/** The same question with only some of the lines in the document. */
function withLines(asked: Contest, ids: readonly string[]): Contest {
  const { negotiation } = asked;
  const kept = <T extends { readonly id: string }>(list: readonly T[]) => list.filter(({ id }) => ids.includes(id));
  return {
    ...asked,
    negotiation: {
      ...negotiation,
      redLines: kept(negotiation.redLines),
      preconditions: kept(negotiation.preconditions),
      preferences: negotiation.preferences.map((one) => ({
        ...one,
        binding: one.binding && ids.includes(`${one.party}:reservation`),
      })),
    } as Negotiation,
  };
}

/** The same question with only some of the rules in the document. */
function withRules(asked: Contest, ids: readonly string[]): Contest {
  const rules = asked.negotiation.rules.filter(({ id }) => ids.includes(id));
  return { ...asked, negotiation: { ...asked.negotiation, rules } as Negotiation };
}
