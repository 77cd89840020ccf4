import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Step } from '../negotiation/change.ts';
import type { Outcome } from '../negotiation/edit.ts';
import type { Negotiation } from '../negotiation/negotiation.ts';
import type { RememberedAnswer, Store, Write } from '../store/store.ts';
import { askerOf } from './asker.ts';
import { checkConditions, etagOf } from './etag.ts';
import { PROBLEMS, type ProblemCode, problemOf, Refusal, refusalOf } from './problem.ts';

/** A write as a route wants it. Both functions may be asked again, against a newer negotiation. */
export interface Wanted {
  /** The id of the negotiation that is written to. */
  readonly negotiation: string;
  /** Whether the record that would be written is there already. */
  there(current: Negotiation | undefined): boolean;
  /** @param version that the step is to go on from */
  decide(current: Negotiation | undefined, version: number): Outcome | Promise<Outcome>;
  answer(step: Step): Answer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export type WriteTo = (request: FastifyRequest, reply: FastifyReply, wanted: Wanted) => Promise<FastifyReply>;

/** How often a write that lost a race to others is decided again. */
const TRIES = 10;

/**
 * The one way to write: conditions, decision and commit in turn, again while others are faster; nothing is kept with
 * `validateOnly`, nor where nothing changes; a POST with an idempotency key is done once and its answer remembered with it, in one atomic step.
 */
export function writerTo(store: Store, clock: () => Date): WriteTo {
  const running = new Set<string>();

  async function settle(request: FastifyRequest, wanted: Wanted, dry: boolean, remember?: Remember): Promise<Answer> {
    for (let tries = 0; tries < TRIES; tries++) {
      const current = await store.find(wanted.negotiation);
      checkConditions(request.headers, current?.version, wanted.there(current));
      const version = current?.version ?? (await store.lastDeleted(wanted.negotiation));
      const outcome = await wanted.decide(current, version);
      if ('refused' in outcome) throw refusalOf(outcome.refused, outcome.faults);
      const answer = tagged(wanted.answer(outcome.step), outcome.step);
      // What was not done has no version that anyone could hold on to.
      if (dry) return untagged(answer);
      if (outcome.step.next === current) return answer;
      const { stale } = await store.commit(writeOf(request, wanted, version, outcome.step, answer, remember));
      if (!stale) return answer;
    }
    throw new Refusal('overloaded', 'many others are writing to this negotiation at once; try again');
  }

  function writeOf(
    request: FastifyRequest,
    wanted: Wanted,
    expected: number,
    step: Step,
    answer: Answer,
    remember?: Remember,
  ): Write {
    return {
      negotiation: wanted.negotiation,
      expected,
      next: step.next,
      changes: step.changes,
      who: askerOf(request).who,
      at: clock(),
      ...(remember === undefined ? {} : { answer: remember(answer) }),
    };
  }

  /** The first answer to a key, again for the same request. */
  async function once(request: FastifyRequest, key: string, give: (remember: Remember) => Promise<Answer>) {
    if (running.has(key)) throw new Refusal('still_running', 'the first request with this key has no answer yet');
    running.add(key);
    const digest = digestOf(request);
    const remember: Remember = ({ status, headers = {}, body }) => ({
      ...{ key, request: digest, status, headers, at: clock() },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    try {
      const first = await store.answerTo(key, clock());
      if (first === undefined) return await give(remember);
      if (first.request === digest) return replayed(first);
      const detail = 'this idempotency key was used for another request; take a new key for a new request';
      throw new Refusal('key_reused', detail);
    } catch (cause) {
      if (cause instanceof Refusal && LASTING.includes(cause.code)) {
        const { status } = PROBLEMS[cause.code];
        const headers = { 'content-type': 'application/problem+json' };
        await store.remember(remember({ status, headers, body: problemOf(cause, request.url.split('?', 1)[0]!) }));
      }
      throw cause;
    } finally {
      running.delete(key);
    }
  }

  return async function write(request, reply, wanted) {
    const dry = (request.query as { validateOnly?: boolean }).validateOnly === true;
    const key = request.method === 'POST' && !dry ? keyOf(request) : undefined;
    const answer = await (key === undefined
      ? settle(request, wanted, dry)
      : once(request, key, (remember) => settle(request, wanted, false, remember)));
    reply.code(answer.status).headers(answer.headers ?? {});
    return reply.send(answer.body);
  };
}

type Remember = (answer: Answer) => RememberedAnswer;

/** Refusals that stand as the first answer to a key. */
const LASTING: readonly ProblemCode[] = ['invalid', 'in_use', 'exists', 'not_found'];

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  return typeof header === 'string' ? header.replace(/^"(.*)"$/, '$1') : undefined;
}

function digestOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body)}`)
    .digest('base64url');
}

function tagged(answer: Answer, step: Step): Answer {
  if (step.next === null) return answer;
  return { ...answer, headers: { ...answer.headers, etag: etagOf(step.next.version) } };
}

function untagged({ headers: { etag: _, ...headers } = {}, ...answer }: Answer): Answer {
  return { ...answer, headers };
}

function replayed({ status, headers, body }: RememberedAnswer): Answer {
  const parsed = body === '' ? {} : { body: JSON.parse(body) as object };
  return { status, headers: { ...headers, 'idempotency-replayed': 'true' }, ...parsed };
}
