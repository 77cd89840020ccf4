import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { chosen } from '../accept.ts';
import { askerOf } from '../asker.ts';
import {
  type AskedBody,
  type Asking,
  answered,
  asked,
  askStateless,
  askStored,
  type Question,
  statelessMeaning,
  storedMeaning,
} from '../asking.ts';
import { type BatchAsked, type BatchResult, batchAnswer } from '../batch-line.ts';
import { BatchAnswer, BatchDeal, BatchLine, Detail } from '../batch-shapes.ts';
import { answerLines } from '../batch-stream.ts';
import { NDJSON } from '../bodies.ts';
import { breather } from '../breather.ts';
import { millisecondsLeft } from '../budget-here.ts';
import { faultsOf, HINTS } from '../faults-of.ts';
import { parseGuardedBytes } from '../guarded-json.ts';
import { type Lines, linesOf } from '../lines.ts';
import { askWorker, goneOf } from '../long-answer.ts';
import { faultsOfMeaning } from '../meaning.ts';
import { mend } from '../mend.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { Refusal, refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';

const MOST_DEALS = 10_000;

const fields = { detail: Detail, ...asked };
const Body = z.strictObject({ deals: z.array(BatchDeal).max(MOST_DEALS), ...fields }).meta({ id: 'BatchQuestion' });
const StatelessBody = z
  .strictObject({ negotiation: Document, deals: z.array(BatchDeal).max(MOST_DEALS), ...fields })
  .meta({ id: 'StatelessBatch' });
type Deals = z.output<typeof Body>['deals'];
const Heading = z.strictObject(fields);
const StatelessHeading = z.strictObject({ negotiation: Document, ...fields });
const Query = z.strictObject({ detail: Detail.unwrap().optional() });

/** Many deals at once: up to 10,000 as JSON, any number as lines. */
export function batchRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const bodyLimit = limits.documentLimit;
  const stored = { bodyLimit, meaning: storedMeaning(asking, () => []) };
  const stateless = { bodyLimit, meaning: statelessMeaning(asking, () => []) };
  const longest = limits.documentLimit;
  askRoutes(app, '/v1/negotiations/:id/check/batch', STORED, stored, async (request, reply) => {
    const { id } = request.params as OfNegotiation;
    const ask = (body: AskedBody) => askStored(asking, id, body, request, reply);
    if (isStream(request)) return sendLines(asking, request, reply, longest, Heading, ask);
    const body = request.body as z.output<typeof Body>;
    const question = await ask(body);
    return sendBatch(batchAsked(asking, question, body.detail, request, reply), body.deals, request, reply);
  });
  askRoutes(app, '/v1/check/batch', STATELESS, stateless, async (request, reply) => {
    type Asks = AskedBody & { negotiation: z.output<typeof Document> };
    const ask = async (body: AskedBody) => askStateless(asking, (body as Asks).negotiation, body, askerOf(request));
    if (isStream(request)) return sendLines(asking, request, reply, longest, StatelessHeading, ask);
    const body = request.body as z.output<typeof StatelessBody>;
    const question = await ask(body);
    return sendBatch(batchAsked(asking, question, body.detail, request, reply), body.deals, request, reply);
  });
}

/** One deal after the other: those that take long are left to a worker, with the time that is left to their question. */
function batchAsked(
  asking: Asking,
  question: Question,
  detail: Detail,
  request: FastifyRequest,
  reply: FastifyReply,
): BatchAsked {
  const signal = goneOf(reply);
  const there: BatchAsked['there'] = (asked, of) => {
    const allowance = { ...of.allowance, milliseconds: Math.max(1, millisecondsLeft(of)) };
    return askWorker(asking, { ...of, allowance, asked }, { signal, patient: true }).ended;
  };
  return { question, detail, instance: request.url, there };
}

const isStream = (request: FastifyRequest) => request.body instanceof Readable;

/** Characters of JSON in one answer; past twice as many no text could hold it. */
const LONGEST_ANSWER = 256 * 1024 ** 2;

/** As JSON, or as lines where the client likes them better. */
async function sendBatch(
  asked: BatchAsked,
  deals: Deals,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = await batchOf(asked, deals);
  reply.header('vary', 'accept');
  if (chosen(request.headers.accept, ['application/json', NDJSON]) !== NDJSON) return reply.send(answer);
  headLines(reply, asked.question);
  return reply.send(Readable.from(linesOfResults(answer.results), { objectMode: false }));
}

function* linesOfResults(results: readonly Result[]): Generator<string> {
  for (const result of results) yield `${JSON.stringify(result)}\n`;
}

