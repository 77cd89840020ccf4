import type { FastifyReply, FastifyRequest } from 'fastify';
import { findById } from '../negotiation/negotiation.ts';
import { check } from '../reasoning/check.ts';
import { type Asking, answered, type Question } from './asking.ts';
import { budgetHere, isCutShort } from './budget-here.ts';
import { type DealAsked, dealBox } from './deal-asked.ts';
import { answerLong } from './long-answer.ts';
import { refusalOf } from './problem.ts';

/**
 * Answers at once where that takes little, as nearly every check does; else in a worker, from the beginning.
 * LAW: where it is answered changes nothing of the answer.
 * @throws Refusal 422, 503
 */
export async function checkHereOrThere(
  asking: Asking,
  question: Question,
  asked: DealAsked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const box = dealBox(asked, question);
  if (Array.isArray(box)) throw refusalOf('invalid', box);
  const here = check(question.scenario, box, budgetHere(question), question.memo);
  if (!isCutShort(here, question)) return answered(here, question);
  const terms = asked.terms ?? findById(question.view.deals, asked.deal!)!.terms;
  return answerLong(asking, { ...question, asked: { kind: 'check', terms }, known: here }, request, reply);
}
