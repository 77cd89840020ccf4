import { MAYBE, NO, YES } from '../language/evaluate.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import type { CheckAnswer, ConflictAnswer, LineAnswer, PartyAnswer } from './answer.ts';
import { type Box, isSettled } from './box.ts';
import { type Budget, type Meter, meterOf } from './budget.ts';
import { type Clash, clashesOf } from './clashes.ts';
import { termsOf } from './deal.ts';
import { type Judgement, judge, type PartyJudgement } from './judge.ts';
import { lineAnswer } from './line-answer.ts';
import type { Memo } from './memo.ts';
import { summaryOf } from './summary.ts';
import { worthAnswer } from './worth-interval.ts';

/**
 * The verdict on a deal, whole: every party's lines with their status, what decides it, what is needed, how far off,
 * and on whose word (semantics 3 and 4).
 *
 * @param box the deal, from `boxOf`
 * @param memo kept between questions on the same scenario
 */
export function check(scenario: Scenario, box: Box, budget: Budget, memo: Memo = new Map()): CheckAnswer {
  const meter = meterOf(budget);
  const judgement = judge(scenario, box, meter);
  const judged = meter.stopped === null;
  const background = judgement.verdict === 'impossible' ? [] : scenario.rules;
  const parties = judgement.parties.map((party) =>
    partyAnswer(party, scenario, judgement, memo, (line, truth) =>
      lineAnswer(line, truth, scenario, box, background, meter, memo),
    ),
  );
  const rules = scenario.rules
    .filter((_, at) => judgement.rules[at] === NO)
    .map((rule) => lineAnswer(rule, NO, scenario, box, [], meter, memo));
  const { clashes, complete } = clashesOf(scenario, judgement, meter);
  const conflicts = [
    ...brokenAlone(judgement, rules, meter),
    ...clashes.map((clash) => conflictAnswer(clash, scenario, judgement, meter, memo)),
  ];
  const { verdict, deadOnArrival } = judgement;
  const said = { deadOnArrival, parties, rules, conflicts };
  const { agreement } = scenario;
  const summary = summaryOf({ verdict, ...said, agreement, ...turnsOn(scenario, judgement), judged });
  const { stopped, spent } = meter;
  return { verdict, summary, ...said, complete: complete && stopped === null, stopped, steps: spent };
}

/** Titles of the issues and circumstances that the undecided lines and conditions mention and nothing settles. */
function turnsOn({ slots }: Scenario, { parties, completions: { box } }: Judgement) {
  const undecided = parties.flatMap(({ party, consentHere, truths }) => {
    if (consentHere === NO) return [];
    const condition = consentHere === MAYBE && party.condition !== null ? [party.condition] : [];
    return [...condition, ...party.lines.filter((_, at) => truths[at] === MAYBE).map((line) => line.constraint)];
  });
  const mentioned = [...new Set(undecided.flatMap((constraint) => constraint.slots))].sort((a, b) => a - b);
  const unsettled = mentioned.filter((at) => !isSettled(box, at)).map((at) => slots[at]!);
  const titles = (kind: 'issue' | 'circumstance') =>
    unsettled.filter((slot) => slot.kind === kind).map((slot) => slot.title);
  return { open: titles('issue'), unknown: titles('circumstance') };
}

type Answer = (line: Line, truth: PartyJudgement['truths'][number]) => ReturnType<typeof lineAnswer>;

function partyAnswer(
  judged: PartyJudgement,
  scenario: Scenario,
  judgement: Judgement,
  memo: Memo,
  answer: Answer,
): PartyAnswer {
  const { party, verdict, atTheTable, truths } = judged;
  const lines = party.lines.map((line, at) => answer(line, truths[at]!));
  return {
    party: party.id,
    name: party.name,
    consent: party.consent,
    consentHere: judged.consentHere === MAYBE ? 'undetermined' : judged.consentHere === YES ? 'yes' : 'no',
    atTheTable,
    verdict,
    preconditions: lines.filter((line) => line.kind === 'precondition'),
    redLines: lines.filter((line) => line.kind !== 'precondition'),
    worth: party.worth === null ? null : worthAnswer(party.worth, scenario, judgement.completions, memo),
  };
}

/** Each rule that is broken alone clashes with the terms that decide it; not told where they are not proved minimal. */
function brokenAlone({ verdict }: Judgement, rules: readonly LineAnswer[], meter: Meter): ConflictAnswer[] {
  if (verdict !== 'impossible' || meter.stopped !== null) return [];
  return rules.map((rule) => ({ members: [rule], terms: rule.terms }));
}

function conflictAnswer(
  clash: Clash,
  scenario: Scenario,
  judgement: Judgement,
  meter: Meter,
  memo: Memo,
): ConflictAnswer {
  const { box, truthOf } = judgement.completions;
  const rules = judgement.verdict === 'impossible' ? [] : scenario.rules;
  return {
    members: clash.lines.map((line) => lineAnswer(line, truthOf(line.constraint), scenario, box, rules, meter, memo)),
    terms: termsOf(scenario, box, clash.terms),
  };
}
