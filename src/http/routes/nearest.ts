import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { Document, findById } from '../../negotiation/negotiation.ts';
import { UNDECIDED_NEAREST } from '../../reasoning/answer.ts';
import type { Asked } from '../../work/task.ts';
import { type Asking, asked } from '../asking.ts';
import { dealAsked, dealFaults } from '../deal-asked.ts';
import { SMALL } from '../example-case.ts';
import { issuesFaults, Keep, Weights } from '../issues-asked.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { Nearest } from '../zone-shapes.ts';

const MOST_LISTED = 1000;

const fields = {
  ...dealAsked,
  weights: Weights,
  keep: Keep,
  limit: z.int().min(1).max(MOST_LISTED).default(10).meta({ description: 'How many of the closest deals to list' }),
  ...asked,
};
const Body = z.strictObject(fields).meta({ id: 'NearestQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessNearest' });
type Body = z.output<typeof Body>;

/** How little of a deal would have to change for everybody to accept it? */
export function nearestRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<Body>(app, asking, limits, {
    kind: 'nearest',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: (body, document) => [...dealFaults(body, document), ...issuesFaults(body, document)],
    askedOf,
    nothing: UNDECIDED_NEAREST,
  });
}

function askedOf({ deal, terms, weights, keep, limit }: Body, view: View): Asked {
  return { kind: 'nearest', terms: terms ?? findById(view.deals, deal!)!.terms, weights, keep, limit };
}

const described = longOperation(
  'The acceptable deals closest to a given one, all of them up to `limit`, each with what changes. Distance is the sum over the changed issues of weight times distance: levels and numbers in parts of their range, 1 for another option. What the deal leaves open costs nothing to fill.',
  'The closest deals',
  Nearest,
);

const STORED = operation({
  operationId: 'nearest',
  summary: 'How little of a deal would have to change',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: { deal: 'first-offer', weights: { rent: 3 }, keep: ['pets'] },
    status: 200,
  },
});

const STATELESS = operation({
  operationId: 'nearestStateless',
  summary: 'How little of a deal would have to change in a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL, terms: { price: 550 } }, status: 200 },
});
