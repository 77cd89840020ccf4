import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type View, viewOf } from '../../access/view.ts';
import { Context } from '../../negotiation/context.ts';
import { diagnoseDocument } from '../../negotiation/diagnose-document.ts';
import { inOrder } from '../../negotiation/edit.ts';
import type { Fault } from '../../negotiation/fault.ts';
import { Document } from '../../negotiation/negotiation.ts';
import { undecidedMovement } from '../../reasoning/movement-answer.ts';
import { bytesOfSent, bytesOfStored } from '../../work/case-bytes.ts';
import type { Answers } from '../../work/question.ts';
import { askerOf } from '../asker.ts';
import { type Asking, allowanceOf, BudgetBody, versionAsked, versionFaults, viewStored } from '../asking.ts';
import { comparedBy, comparedFaults } from '../compared-by.ts';
import { KIOSK } from '../example-case.ts';
import { answerLong } from '../long-answer.ts';
import { longOperation } from '../long-operation.ts';
import type { Meaning } from '../meaning.ts';
import { Movement } from '../movement-shapes.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { partiesIn } from '../parties-asked.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';
import { read } from '../reading.ts';
import { faultsOfContext, type Seen } from '../scenarios.ts';

const fields = { ...comparedBy, budget: BudgetBody.optional() };
const Body = z
  .strictObject({ left: Context.default({}), right: Context.default({}), ...fields })
  .meta({ id: 'MovesQuestion', description: 'One negotiation in two contexts: on two days, at two versions' });
const Left = z.strictObject({ negotiation: Document, context: Context.default({}) }).meta({ id: 'LeftNegotiation' });
const Right = z
  .strictObject({ negotiation: Document.optional(), context: Context.default({}) })
  .meta({ id: 'RightNegotiation', description: 'Without a `negotiation` that of the left, in another context' });
const StatelessBody = z.strictObject({ left: Left, right: Right, ...fields }).meta({ id: 'StatelessMoves' });
type Compared = Pick<z.output<typeof Body>, keyof typeof fields>;
type Sent = z.output<typeof StatelessBody>;

/** What a question is about, twice. */
interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

/** Which positions moved, by how much, and towards whom? */
export function movesRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const meaning: Meaning = async (body: z.output<typeof Body>, request) => {
    const { id } = request.params as OfNegotiation;
    return faultsOf(asking, body, body, {
      left: await seenBy(asking, id, body.left, request),
      right: await seenBy(asking, id, body.right, request),
    });
  };
  askRoutes(app, '/v1/negotiations/:id/comparison/moves', STORED, { meaning }, async (request, reply) => {
    const body = request.body as z.output<typeof Body>;
    const { id } = request.params as OfNegotiation;
    const right = await seenBy(asking, id, body.right, request);
    const left = await viewStored(asking, id, { context: body.left }, request, reply);
    const faults = faultsOf(asking, body, body, { left, right });
    if (faults.length > 0) throw refusalOf('invalid', faults);
    return answer(asking, body, body, { left, right }, true, request, reply);
  });
  const sent = { bodyLimit: limits.documentLimit, meaning: (body: Sent) => sentFaults(asking, body) };
  askRoutes(app, '/v1/comparison/moves', STATELESS, sent, async (request, reply) => {
    const body = request.body as Sent;
    const faults = sentFaults(asking, body);
    if (faults.length > 0) throw refusalOf('invalid', faults);
    const left = viewOf(inOrder(body.left.negotiation, 0), askerOf(request));
    const other = body.right.negotiation;
    const right = other === undefined ? left : viewOf(inOrder(other, 0), askerOf(request));
    return answer(asking, body, contextsIn(body), { left, right }, false, request, reply);
  });
}

const contextsIn = ({ left, right }: Sent): Sides<Context> => ({ left: left.context, right: right.context });

/** The negotiation at the version that a side is about. @throws Refusal 404 */
async function seenBy({ store }: Asking, id: string, context: Context, request: FastifyRequest): Promise<View> {
  return read(store, id, askerOf(request), await versionAsked(store, id, context));
}

/** @param below where in a side its context stands */
function faultsOf(
  { clock }: Asking,
  body: Compared,
  contexts: Sides<Context>,
  documents: Sides<Document>,
  below = '',
): Fault[] {
  const { left, right } = documents;
  const both: Document = {
    ...left,
    parties: [...left.parties, ...right.parties],
    issues: [...left.issues, ...right.issues],
    circumstances: [...left.circumstances, ...right.circumstances],
  };
  const ofSide = (side: keyof Sides<Context>) =>
    faultsOfContext(contexts[side], documents[side], clock()).map((fault) => {
      return { ...fault, pointer: fault.pointer.replace('/context', `/${side}${below}`) };
    });
  return [...ofSide('left'), ...ofSide('right'), ...comparedFaults(body, both)];
}

function sentFaults(asking: Asking, body: Sent): Fault[] {
  const { left, right } = body;
  const of = (document: Document | undefined, side: string): Fault[] =>
    document === undefined
      ? []
      : diagnoseDocument(document).map((fault) => ({ ...fault, pointer: `/${side}/negotiation${fault.pointer}` }));
  const documents = { left: left.negotiation, right: right.negotiation ?? left.negotiation };
  return [
    ...of(left.negotiation, 'left'),
    ...of(right.negotiation, 'right'),
    ...versionFaults(left.context, '/left/context'),
    ...versionFaults(right.context, '/right/context'),
    ...faultsOf(asking, body, contextsIn(body), documents, '/context'),
  ];
}

async function answer(
  asking: Asking,
  body: Compared,
  contexts: Sides<Context>,
  views: Sides<View>,
  isStored: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const see = (side: keyof Sides<View>) => asking.seeing.see(views[side], contexts[side], asking.clock());
  const isKept = (seen: Seen, side: keyof Sides<View>) => isStored && seen.view === views[side];
  const [left, right] = [see('left'), see('right')];
  const { asOf, perspective, basis } = right.context;
  const bytes = isKept(right, 'right') ? bytesOfStored(right.view) : bytesOfSent(right.view);
  const ids = [...new Set([...views.left.parties, ...views.right.parties].map(({ id }) => id))];
  const asked = {
    ...{ kind: 'moves' as const, metric: body.metric, weights: body.weights },
    parties: partiesIn(body.parties, ids),
    other: { case: bytes, context: { asOf, perspective, basis } },
  };
  const about = ({ view, context }: Seen) => ({
    context,
    negotiation: { id: view.negotiation.id, version: view.version },
  });
  const dress = (said: Answers['moves']) => ({ left: about(left), right: about(right), ...said });
  const question = { ...left, isStored: isKept(left, 'left'), asked, allowance: allowanceOf(body), dress };
  const known = undecidedMovement(body.metric);
  return answerLong(asking, { ...question, began: performance.now(), known }, request, reply);
}

const described = longOperation(
  'Which positions moved from the left side to the right, by how far, and towards whom. Each move is held against where the others stood on the left, so that nobody moves by what another does. Parties and issues are matched by id, issues where they have the same values on both sides.',
  'Who moved',
  Movement,
);

const STORED = operation({
  operationId: 'moves',
  summary: 'Which positions moved from one day, version or view to another',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: { right: { overlay: { remove: ['tenant-wants-dog'] } }, metric: 'agreement' },
    status: 200,
  },
});

const later = { ...KIOSK, positions: KIOSK.positions.map((one) => ({ ...one, wants: 650 })) };

const STATELESS = operation({
  operationId: 'movesStateless',
  summary: 'Which positions moved from one negotiation to another, both sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { left: { negotiation: KIOSK }, right: { negotiation: later } }, status: 200 },
});
