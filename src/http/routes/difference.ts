import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { Context } from '../../negotiation/context.ts';
import type { Fault } from '../../negotiation/fault.ts';
import { Document } from '../../negotiation/negotiation.ts';
import { UNDECIDED_CHECK, UNDECIDED_CONFLICTS, UNDECIDED_ZONE } from '../../reasoning/answer.ts';
import { bytesOfSent, bytesOfStored } from '../../work/case-bytes.ts';
import type { DifferenceAnswer } from '../../work/difference.ts';
import { askerOf } from '../asker.ts';
import {
  type Asking,
  allowanceOf,
  BudgetBody,
  statelessMeaning,
  versionAsked,
  versionFaults,
  viewSent,
  viewStored,
} from '../asking.ts';
import { SMALL } from '../example-case.ts';
import { answerLong } from '../long-answer.ts';
import { longOperation } from '../long-operation.ts';
import type { Meaning } from '../meaning.ts';
import { AnyNested, nestedAsked, nestedFaults } from '../nested-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';
import { read } from '../reading.ts';
import { faultsOfContext, type Seen } from '../scenarios.ts';
import { Difference } from '../several-shapes.ts';

const fields = {
  question: AnyNested.meta({ id: 'DifferenceInner', description: 'What is asked of both sides' }),
  left: Context.default({}),
  right: Context.default({}),
  budget: BudgetBody.optional(),
};
const Body = z.strictObject(fields).meta({ id: 'DifferenceQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessDifference' });
type Body = z.output<typeof Body>;

const SIDES = ['left', 'right'] as const;

/** What is answered otherwise in two contexts, and because of which statements? */
export function differenceRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const sentFaults = (body: Body, document: Document) => [
    ...SIDES.flatMap((side) => versionFaults(body[side], `/${side}`)),
    ...storedFaults(asking, body, document, document),
  ];
  const meaning: Meaning = async (body: Body, request) => {
    const { id } = request.params as OfNegotiation;
    const [left, right] = [await seenBy(asking, id, body.left, request), await seenBy(asking, id, body.right, request)];
    return storedFaults(asking, body, left, right);
  };
  askRoutes(app, '/v1/negotiations/:id/difference', STORED, { meaning }, async (request, reply) => {
    const body = request.body as Body;
    const { id } = request.params as OfNegotiation;
    const right = await seenBy(asking, id, body.right, request);
    const left = await viewStored(asking, id, { context: body.left }, request, reply);
    const faults = storedFaults(asking, body, left, right);
    if (faults.length > 0) throw refusalOf('invalid', faults);
    return answer(asking, body, { left, right }, true, request, reply);
  });
  const stateless = { bodyLimit: limits.documentLimit, meaning: statelessMeaning(asking, sentFaults) };
  askRoutes(app, '/v1/difference', STATELESS, stateless, async (request, reply) => {
    const body = request.body as z.output<typeof StatelessBody>;
    const view = viewSent(asking, body.negotiation, {}, askerOf(request), (sent) => sentFaults(body, sent));
    return answer(asking, body, { left: view, right: view }, false, request, reply);
  });
}

/** The negotiation at the version that a side is about. @throws Refusal 404 */
async function seenBy({ store }: Asking, id: string, context: Context, request: FastifyRequest): Promise<View> {
  return read(store, id, askerOf(request), await versionAsked(store, id, context));
}

function storedFaults(asking: Asking, body: Body, left: Document, right: Document): Fault[] {
  const inner = nestedFaults(body.question, left);
  const told = inner.map(({ pointer }) => pointer);
  const others = right === left ? [] : nestedFaults(body.question, right);
  return [
    ...faultsOfSide(asking, body, 'left', left),
    ...faultsOfSide(asking, body, 'right', right),
    ...inner,
    ...others.filter(({ pointer }) => !told.includes(pointer)),
  ];
}

function faultsOfSide({ clock }: Asking, body: Body, side: (typeof SIDES)[number], document: Document): Fault[] {
  const faults = faultsOfContext(body[side], document, clock());
  return faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace('/context', `/${side}`) }));
}

async function answer(
  asking: Asking,
  body: Body,
  views: Record<'left' | 'right', View>,
  isStored: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const [left, right] = SIDES.map((side) => asking.seeing.see(views[side], body[side], asking.clock()));
  const { asOf, perspective, basis } = right!.context;
  const isKept = (seen: Seen, side: 'left' | 'right') => isStored && seen.view === views[side];
  const bytes = isKept(right!, 'right') ? bytesOfStored(right!.view) : bytesOfSent(right!.view);
  const asked = {
    kind: 'difference' as const,
    left: nestedAsked(body.question, views.left),
    right: nestedAsked(body.question, views.right),
    other: { case: bytes, context: { asOf, perspective, basis } },
  };
  const about = ({ view, context }: Seen) => ({
    context,
    negotiation: { id: view.negotiation.id, version: view.version },
  });
  const dress = (said: DifferenceAnswer) => ({
    ...said,
    left: { ...said.left, ...about(left!) },
    right: { ...said.right, ...about(right!) },
  });
  const known = nothingOf(body.question.kind);
  const question = {
    ...left!,
    isStored: isKept(left!, 'left'),
    asked,
    allowance: allowanceOf(body),
    began: performance.now(),
    known,
    dress,
  };
  return answerLong(asking, question, request, reply);
}

/** Where nothing was found out at all. */
function nothingOf(kind: keyof typeof UNDECIDED): DifferenceAnswer {
  const { steps, ...side } = UNDECIDED[kind];
  return { left: side, right: side, changes: [], causes: null, complete: false, stopped: null, steps };
}

const UNDECIDED = { zone: UNDECIDED_ZONE, conflicts: UNDECIDED_CONFLICTS, check: UNDECIDED_CHECK } as const;

const described = longOperation(
  'The same question in two contexts: both answers, what they say differently, and the minimal sets of statements that make the difference: taken over from the other side, each changes how this one stands.',
  'Both answers, and what makes the difference',
  Difference,
);

const question = { kind: 'zone', count: false, values: false };

const STORED = operation({
  operationId: 'difference',
  summary: 'What two contexts answer differently, and why',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: { question: { ...question, given: { rent: 950 } }, right: { overlay: { remove: ['landlord-rent'] } } },
    status: 200,
  },
});

const STATELESS = operation({
  operationId: 'differenceStateless',
  summary: 'What two contexts answer differently, of a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL, question, right: { basis: 'declared' } }, status: 200 },
});
