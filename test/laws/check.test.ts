import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import type { CheckAnswer, LineAnswer } from '../../src/reasoning/answer.ts';
import { isSettled } from '../../src/reasoning/box.ts';
import { check } from '../../src/reasoning/check.ts';
import { boxOf } from '../../src/reasoning/deal.ts';
import { compileLines, compileVerdict, linesOf as linesIn } from '../../src/reasoning/verdict.ts';
import {
  type Asked,
  document,
  line,
  type Question,
  question,
  terms,
  value,
  vocabularyOf,
} from '../arbitraries/negotiations.ts';
import { type Case, caseOf, type OracleLine } from '../oracle/case.ts';
import { type OracleAnswer, oracle, type Terms } from '../oracle/check.ts';
import {
  choices,
  decidingTerms,
  holdsThroughout,
  marginOf,
  neededIssues,
  oneLess,
  valuesIn,
  waysOut,
} from '../oracle/reasons.ts';
import { runs } from './runs.ts';

const LARGE = { steps: 1_000_000 };

function ask(
  negotiation: Negotiation,
  context: Asked,
  some: Terms,
  steps = LARGE.steps,
  memo?: Parameters<typeof check>[3],
) {
  const scenario = compile(negotiation, context);
  return check(scenario, boxOf(scenario, some)!, { steps }, memo);
}

const askAll = ({ negotiation, context, terms: some }: Question, steps?: number) =>
  ask(negotiation, context, some, steps);

interface Asked2 {
  readonly asked: Question;
  readonly of: Case;
  readonly expected: OracleAnswer;
  readonly answer: CheckAnswer;
}

/** Asks both, and says what was asked where they differ. */
function both(look: (one: Asked2) => void) {
  return fc.property(question, (asked) => {
    const of = caseOf(asked.negotiation, asked.context);
    look({ asked, of, expected: oracle(of, asked.terms), answer: askAll(asked) });
  });
}

const linesOf = (answer: CheckAnswer) => answer.parties.flatMap((party) => [...party.preconditions, ...party.redLines]);
const isHeld = ({ status }: LineAnswer) => status === 'respected' || status === 'met';
const isBroken = ({ status }: LineAnswer) => status === 'crossed' || status === 'unmet';

/** Every decided line of an answer with its naive twin. */
function decidedLines({ of, answer }: Asked2): { line: LineAnswer; twin: OracleLine }[] {
  const twins = [...of.parties.flatMap((party) => party.lines), ...of.rules];
  return [...linesOf(answer), ...answer.rules]
    .filter((one) => isHeld(one) || isBroken(one))
    .map((one) => ({ line: one, twin: twins.find(({ id, party }) => id === one.id && party === one.party)! }));
}

const NAMES = {
  yes: { redLine: 'respected', reservation: 'respected', precondition: 'met', rule: 'respected' },
  no: { redLine: 'crossed', reservation: 'crossed', precondition: 'unmet', rule: 'crossed' },
  some: { redLine: 'undetermined', reservation: 'undetermined', precondition: 'undetermined', rule: 'undetermined' },
};

