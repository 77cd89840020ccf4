import type { z } from 'zod';
import { findById } from '../negotiation/negotiation.ts';
import type { Box } from '../reasoning/box.ts';
import type { Stop } from '../reasoning/budget.ts';
import { check } from '../reasoning/check.ts';
import { type BriefCheck, briefCheck } from '../work/brief-check.ts';
import type { Asked } from '../work/task.ts';
import type { Question } from './asking.ts';
import type { BatchDeal, Detail } from './batch-shapes.ts';
import { budgetHere, isCutShort } from './budget-here.ts';
import { dealBox } from './deal-asked.ts';
import { overloaded, type WorkerAnswer } from './long-answer.ts';
import { problemOf, type Refusal, refusalOf } from './problem.ts';

/** What is asked of every deal of a batch. */
export interface BatchAsked {
  readonly question: Question;
  readonly detail: Detail;
  /** The address that problems name. */
  readonly instance: string;
  /** Asks a worker what would take too long here. */
  readonly there: (asked: Asked, question: Question) => Promise<WorkerAnswer>;
}

/** One answer, what it cost, and what stopped it. */
export interface BatchResult {
  readonly answer: { readonly ref: string | number | null } & (
    | { readonly problem: ReturnType<typeof problemOf> }
    | { readonly complete: boolean }
  );
  readonly steps: number;
  readonly stopped: Stop | null;
}

type Said = Pick<BriefCheck, 'said' | 'steps' | 'stopped'>;
type Deal = z.output<typeof BatchDeal>;

/** The answer to one deal of a batch. What is wrong with it is its own answer and stops no other. */
export async function batchAnswer(deal: Deal, asked: BatchAsked): Promise<BatchResult> {
  const { question, instance } = asked;
  const box = dealBox(deal, question);
  if (Array.isArray(box)) return problem(deal, refusalOf('invalid', box), instance);
  const here = saidHere(box, asked);
  const said = isCutShort(here, question) ? await saidThere(deal, here, asked) : here;
  if (said === null) return problem(deal, overloaded(), instance);
  return { answer: { ref: deal.ref, ...said.said }, steps: said.steps, stopped: said.stopped };
}

const problem = ({ ref }: Deal, refusal: Refusal, instance: string): BatchResult => ({
  answer: unreadable(ref, refusal, instance),
  steps: 0,
  stopped: null,
});

/** An answer for a line that could not even be read. */
export const unreadable = (ref: string | number | null, refusal: Refusal, instance: string) => ({
  ref,
  problem: problemOf(refusal, instance),
});

function saidHere(box: Box, { question, detail }: BatchAsked): Said {
  const { scenario, memo } = question;
  const budget = budgetHere(question);
  return detail === 'full' ? whole(check(scenario, box, budget, memo)) : briefCheck(scenario, box, detail, budget);
}

const whole = ({ steps, ...said }: ReturnType<typeof check>): Said => ({ said, steps, stopped: said.stopped });

/** `null` where no worker has time for it. */
async function saidThere(deal: Deal, here: Said, { question, detail, there }: BatchAsked): Promise<Said | null> {
  const terms = deal.terms ?? findById(question.view.deals, deal.deal!)!.terms;
  const outcome = await there(
    detail === 'full' ? { kind: 'check', terms } : { kind: 'brief', terms, brevity: detail },
    question,
  );
  if (outcome.kind === 'overloaded') return null;
  if (outcome.kind !== 'answered') return here;
  return 'said' in outcome.answer ? outcome.answer : whole(outcome.answer as ReturnType<typeof check>);
}
