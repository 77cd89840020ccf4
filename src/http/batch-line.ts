import type { z } from 'zod';
import { MAYBE, YES } from '../language/evaluate.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { LineAnswer } from '../reasoning/answer.ts';
import type { Box } from '../reasoning/box.ts';
import { meterOf } from '../reasoning/budget.ts';
import { check } from '../reasoning/check.ts';
import { judge } from '../reasoning/judge.ts';
import { statusOf } from '../reasoning/line-answer.ts';
import type { Question } from './asking.ts';
import type { BatchDeal, Detail } from './batch-shapes.ts';
import { dealBox } from './deal-asked.ts';
import { problemOf, type Refusal, refusalOf } from './problem.ts';

/** The answer to one deal of a batch, what it cost, and what stopped it. What is wrong with it is its own answer and stops no other. */
export function batchAnswer(deal: z.output<typeof BatchDeal>, question: Question, detail: Detail, instance: string) {
  const box = dealBox(deal, question);
  if (Array.isArray(box))
    return { answer: unreadable(deal.ref, refusalOf('invalid', box), instance), steps: 0, stopped: null };
  const { steps, stopped, said } = verdictOf(box, question, detail);
  return { answer: { ref: deal.ref, ...said }, steps, stopped };
}

/** An answer for a line that could not even be read. */
export const unreadable = (ref: string | number | null, refusal: Refusal, instance: string) => ({
  ref,
  problem: problemOf(refusal, instance),
});

function verdictOf(box: Box, { scenario, budget, memo }: Question, detail: Detail) {
  if (detail === 'full') {
    const { steps, ...said } = check(scenario, box, budget, memo);
    return { said, steps, stopped: said.stopped };
  }
  const meter = meterOf(budget);
  const judgement = judge(scenario, box, meter);
  const { verdict, deadOnArrival } = judgement;
  const said = { verdict, deadOnArrival, complete: meter.stopped === null };
  const { spent: steps, stopped } = meter;
  return { said: detail === 'verdict' ? said : { ...said, ...statuses(judgement, scenario) }, steps, stopped };
}

type Status = Pick<LineAnswer, 'id' | 'status'>;

function statuses({ parties, rules }: ReturnType<typeof judge>, scenario: Scenario) {
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