describe('the cases that laws are tried on', () => {
  test('are sound', () => {
    fc.assert(
      fc.property(document, (one) => {
        expect(diagnoseDocument(one)).toEqual([]);
      }),
      runs(150),
    );
  });

  test('reach every kind of answer', () => {
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    for (const asked of fc.sample(question, { seed: 1, numRuns: 1500 })) {
      const answer = askAll(asked);
      count(answer.deadOnArrival ? 'dead' : answer.verdict);
      if (answer.conflicts.some(({ terms: some }) => some.length > 0)) count('clash with terms');
      for (const party of answer.parties) {
        count(`${party.consent} ${party.verdict}`);
        count(`consent here ${party.consentHere}`);
        count(`at the table ${party.atTheTable}`);
        if (party.worth !== null) count('worth');
      }
      for (const one of linesOf(answer)) {
        count(`${one.kind} ${one.status}`);
        if (one.needed.length > 1) count('several alternatives');
        if (one.needed.some(({ changes }) => changes.length > 1)) count('several changes');
        if (one.margin !== null)
          count(`margin ${Number(one.margin.by) === 0 ? 'none' : Number(one.margin.by) > 0 ? 'slack' : 'short'}`);
      }
    }
    const rare = [
      'dead',
      'acceptable',
      'unacceptable',
      'undetermined',
      'impossible',
      'clash with terms',
      'worth',
      'several alternatives',
      'several changes',
      'margin none',
      'margin slack',
      'margin short',
      ...['yes', 'no', 'undetermined'].map((one) => `consent here ${one}`),
      ...['true', 'false', 'null'].map((one) => `at the table ${one}`),
      ...['required', 'advisory', 'conditional'].flatMap((one) =>
        ['acceptable', 'unacceptable', 'undetermined'].map((verdict) => `${one} ${verdict}`),
      ),
      ...['yes', 'no', 'some'].flatMap((truth) =>
        (['redLine', 'precondition', 'reservation'] as const).map((kind) => `${kind} ${NAMES[truth as 'yes'][kind]}`),
      ),
    ].filter((what) => (seen.get(what) ?? 0) < 15);
    expect(rare.map((what) => [what, seen.get(what)])).toEqual([]);
  });
});

