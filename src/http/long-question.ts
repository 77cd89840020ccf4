import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { View } from '../access/view.ts';
import type { Context } from '../negotiation/context.ts';
import type { Fault } from '../negotiation/fault.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Answers } from '../work/question.ts';
import type { Asked } from '../work/task.ts';
import { askerOf } from './asker.ts';
import {
  type AskedBody,
  type Asking,
  allowanceOf,
  statelessMeaning,
  storedMeaning,
  viewSent,
  viewStored,
} from './asking.ts';
import { answerLong } from './long-answer.ts';
import type { OfNegotiation } from './of-negotiation.ts';
import type { operation } from './operation.ts';
import { refusalOf } from './problem.ts';
import { askRoutes } from './question.ts';
import { faultsOfContext } from './scenarios.ts';

/** What one kind of question adds to all that they have in common. */
export interface LongKind<B extends AskedBody> {
  readonly kind: 'comparison' | 'zone' | 'conflicts' | 'nearest' | 'likelihood' | 'frontier' | 'timeline';
  readonly stored: ReturnType<typeof operation>;
  readonly stateless: ReturnType<typeof operation>;
  /** What is wrong with its own fields; the document need not be sound. */
  readonly faultsOf: (body: B, document: Document) => readonly Fault[];
  /** The context it is asked in, where that is not as it was sent. */
  readonly contextOf?: (body: B) => Context;
  /** What a worker is asked, once nothing is wrong. */
  readonly askedOf: (body: B, view: View) => Asked;
  /** The answer where nothing was found out at all. */
  readonly nothing: Answers[Asked['kind']] | ((body: B) => Answers[Asked['kind']]);
}

/** A question about all deals, of a stored negotiation and of one that is sent along. It is always answered in a worker. */
export function askLong<B extends AskedBody>(
  app: FastifyInstance,
  asking: Asking,
  limits: { readonly documentLimit: number },
  kind: LongKind<B>,
): void {
  type Sent = B & { readonly negotiation: Document };
  const answer = (view: View, isStored: boolean, request: FastifyRequest, reply: FastifyReply) => {
    const body = request.body as B;
    const seen = asking.seeing.see(view, kind.contextOf?.(body) ?? body.context, asking.clock());
    const asked = kind.askedOf(body, view);
    const allowance = allowanceOf(body);
    // What a context made of a negotiation is not kept as bytes: there may be many, and each is as large as the whole.
    const isKept = isStored && seen.view === view;
    const known = typeof kind.nothing === 'function' ? kind.nothing(body) : kind.nothing;
    const question = { ...seen, isStored: isKept, asked, allowance, began: performance.now(), known };
    return answerLong(asking, question, request, reply);
  };
  askRoutes(
    app,
    `/v1/negotiations/:id/${kind.kind}`,
    kind.stored,
    { meaning: storedMeaning(asking, kind.faultsOf) },
    async (request, reply) => {
      const body = request.body as B;
      const view = await viewStored(asking, (request.params as OfNegotiation).id, body, request, reply);
      const faults = [...faultsOfContext(body.context, view, asking.clock()), ...kind.faultsOf(body, view)];
      if (faults.length > 0) throw refusalOf('invalid', faults);
      return answer(view, true, request, reply);
    },
  );
  const limit = { bodyLimit: limits.documentLimit, meaning: statelessMeaning(asking, kind.faultsOf) };
  askRoutes(app, `/v1/${kind.kind}`, kind.stateless, limit, async (request, reply) => {
    const body = request.body as Sent;
    const own = (sent: Document) => kind.faultsOf(body, sent);
    return answer(viewSent(asking, body.negotiation, body, askerOf(request), own), false, request, reply);
  });
}
