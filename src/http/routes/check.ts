import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { Check } from '../answer-shapes.ts';
import { askerOf } from '../asker.ts';
import { type Asking, asked, askStateless, askStored, statelessMeaning, storedMeaning } from '../asking.ts';
import { checkHereOrThere } from '../check-answer.ts';
import { dealAsked, dealFaults, isPlainDeal } from '../deal-asked.ts';
import { SMALL } from '../example-case.ts';
import { Job } from '../job-shapes.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { PreferHeaders } from '../prefer.ts';
import { askRoutes } from '../question.ts';
import { acceptQuickly } from '../quick-accept.ts';
import { answerQuickly } from '../quick-check.ts';

const Body = acceptQuickly(z.strictObject({ ...dealAsked, ...asked }).meta({ id: 'CheckQuestion' }), isPlainDeal);
const StatelessBody = z.strictObject({ negotiation: Document, ...dealAsked, ...asked }).meta({ id: 'StatelessCheck' });

/** Does a deal cross a line: which, by which term, how far, on whose word. */
export function checkRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const limit = { bodyLimit: limits.documentLimit, meaning: statelessMeaning(asking, dealFaults) };
  askRoutes(
    app,
    '/v1/negotiations/:id/check',
    STORED,
    { preValidation: answerQuickly(asking), meaning: storedMeaning(asking, dealFaults) },
    async (request, reply) => {
      const body = request.body as z.output<typeof Body>;
      const { id } = request.params as OfNegotiation;
      const question = await askStored(asking, id, body, request, reply, (stored) => dealFaults(body, stored));
      return checkHereOrThere(asking, question, body, request, reply);
    },
  );
  askRoutes(app, '/v1/check', STATELESS, limit, async (request, reply) => {
    const body = request.body as z.output<typeof StatelessBody>;
    const own = (document: Document) => dealFaults(body, document);
    const question = askStateless(asking, body.negotiation, body, askerOf(request), own);
    return checkHereOrThere(asking, question, body, request, reply);
  });
}

const described = {
  description:
    "Every party's verdict on its own lines: the status of each, the terms that decide it, what would be needed, how far off it is, and the sources. A deal that leaves issues open is judged over all ways to settle them.",
  tags: ['questions'] as const,
  headers: PreferHeaders,
  answers: {
    200: json('The verdict, whatever it is', Check),
    202: json('A job, at `Location`; only where the verdict takes long', Job),
  },
};

const STORED = operation({
  operationId: 'check',
  summary: 'Check a deal against every line in force',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { deal: 'first-offer' }, status: 200 },
});

const STATELESS = operation({
  operationId: 'checkStateless',
  summary: 'Check a deal of a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL, terms: { price: 550 } }, status: 200 },
});