/** What JSON says once of all answers goes into a header, as far as a header holds it: no overlay, no lists of statements, and of others no long ones. */
function headLines(reply: FastifyReply, question: Question): void {
  const { context, negotiation, engine } = answered({ steps: 0 }, question);
  const { overlay: _, parties, circumstances, statements, ...rest } = context;
  const count = (of: number | readonly unknown[]) => (typeof of === 'number' ? of : of.length);
  const counts = { inForce: count(statements.inForce), notInForce: count(statements.notInForce) };
  const textOf = (also: object) =>
    JSON.stringify({ context: { ...rest, ...also, statements: counts }, negotiation, engine }).replace(
      NOT_ASCII,
      escaped,
    );
  const whole = textOf({ ...(circumstances && { circumstances }), ...(parties && { parties }) });
  reply.type(NDJSON).header('parley-answer', whole.length > LONGEST_HEADER ? textOf({}) : whole);
}

const LONGEST_HEADER = 4096;
const NOT_ASCII = /[^\x20-\x7e]/g;
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @throws Refusal 422 where the answers together are longer than one answer may be */
async function batchOf(asked: BatchAsked, deals: Deals) {
  const breathe = breather();
  const results: Result[] = [];
  let spent = 0;
  let firstStop: BatchResult['stopped'] = null;
  let length = 0;
  for (const [at, deal] of deals.entries()) {
    await breathe();
    const { answer, steps, stopped } = await batchAnswer(deal, asked);
    results.push(answer);
    spent += steps;
    firstStop ??= stopped;
    // A bare verdict is short, and there are few enough of them.
    if (asked.detail !== 'verdict' || 'problem' in answer) length += JSON.stringify(answer).length;
    if (length > LONGEST_ANSWER) throw tooMuch(at + 1, deals.length);
  }
  const complete = results.every((result) => 'problem' in result || result.complete);
  return answered({ results, complete, stopped: firstStop, steps: spent }, asked.question);
}

type Result = BatchResult['answer'];

function tooMuch(answered: number, asked: number): Refusal {
  const detail = `the first ${answered} of ${asked} answers alone are longer than ${LONGEST_ANSWER} characters`;
  return new Refusal('invalid', `${detail}; ask for less \`detail\`, or send the deals as \`${NDJSON}\``);
}

async function sendLines(
  asking: Asking,
  request: FastifyRequest,
  reply: FastifyReply,
  longest: number,
  heading: typeof Heading | typeof StatelessHeading,
  ask: (body: AskedBody) => Promise<Question>,
): Promise<FastifyReply> {
  chosen(request.headers.accept, [NDJSON]);
  const lines = linesOf(request.body as Readable, longest);
  const { detail, ...body } = await headingOf(lines, heading, request);
  const question = await ask(body);
  const wanted = (request.query as z.output<typeof Query>).detail ?? detail;
  const asked = batchAsked(asking, question, wanted, request, reply);
  reply.header('vary', 'accept');
  headLines(reply, question);
  return reply.send(Readable.from(answerLines(lines, asked), { objectMode: false }));
}

/** The first line, where it is about all the others: context, budget, detail, and for a stateless batch the case. */
async function headingOf(lines: Lines, heading: typeof Heading | typeof StatelessHeading, request: FastifyRequest) {
  const first = await lines.first();
  const guarded = first === undefined ? { value: {} } : parseGuardedBytes(first);
  const value = guarded.fault === undefined ? guarded.value : undefined;
  const isDeal = typeof value !== 'object' || value === null || 'ref' in value || 'deal' in value || 'terms' in value;
  if (first !== undefined && isDeal) lines.putBack(first);
  const checked = heading.safeParse(isDeal ? {} : value, HINTS);
  if (checked.success) return checked.data;
  const whole = mend(heading, value, checked.error.issues);
  const also = whole === undefined ? [] : await faultsOfMeaning(request.routeOptions.config.meaning, whole, request);
  throw refusalOf('invalid', [...faultsOf(checked.error.issues, value), ...also]);
}

const described = {
  description: `As JSON up to ${MOST_DEALS} deals; as lines (\`${NDJSON}\`, one deal a line, answers in the same order) any number, in constant memory: read while you send. The first line may say \`context\`, \`budget\` and \`detail\` for all. Lines are answered as lines; JSON too, where \`Accept\` prefers \`${NDJSON}\`.`,
  tags: ['questions'] as const,
  consumes: ['application/json', NDJSON],
  querystring: Query,
  answers: {
    200: {
      description: 'One result a deal',
      content: { 'application/json': { schema: BatchAnswer }, [NDJSON]: { schema: BatchLine } },
    },
  },
  problems: [] as const,
};

const STORED = operation({
  operationId: 'checkBatch',
  summary: 'Check many deals',
  ...described,
  problems: ['condition_failed'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: {
      detail: 'lines',
      deals: [
        { ref: 'a', deal: 'first-offer' },
        { ref: 'b', terms: { rent: 1200 } },
      ],
    },
    status: 200,
  },
});

const STATELESS = operation({
  operationId: 'checkBatchStateless',
  summary: 'Check many deals of a negotiation that is sent along',
  ...described,
  body: StatelessBody,
  example: {
    body: {
      negotiation: {
        negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
        issues: [{ id: 'open_on_sundays', title: 'Open on Sundays', type: 'boolean' }],
      },
      deals: [{ ref: 1, terms: { open_on_sundays: true } }],
    },
    status: 200,
  },
});
