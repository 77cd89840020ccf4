import { MAYBE, YES } from '../language/evaluate.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { LineAnswer } from '../reasoning/answer.ts';
import type { Box } from '../reasoning/box.ts';
import { type Budget, meterOf, type Stop } from '../reasoning/budget.ts';
import { judge } from '../reasoning/judge.ts';
import { statusOf } from '../reasoning/line-answer.ts';

/** Of a check the verdict alone, or the status of every line with it. */
export type Brevity = 'verdict' | 'lines';

type Judgement = ReturnType<typeof judge>;
type Status = Pick<LineAnswer, 'id' | 'status'>;

export interface BriefCheck {
  readonly said: Pick<Judgement, 'verdict' | 'deadOnArrival'> & { readonly complete: boolean };
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** A check for one of many deals, without its reasons. */
export function briefCheck(scenario: Scenario, box: Box, brevity: Brevity, budget: Budget): BriefCheck {
  const meter = meterOf(budget);
  const judgement = judge(scenario, box, meter);
  const { verdict, deadOnArrival } = judgement;
  const { spent: steps, stopped } = meter;
  const said = { verdict, deadOnArrival, complete: stopped === null };
  return { said: brevity === 'verdict' ? said : { ...said, ...statuses(judgement, scenario) }, stopped, steps };
}

function statuses({ parties, rules }: Judgement, scenario: Scenario) {
  return {
    parties: parties.map(({ party, verdict, consentHere, truths }) => ({
      party: party.id,
      verdict,
      consentHere: consentHere === MAYBE ? 'undetermined' : consentHere === YES ? 'yes' : 'no',
      lines: party.lines.map(({ id, kind }, at): Status => ({ id, status: statusOf(kind, truths[at]!) })),
    })),
    rules: scenario.rules.map(({ id }, at): Status => ({ id, status: statusOf('rule', rules[at]!) })),
  };
}
