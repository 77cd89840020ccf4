import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { View } from '../access/view.ts';
import type { EchoedContext } from '../negotiation/context.ts';
import { bytesOfSent, bytesOfStored } from '../work/case-bytes.ts';
import type { Outcome, Running, Wish } from '../work/pool.ts';
import type { Answers } from '../work/question.ts';
import type { Allowance, Asked } from '../work/task.ts';
import { type Asking, answered, type Ended } from './asking.ts';
import { asRefusal } from './faults.ts';
import { jobBody } from './job-shapes.ts';
import { jobAfter } from './prefer.ts';
import { problemOf, Refusal } from './problem.ts';

/** A question that may take long, understood: what a worker needs to answer it, and what the answer will carry. */
export interface LongQuestion {
  readonly view: View;
  /** Whether the negotiation will be asked again; one that came with its question will not. */
  readonly isStored: boolean;
  readonly context: EchoedContext;
  readonly asked: Asked;
  readonly allowance: Allowance;
  readonly began: number;
  /** The answer where a worker has to be ended: what is known without it. */
  readonly known: Answers[Asked['kind']];
  /** What is put to the answer before it is sent. */
  readonly dress?: (answer: never) => Answers[Asked['kind']];
}

/**
 * Answers in a worker, so that nobody else has to wait: at once, or as a job where the client likes that better.
 * A client that goes away stops its question. @throws Refusal 503 where too many wait already
 */
export async function answerLong(
  asking: Asking,
  question: LongQuestion,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const after = jobAfter(request);
  const gone = goneOf(reply);
  if (after === null)
    return bodyOf(await askWorker(asking, question, { signal: gone, patient: false }).ended, question);
  if (asking.pool.isFull()) throw overloaded();
  const stop = new AbortController();
  const work = askWorker(asking, question, { signal: stop.signal, patient: true });
  const outcome = after > 0 ? await within(after, work.ended, gone) : null;
  if (outcome !== null) return bodyOf(outcome, question);
  if (gone.aborted) {
    stop.abort();
    return bodyOf(await work.ended, question);
  }
  return startJob(asking, question, work, stop, request, reply);
}

/** Aborted once the client has its answer, or does not want it any more. */
export function goneOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

export type WorkerAnswer = Outcome<Answers[Asked['kind']]>;

export function askWorker(
  { pool }: Asking,
  question: Omit<LongQuestion, 'known'>,
  wish: Wish,
): Running<Answers[Asked['kind']]> {
  const { view, isStored, asked, allowance } = question;
  const { asOf, perspective, basis } = question.context;
  const context = { asOf, perspective, basis };
  return pool.run({ case: isStored ? bytesOfStored(view) : bytesOfSent(view), context, asked, allowance }, wish);
}

/** @throws Refusal */
function bodyOf(outcome: WorkerAnswer, question: LongQuestion): object {
  const dressed = (answer: Answers[Asked['kind']]) => question.dress?.(answer as never) ?? answer;
  switch (outcome.kind) {
    case 'answered':
      return answered(dressed(outcome.answer), question);
    case 'broken':
      return answered(dressed({ ...question.known, complete: false, stopped: outcome.by }), question);
    case 'overloaded':
      throw overloaded();
    case 'unwanted':
      throw new Refusal('request_timeout', 'whoever asked is gone, and the work was stopped');
  }
}

export const overloaded = () =>
  new Refusal('overloaded', 'too many questions are waiting for an answer already; ask again in a moment');

/** What is there in time; `null`: not yet, or nobody waits for it any more. */
async function within<A>(milliseconds: number, ended: Promise<A>, gone: AbortSignal): Promise<A | null> {
  const waited = new AbortController();
  const late = pause(milliseconds, null, { signal: AbortSignal.any([waited.signal, gone]) }).catch(() => null);
  try {
    return await Promise.race([ended, late]);
  } finally {
    waited.abort();
  }
}

/** Says where to look for the answer to what has begun. */
function startJob(
  { jobs }: Asking,
  question: LongQuestion,
  { ended, ...progress }: Running<Answers[Asked['kind']]>,
  stop: AbortController,
  request: FastifyRequest,
  reply: FastifyReply,
): object {
  const job = jobs.start(question.asked.kind, (signal) => {
    signal.addEventListener('abort', () => stop.abort(), { once: true });
    return { ...progress, ended: endOf(ended, question, request) };
  });
  reply.code(202).headers({ location: `/v1/jobs/${job.id}`, 'preference-applied': 'respond-async' });
  return jobBody(job);
}

/** What would have been answered at once: the answer, or the problem. */
async function endOf(ended: Promise<WorkerAnswer>, question: LongQuestion, request: FastifyRequest): Promise<Ended> {
  try {
    return { state: 'done', result: bodyOf(await ended, question) };
  } catch (error) {
    const refusal = asRefusal(error as Parameters<typeof asRefusal>[0], request);
    return { state: 'failed', problem: problemOf(refusal, request.url.split('?', 1)[0]!) };
  }
}