describe('LAW: check says what looking at every completion says', () => {
  test('the verdicts: of the deal and of each party, whose consent counts, who comes to the table', () => {
    fc.assert(
      both(({ expected, answer }) => {
        expect(answer.complete).toBe(true);
        expect([answer.verdict, answer.deadOnArrival]).toEqual([expected.verdict, expected.deadOnArrival]);
        const said = answer.parties.map(({ party, verdict, consentHere, atTheTable }) => ({
          id: party,
          verdict,
          consentHere,
          atTheTable,
        }));
        expect(said).toEqual(
          expected.parties
            .map(({ id, verdict, consentHere, atTheTable }) => ({ id, verdict, consentHere, atTheTable }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
      runs(450),
    );
  });

  test('the status of every line in force, and of the rules that are broken', () => {
    fc.assert(
      both(({ expected, answer }) => {
        const statuses = linesOf(answer).map(({ id, party, kind, stage, status }) =>
          [id, party, kind, stage, status].join(),
        );
        const twins = expected.parties.flatMap(({ lines }) =>
          lines.map(({ line: { id, party, kind, stage }, truth }) =>
            [id, party, kind, stage, NAMES[truth][kind]].join(),
          ),
        );
        expect(statuses.sort()).toEqual(twins.sort());
        expect(answer.rules.map(({ id, status }) => [id, status])).toEqual(
          expected.brokenRules.toSorted().map((id) => [id, 'crossed']),
        );
      }),
      runs(450),
    );
  });

  test('the worth of a deal over its completions', () => {
    fc.assert(
      both(({ expected, answer }) => {
        for (const { id, worth } of expected.parties) {
          const said = answer.parties.find(({ party }) => party === id)!.worth;
          expect(said === null).toBe(worth === null);
          if (said === null || worth === null) continue;
          expect(said.low).toBeCloseTo(worth.low, 12);
          expect(said.high).toBeCloseTo(worth.high, 12);
          expect(said.contributions.map(({ issue }) => issue)).toEqual(worth.contributions.map(({ issue }) => issue));
          for (const [at, { low, high, best }] of worth.contributions.entries()) {
            expect(said.contributions[at]!.low).toBeCloseTo(low, 12);
            expect(said.contributions[at]!.high).toBeCloseTo(high, 12);
            expect(said.contributions[at]!.best).toBeCloseTo(best, 12);
          }
          expect(said.reservationValue === null).toBe(worth.reservation === null);
          if (said.surplus === null || worth.reservation === null) continue;
          expect(said.reservationValue).toBeCloseTo(worth.reservation, 12);
          expect(said.surplus).toBeCloseTo(worth.low - worth.reservation, 12);
        }
      }),
      runs(300),
    );
  });

  test('why a deal is dead on arrival or impossible: every minimal set of lines, each with a minimal set of terms', () => {
    fc.assert(
      both(({ asked, expected, answer }) => {
        const sets = answer.conflicts.map(({ members }) => members.map(({ id }) => id).sort());
        expect(sets.map((ids) => ids.join()).sort()).toEqual(expected.clashes);
        answer.conflicts.forEach(({ terms: some }, at) => {
          const kept = Object.fromEntries(some.map(({ issue, value: of }) => [issue, of]));
          expect(asked.terms).toMatchObject(kept);
          expect(expected.clash(sets[at]!, kept)).toBe(true);
          for (const fewer of oneLess(kept)) expect(expected.clash(sets[at]!, fewer)).toBe(false);
        });
      }),
      runs(900),
    );
  });

  test('a member of a conflict is told as among the lines', () => {
    fc.assert(
      both(({ of, answer, expected }) => {
        for (const { members } of answer.conflicts) {
          for (const member of members) {
            const told = linesOf(answer).find(({ id, party }) => id === member.id && party === member.party);
            if (told) expect(member).toEqual(told);
            else {
              const rule = of.rules.find(({ id }) => id === member.id)!;
              const { status } = member;
              expect(status === 'crossed').toBe(expected.brokenRules.includes(rule.id));
            }
          }
        }
      }),
      runs(150),
    );
  });

  test('the terms that decide a line', () => {
    fc.assert(
      both((one) => {
        const { asked, of, expected } = one;
        const rules = expected.verdict === 'impossible' ? [] : of.rules;
        for (const { line: said, twin } of decidedLines(one)) {
          const background = said.kind === 'rule' ? [] : rules;
          expect([said.id, said.terms]).toEqual([
            said.id,
            decidingTerms(of, twin, isHeld(said), asked.terms, background),
          ]);
        }
      }),
      runs(350),
    );
  });

  test('what a crossed line needs: the minimal sets of issues, and values that each make it hold', () => {
    fc.assert(
      both((one) => {
        const { asked, of } = one;
        for (const { line: said, twin } of decidedLines(one)) {
          const sets = said.needed.map(({ changes }) =>
            changes
              .map(({ issue }) => issue)
              .sort()
              .join(),
          );
          if (!isBroken(said)) expect(said.needed).toEqual([]);
          else checkNeeded(of, asked.terms, said, twin, sets);
        }
      }),
      runs(350),
    );
  });

  test('how far a line is from turning', () => {
    fc.assert(
      both((one) => {
        for (const { line: said, twin } of decidedLines(one)) {
          expect([said.id, said.margin]).toEqual([said.id, marginOf(one.of, twin, isHeld(said), one.asked.terms)]);
        }
        for (const said of linesOf(one.answer)) if (said.status === 'undetermined') expect(said.margin).toBeNull();
      }),
      runs(350),
    );
  });

  test('the bare verdict on a complete deal', () => {
    fc.assert(
      fc.property(question, ({ negotiation, context, terms: some }) => {
        const scenario = compile(negotiation, context);
        const box = boxOf(scenario, some)!;
        if (!scenario.slots.every((_, slot) => isSettled(box, slot))) return;
        expect(compileVerdict(scenario)(box.low)).toBe(check(scenario, box, LARGE).verdict);
        const lines = linesIn(scenario);
        const statuses = new Uint8Array(lines.length + 1);
        compileLines(scenario)(box.low, statuses, 1);
        expect([...statuses]).toEqual([0, ...lines.map((line) => Number(line.constraint.truth(box.low)))]);
      }),
      runs(600),
    );
  });
});

function checkNeeded(of: Case, some: Terms, said: LineAnswer, twin: OracleLine, sets: readonly string[]) {
  const smallest = neededIssues(of, twin, some);
  expect(said.needed.length).toBeLessThanOrEqual(16);
  if (smallest.length <= 16) expect([...new Set(sets)].sort()).toEqual(smallest);
  else for (const set of sets) expect(smallest).toContain(set);
  const covered = new Set<string>();
  for (const { changes } of said.needed) {
    const values = changes.map(({ issue, anyOf }) => [issue, valuesIn(anyOf, of.valuesOf(issue))] as const);
    const chosen = choices(values);
    expect(chosen.length).toBeGreaterThan(0);
    for (const choice of chosen) {
      expect(holdsThroughout(of, twin, { ...some, ...choice })).toBe(true);
      covered.add(keyOf(choice));
    }
  }
  if (said.needed.length === 16) return;
  for (const set of smallest) {
    for (const way of waysOut(of, twin, some, set === '' ? [] : set.split(','))) expect(covered).toContain(keyOf(way));
  }
}

const keyOf = (choice: Terms) => JSON.stringify(Object.entries(choice).sort(([a], [b]) => (a < b ? -1 : 1)));

const moreSettled = question.chain((asked) => {
  const open = [...vocabularyOf(asked.negotiation)].filter(([name]) => !(name in asked.terms));
  if (open.length === 0) return fc.constant({ asked, more: asked.terms });
  return fc
    .constantFrom(...open)
    .chain(([name, domain]) => value(domain).map((of) => ({ asked, more: { ...asked.terms, [name]: of } })));
});

describe('laws of check', () => {
  test('LAW: filling in an open issue by values the rules allow never flips what is decided', () => {
    fc.assert(
      fc.property(moreSettled, ({ asked, more }) => {
        const [before, after] = [askAll(asked), ask(asked.negotiation, asked.context, more)];
        if (before.verdict === 'impossible') {
          expect(after.verdict).toBe('impossible');
          return;
        }
        if (after.verdict === 'impossible') return;
        expectStillDecided(before, after);
      }),
      runs(400),
    );
  });

  test('LAW: one more line never makes an unacceptable deal acceptable', () => {
    const grown = question.chain((asked) => {
      const { negotiation } = asked;
      const ids = negotiation.parties.map(({ id }) => id);
      return line('extra', ids, vocabularyOf(negotiation, true)).map((extra) => ({ asked, extra }));
    });
    fc.assert(
      fc.property(grown, ({ asked, extra }) => {
        const { negotiation } = asked;
        const redLines = [...negotiation.redLines, { text: '', citations: [], disclosure: 'public', ...extra }];
        const before = askAll(asked).verdict;
        const after = ask({ ...negotiation, redLines } as Negotiation, asked.context, asked.terms).verdict;
        if (before === 'impossible') expect(after).toBe('impossible');
        if (before === 'unacceptable') expect(after).toBe('unacceptable');
        if (after === 'acceptable') expect(before).toBe('acceptable');
      }),
      runs(300),
    );
  });

  test('LAW: the order of records in a document changes nothing', () => {
    const shuffled = question.chain((asked) => {
      const { negotiation } = asked;
      const mixed = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
      return fc
        .record({
          parties: mixed(negotiation.parties),
          issues: mixed(negotiation.issues),
          circumstances: mixed(negotiation.circumstances),
          rules: mixed(negotiation.rules),
          redLines: mixed(negotiation.redLines),
          preconditions: mixed(negotiation.preconditions),
          preferences: mixed(negotiation.preferences),
          perspectives: mixed(negotiation.perspectives),
          deals: mixed(negotiation.deals),
        })
        .map((lists) => ({ asked, other: { ...negotiation, ...lists } as Negotiation }));
    });
    fc.assert(
      fc.property(shuffled, ({ asked, other }) => {
        const answer = JSON.stringify(askAll(asked));
        expect(JSON.stringify(ask(inOrder(other, 1), asked.context, asked.terms))).toBe(answer);
        expect(JSON.stringify(ask(other, asked.context, asked.terms))).toBe(answer);
      }),
      runs(150),
    );
  });

  test('LAW: same input, same bytes', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const again = structuredClone(asked);
        expect(JSON.stringify(askAll(again))).toBe(JSON.stringify(askAll(asked)));
      }),
      runs(100),
    );
  });

  test('LAW: a memo changes nothing, neither the answer nor the steps, nor where a budget ends', () => {
    const several = document.chain((one) => {
      const scenes = fc.array(terms(vocabularyOf(one)), { minLength: 2, maxLength: 6 });
      return fc.record({ one: fc.constant(one), deals: scenes, steps: fc.constantFrom(20, 100, 400, 1_000_000) });
    });
    fc.assert(
      fc.property(several, ({ one, deals, steps }) => {
        const scenario = compile(inOrder(one, 1), { asOf: '2025-04-30', basis: 'both', perspective: 'baseline' });
        const memo = new Map();
        for (const some of [...deals, ...deals]) {
          const box = boxOf(scenario, some)!;
          const cold = check(scenario, box, { steps });
          expect(JSON.stringify(check(scenario, box, { steps }, memo))).toBe(JSON.stringify(cold));
        }
      }),
      runs(150),
    );
  });

  test('LAW: a larger budget never changes a decided answer', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const whole = askAll(asked);
        for (const steps of [0, 1, 2, 3, 5, 8, 13, 20, 34, 60, 100, 200, 500, 1000]) {
          const answer = askAll(asked, steps);
          expect(answer.steps).toBeLessThanOrEqual(steps);
          if (answer.complete) expect(answer).toEqual(whole);
          else expectWithin(answer, whole);
          if (whole.steps <= steps) expect(answer.complete).toBe(true);
        }
      }),
      runs(150),
    );
  });
});

