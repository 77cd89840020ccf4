import { MAYBE, NO, type Ternary, YES } from '../language/evaluate.ts';
import type { Line, Scenario, ScenarioParty } from '../negotiation/scenario.ts';
import { type Box, isSettled } from './box.ts';
import type { Meter } from './budget.ts';
import { type Completions, completionsOf } from './completions.ts';

export type Verdict = 'acceptable' | 'unacceptable' | 'undetermined' | 'impossible';

export interface PartyJudgement {
  readonly party: ScenarioParty;
  readonly verdict: Exclude<Verdict, 'impossible'>;
  /** Whether its consent counts for this deal. */
  readonly consentHere: Ternary;
  readonly atTheTable: boolean | null;
  /** One truth a line, in the party's order. */
  readonly truths: readonly Ternary[];
}

/** The verdict on a deal as data: what holds, nothing about why (semantics 4). */
export interface Judgement {
  readonly verdict: Verdict;
  /** `null` where the meter ran out before it was known. */
  readonly deadOnArrival: boolean | null;
  readonly parties: readonly PartyJudgement[];
  /** One truth a rule, each rule alone in view; exact where the deal is impossible. */
  readonly rules: readonly Ternary[];
  readonly completions: Completions;
}

/** @param box the deal: settled terms, known circumstances, and everything else open */
export function judge(scenario: Scenario, box: Box, meter: Meter): Judgement {
  const { slots } = scenario;
  const rules = scenario.rules.map((rule) => rule.constraint);
  const within = completionsOf(box, rules, slots, meter);
  const possible = within.possible([]);
  const completions = possible === false ? completionsOf(box, [], slots, meter) : within;
  const parties = scenario.parties.map((party) => judgeParty(party, scenario, completions));
  const ruleTruths = rules.map((rule) =>
    possible === false ? completions.truthOf(rule) : rule.over(box.low, box.high),
  );
  // Where it is not known whether the deal is possible at all, no verdict is: a larger budget could take it back.
  const verdict =
    possible === null ? 'undetermined' : possible ? agreementVerdict(scenario, completions) : 'impossible';
  const deadOnArrival = (): boolean | null => {
    if (verdict === 'acceptable' || verdict === 'impossible') return false;
    if (slots.every((_, at) => isSettled(box, at))) return false;
    const isCrossed = scenario.members.some(({ lines }) =>
      lines.some(({ demands }) => completions.truthOf(demands) === NO),
    );
    if (isCrossed) return false;
    // Where the meter ran out on the way, a line may still be violated alone, or a completion missing.
    return meter.stopped === null ? verdict === 'unacceptable' : null;
  };
  return { verdict, deadOnArrival: deadOnArrival(), parties, rules: ruleTruths, completions };
}

function judgeParty(party: ScenarioParty, scenario: Scenario, completions: Completions): PartyJudgement {
  const truths = party.lines.map((line) => completions.truthOf(line.constraint));
  const together = jointly(party.lines, truths, completions);
  const talks = party.lines.map((line, at) => ({ line, at })).filter(({ line }) => line.stage === 'talks');
  const table = jointly(
    talks.map(({ line }) => line),
    talks.map(({ at }) => truths[at]!),
    completions,
  );
  return {
    party,
    verdict: together === YES ? 'acceptable' : together === NO ? 'unacceptable' : 'undetermined',
    consentHere: consentHere(party, scenario, completions),
    atTheTable: table === MAYBE ? null : table === YES,
    truths,
  };
}

/** Whether lines hold together: in every completion, in none (even if each alone still could), or in some. */
function jointly(lines: readonly Line[], truths: readonly Ternary[], completions: Completions): Ternary {
  if (truths.every((truth) => truth === YES)) return YES;
  if (truths.some((truth) => truth === NO)) return NO;
  return completions.possible(lines.map((line) => line.constraint)) === false ? NO : MAYBE;
}

function consentHere(party: ScenarioParty, scenario: Scenario, completions: Completions): Ternary {
  if (!scenario.members.some((member) => member.party === party)) return NO;
  return party.condition === null ? YES : completions.truthOf(party.condition);
}

function agreementVerdict(scenario: Scenario, completions: Completions): Verdict {
  const { demands } = scenario;
  const truths = demands.map(completions.truthOf);
  if (truths.every((truth) => truth === YES)) return 'acceptable';
  if (truths.some((truth) => truth === NO)) return 'unacceptable';
  return completions.possible(demands) === false ? 'unacceptable' : 'undetermined';
}
