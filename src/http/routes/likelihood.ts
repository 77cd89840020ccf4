import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { Document, findById } from '../../negotiation/negotiation.ts';
import { UNDECIDED_LIKELIHOOD } from '../../reasoning/answer.ts';
import type { Asked } from '../../work/task.ts';
import { type Asking, asked } from '../asking.ts';
import { dealAsked, dealFaults } from '../deal-asked.ts';
import { SMALL } from '../example-case.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { LikelihoodAnswer } from '../zone-shapes.ts';

const fields = { ...dealAsked, ...asked };
const Body = z.strictObject(fields).meta({
  id: 'LikelihoodQuestion',
  description: 'A deal may be asked about too; one of `deal` and `terms`, or neither',
});
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessLikelihood' });
type Body = z.output<typeof Body>;

/** How sure is it that there is a deal, where it is not sure that every line binds? */
export function likelihoodRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<Body>(app, asking, limits, {
    kind: 'likelihood',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: (body, document) => (isOfDeal(body) ? dealFaults(body, document) : []),
    askedOf,
    nothing: UNDECIDED_LIKELIHOOD,
  });
}

const isOfDeal = ({ deal, terms }: Body) => deal !== undefined || terms !== undefined;

function askedOf({ deal, terms }: Body, view: View): Asked {
  return { kind: 'likelihood', terms: terms ?? (deal === undefined ? null : findById(view.deals, deal)!.terms) };
}

const described = longOperation(
  'Each line binds on its own with its `confidence`: how likely is it that there is a zone, that a deal is acceptable, and how much does each line matter. Exact, as a fraction too; over the budget, bounds that enclose it.',
  'How likely it is',
  LikelihoodAnswer,
);

const STORED = operation({
  operationId: 'likelihood',
  summary: 'How likely is a deal',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { deal: 'first-offer' }, status: 200 },
});

const STATELESS = operation({
  operationId: 'likelihoodStateless',
  summary: 'How likely is a deal in a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL }, status: 200 },
});
