import { performance } from 'node:perf_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findById } from '../negotiation/negotiation.ts';
import type { CheckAnswer } from '../reasoning/answer.ts';
import type { Box } from '../reasoning/box.ts';
import { check } from '../reasoning/check.ts';
import { type Asking, answered, type Question } from './asking.ts';
import { type DealAsked, dealBox } from './deal-asked.ts';
import { answerLong } from './long-answer.ts';
import { refusalOf } from './problem.ts';

/** What a check may cost on the thread that serves everybody: steps, and milliseconds as a stop. */
const HERE = { steps: 20_000, milliseconds: 20 };

/**
 * Answers at once where that takes little, as nearly every check does; else in a worker, from the beginning.
 * LAW: where it is answered changes nothing of the answer.
 * @throws Refusal 422, 503
 */
export async function checkOrAskWorker(
  asking: Asking,
  question: Question,
  asked: DealAsked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const box = dealBox(asked, question);
  if (Array.isArray(box)) throw refusalOf('invalid', box);
  const here = checkHere(question, box);
  if (!isCutShort(here, question)) return answered(here, question);
  const terms = asked.terms ?? findById(question.view.deals, asked.deal!)!.terms;
  return answerLong(asking, { ...question, asked: { kind: 'check', terms }, known: here }, request, reply);
}

function checkHere({ scenario, allowance, memo }: Question, box: Box): CheckAnswer {
  const deadline = performance.now() + Math.min(HERE.milliseconds, allowance.milliseconds);
  const { bytes } = allowance;
  const steps = Math.min(HERE.steps, allowance.steps);
  return check(scenario, box, { steps, bytes, expired: () => performance.now() > deadline }, memo);
}

/** Whether it was stopped by what this thread allows, and not by what was asked for. */
const isCutShort = ({ stopped }: CheckAnswer, { allowance }: Question): boolean =>
  (stopped === 'steps' && allowance.steps > HERE.steps) ||
  (stopped === 'time' && allowance.milliseconds > HERE.milliseconds);
