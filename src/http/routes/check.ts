import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { check } from '../../reasoning/check.ts';
import { Check } from '../answer-shapes.ts';
import { askerOf } from '../asker.ts';
import { type Asking, answered, asked, askStateless, askStored, type Question } from '../asking.ts';
import { type DealAsked, dealAsked, dealBox, dealFaults, isPlainDeal } from '../deal-asked.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';
import { acceptQuickly } from '../quick-accept.ts';
import { answerQuickly } from '../quick-check.ts';

const Body = acceptQuickly(z.strictObject({ ...dealAsked, ...asked }).meta({ id: 'CheckQuestion' }), isPlainDeal);
const StatelessBody = z.strictObject({ negotiation: Document, ...dealAsked, ...asked }).meta({ id: 'StatelessCheck' });

/** Does a deal cross a line: which, by which term, how far, on whose word. */
export function checkRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const limit = { bodyLimit: limits.documentLimit };
  askRoutes(
    app,
    '/v1/negotiations/:id/check',
    STORED,
    { preValidation: answerQuickly(asking) },
    async (request, reply) => {
      const body = request.body as z.output<typeof Body>;
      const { id } = request.params as OfNegotiation;
      return checkAnswer(await askStored(asking, id, body, request, reply), body);
    },
  );
  askRoutes(app, '/v1/check', STATELESS, limit, async (request) => {
    const body = request.body as z.output<typeof StatelessBody>;
    const also = (document: Document) => dealFaults(body, document);
    return checkAnswer(askStateless(asking, body.negotiation, body, askerOf(request), also), body);
  });
}

function checkAnswer(question: Question, body: DealAsked) {
  const box = dealBox(body, question);
  if (Array.isArray(box)) throw refusalOf('invalid', box);
  return answered(check(question.scenario, box, question.budget, question.memo), question);
}

const described = {
  description:
    "Every party's verdict on its own lines: the status of each, the terms that decide it, what would be needed, how far off it is, and the sources. A deal that leaves issues open is judged over all ways to settle them.",
  tags: ['questions'] as const,
  answers: { 200: json('The verdict, whatever it is', Check) },
  problems: [] as const,
};

const STORED = operation({
  operationId: 'check',
  summary: 'Check a deal against every line in force',
  ...described,
  problems: ['condition_failed'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { deal: 'first-offer' }, status: 200 },
});

const SMALL = {
  negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
  parties: [{ id: 'seller', name: 'The seller' }],
  issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 1000, step: 10, unit: 'euros' }],
  redLines: [{ id: 'seller-price', party: 'seller', title: 'No fire sale', basis: 'declared', holds: 'price >= 600' }],
};

const STATELESS = operation({
  operationId: 'checkStateless',
  summary: 'Check a deal of a negotiation that is sent along',
  ...described,
  body: StatelessBody,
  example: { body: { negotiation: SMALL, terms: { price: 550 } }, status: 200 },
});
