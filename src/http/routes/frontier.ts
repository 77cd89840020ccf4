import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import type { Terms } from '../../negotiation/deal.ts';
import type { Fault } from '../../negotiation/fault.ts';
import { Document, findById } from '../../negotiation/negotiation.ts';
import { weighedIn } from '../../negotiation/weighed.ts';
import { UNDECIDED_FRONTIER } from '../../reasoning/frontier-answer.ts';
import type { Asked } from '../../work/task.ts';
import { type Asking, asked } from '../asking.ts';
import { dealAsked, dealFaults } from '../deal-asked.ts';
import { SMALL } from '../example-case.ts';
import { Frontier } from '../frontier-shapes.ts';
import { Given, issuesFaults } from '../issues-asked.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { resolvedOf } from '../scenarios.ts';

const MOST_LISTED = 1000;

const fields = {
  given: Given,
  strict: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether points leave everybody better off than without a deal, instead of no worse' }),
  limit: z
    .int()
    .min(1)
    .max(MOST_LISTED)
    .default(100)
    .meta({ description: 'How many deals to list: of more, so many from the first to the last, evenly' }),
  ...dealAsked,
  ...asked,
};
const Body = z.strictObject(fields).meta({
  id: 'FrontierQuestion',
  description: 'Where a deal stands may be asked too; one of `deal` and `terms`, or neither',
});
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessFrontier' });
type Body = z.output<typeof Body>;

/** Which deals leave nothing on the table, and which of them are fair? */
export function frontierRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<Body>(app, asking, limits, {
    kind: 'frontier',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: (body, document) => [...issuesFaults(body, document), ...placeFaults(body, document, asking.clock())],
    askedOf,
    nothing: UNDECIDED_FRONTIER,
  });
}

function askedOf(body: Body, view: View): Asked {
  const { given, strict, limit } = body;
  return { kind: 'frontier', given, strict, limit, terms: termsOf(body, view) };
}

const termsOf = ({ deal, terms }: Body, { deals }: Document): Terms | null =>
  terms ?? (deal === undefined ? null : (findById(deals, deal)?.terms ?? null));

/** A deal has a place only where it settles all that the worth of somebody compared depends on. */
function placeFaults(body: Body, document: Document, now: Date): Fault[] {
  if (body.deal === undefined && body.terms === undefined) return [];
  const faults = dealFaults(body, document);
  const terms = termsOf(body, document);
  if (faults.length > 0 || terms === null) return faults;
  const weighed = weighedIn(document, resolvedOf(body.context, document, now), body.context?.parties);
  const open = [...weighed].filter((issue) => !Object.hasOwn(terms, issue)).sort();
  if (open.length === 0) return [];
  const detail = `the deal leaves open what somebody weighs: ${open.map((issue) => `\`${issue}\``).join(', ')}`;
  const help = 'settle these issues; only a deal whose worth is known has a place on the frontier';
  return [{ pointer: body.deal === undefined ? '/terms' : '/deal', code: 'deal_open', detail, help }];
}

const described = longOperation(
  'The deals of the zone of which no other is worth more to somebody and less to nobody, and the fair ones among them. Points are computed over the zone, never outside it: without a zone there is none. A party that has told no preferences is left out and named.',
  'The frontier and its points',
  Frontier,
);

const STORED = operation({
  operationId: 'frontier',
  summary: 'Which deals leave nothing on the table, and which are fair',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { limit: 10 }, status: 200 },
});

const STATELESS = operation({
  operationId: 'frontierStateless',
  summary: 'Which deals of a negotiation that is sent along leave nothing on the table',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL }, status: 200 },
});
