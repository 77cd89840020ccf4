import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { Document } from '../../negotiation/negotiation.ts';
import { undecidedComparison } from '../../reasoning/comparison-answer.ts';
import type { Asked } from '../../work/task.ts';
import { type Asking, asked } from '../asking.ts';
import { comparedBy, comparedFaults } from '../compared-by.ts';
import { Comparison } from '../comparison-shapes.ts';
import { KIOSK } from '../example-case.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { partiesIn } from '../parties-asked.ts';

const fields = {
  ...comparedBy,
  accepts: z
    .boolean()
    .default(true)
    .meta({ description: 'What each party could accept alone, where that overlaps, and how much room it has' }),
  ...asked,
};
const Body = z.strictObject(fields).meta({ id: 'ComparisonQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessComparison' });
type Body = z.output<typeof Body>;

/** How far apart are the parties, on what, and where could they meet? */
export function comparisonRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<Body>(app, asking, limits, {
    kind: 'comparison',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: comparedFaults,
    askedOf,
    nothing: ({ metric }) => undecidedComparison(metric),
  });
}

const askedOf = ({ parties, metric, weights, accepts }: Body, view: View): Asked => ({
  ...{ kind: 'comparison', metric, weights, accepts },
  parties: partiesIn(
    parties,
    view.parties.map(({ id }) => id),
  ),
});

const described = longOperation(
  'Issue by issue what each party wants, what it could accept alone, where that overlaps, and how far apart the parties are, each read on its own basis. Distance of an issue: between ideals where both have one, else the smallest between the values wanted; levels and numbers in parts of their range, 1 for another option. The whole distance is by a metric, 0..1, with weights; where there is none it is null, with the reason. Beside it: the issues that separate most, preconditions of one party that a red line of another rules out, and for each party how what it says differs from what is held to be true of it.',
  'How far apart they are',
  Comparison,
);

const STORED = operation({
  operationId: 'comparison',
  summary: 'How far apart are the parties, and on what',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: { parties: ['landlord', 'tenant'], metric: 'euclidean', weights: { rent: 3 } },
    status: 200,
  },
});

const STATELESS = operation({
  operationId: 'comparisonStateless',
  summary: 'How far apart are the parties of a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: KIOSK }, status: 200 },
});