/** What is said of a deal stays said of a deal that settles more. */
function expectStillDecided(before: CheckAnswer, after: CheckAnswer) {
  if (before.verdict !== 'undetermined') expect(after.verdict).toBe(before.verdict);
  before.parties.forEach((party, at) => {
    const later = after.parties[at]!;
    if (party.verdict !== 'undetermined') expect(later.verdict).toBe(party.verdict);
    if (party.consentHere !== 'undetermined') expect(later.consentHere).toBe(party.consentHere);
    if (party.atTheTable !== null) expect(later.atTheTable).toBe(party.atTheTable);
    if (party.worth !== null) {
      expect(later.worth!.low).toBeGreaterThanOrEqual(party.worth.low - 1e-12);
      expect(later.worth!.high).toBeLessThanOrEqual(party.worth.high + 1e-12);
    }
  });
  const later = linesOf(after);
  linesOf(before).forEach((one, at) => {
    if (one.status !== 'undetermined') expect(later[at]!.status).toBe(one.status);
  });
}

/** What an answer that ran out of budget says is what the whole answer says; it may say less. */
function expectWithin(some: CheckAnswer, whole: CheckAnswer) {
  if (some.verdict !== 'undetermined') expect(some.verdict).toBe(whole.verdict);
  if (some.deadOnArrival) expect(whole.deadOnArrival).toBe(true);
  some.parties.forEach((party, at) => {
    const full = whole.parties[at]!;
    if (party.verdict !== 'undetermined') expect(full.verdict).toBe(party.verdict);
    if (party.consentHere !== 'undetermined') expect(full.consentHere).toBe(party.consentHere);
    if (party.atTheTable !== null) expect(full.atTheTable).toBe(party.atTheTable);
    if (party.worth !== null) {
      expect(party.worth.low).toBeLessThanOrEqual(full.worth!.low);
      expect(party.worth.high).toBeGreaterThanOrEqual(full.worth!.high);
    }
  });
  const known = [...linesOf(whole), ...whole.rules];
  for (const one of [...linesOf(some), ...some.rules]) {
    expectLineWithin(one, known.find(({ id, party }) => id === one.id && party === one.party)!);
  }
  for (const conflict of some.conflicts) {
    const ids = conflict.members.map(({ id }) => id);
    const full = whole.conflicts.find(({ members }) => members.map(({ id }) => id).join() === ids.join());
    expect(full?.terms).toEqual(conflict.terms);
    for (const [at, member] of conflict.members.entries()) expectLineWithin(member, full!.members[at]!);
  }
}

function expectLineWithin(some: LineAnswer, whole: LineAnswer) {
  if (some.status === 'undetermined') {
    expect([some.terms, some.needed, some.margin]).toEqual([[], [], null]);
    return;
  }
  expect(some.status).toBe(whole.status);
  if (some.terms.length > 0) expect(some.terms).toEqual(whole.terms);
  if (some.margin !== null) expect(some.margin).toEqual(whole.margin);
  for (const one of some.needed) expect(whole.needed).toContainEqual(one);
}
