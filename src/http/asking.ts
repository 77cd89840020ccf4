import { performance } from 'node:perf_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Asker, type View, viewOf } from '../access/view.ts';
import { LANGUAGE_VERSION } from '../language/expression.ts';
import { Context } from '../negotiation/context.ts';
import { diagnoseDocument } from '../negotiation/diagnose-document.ts';
import { inOrder } from '../negotiation/edit.ts';
import type { Fault } from '../negotiation/fault.ts';
import type { Document } from '../negotiation/negotiation.ts';
import { DEFAULT_BYTES, DEFAULT_STEPS } from '../reasoning/budget.ts';
import type { Reader } from '../store/store.ts';
import type { Jobs } from '../work/jobs.ts';
import type { Pool } from '../work/pool.ts';
import type { Allowance } from '../work/task.ts';
import { askerOf } from './asker.ts';
import { checkConditions, etagOf } from './etag.ts';
import type { Meaning } from './meaning.ts';
import type { OfNegotiation } from './of-negotiation.ts';
import { type ProblemBody, Refusal, refusalOf } from './problem.ts';
import { noNegotiation, read } from './reading.ts';
import { faultsOfContext, type Ready, type Seeing } from './scenarios.ts';
import { ENGINE_VERSION } from './version.ts';

const DEFAULT_MILLISECONDS = 10_000;
const MOST_BYTES = 2 ** 30;

/** What a question may cost; what is left out comes from the defaults. */
export const BudgetBody = z
  .strictObject({
    steps: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta({ description: `Steps of reasoning; ${DEFAULT_STEPS} where nothing is said` }),
    bytes: z
      .int()
      .min(1)
      .max(MOST_BYTES)
      .optional()
      .meta({
        description: `What structures for counting and listing may take at once; ${DEFAULT_BYTES} where nothing is said`,
      }),
    milliseconds: z
      .int()
      .min(1)
      .max(60_000)
      .optional()
      .meta({ description: `Of working, not of waiting; ${DEFAULT_MILLISECONDS} where nothing is said` }),
  })
  .meta({
    id: 'Budget',
    description: 'Steps make an answer reproducible; milliseconds are a stop',
    examples: [{ steps: 100_000 }],
  });

/** What every question takes beside its own fields. */
export const asked = { context: Context.optional(), budget: BudgetBody.optional() };
export interface AskedBody {
  readonly context?: Context | undefined;
  readonly budget?: z.output<typeof BudgetBody> | undefined;
}

/** A question understood: whose case, in which context, ready to reason about. */
export interface Question extends Ready {
  readonly isStored: boolean;
  readonly allowance: Allowance;
  readonly began: number;
}

/** What questions are asked of. */
export interface Asking {
  readonly store: Reader;
  readonly seeing: Seeing;
  readonly pool: Pool;
  readonly jobs: Jobs<Ended>;
  readonly clock: () => Date;
}

/** How a job ended: with an answer, or without one. */
export type Ended =
  | { readonly state: 'done'; readonly result: object }
  | { readonly state: 'failed'; readonly problem: ProblemBody };

/** A question about a stored negotiation. @throws Refusal 404, 412, 422 */
export async function askStored(
  asking: Asking,
  id: string,
  body: AskedBody,
  request: FastifyRequest,
  reply: FastifyReply,
  own: FaultsOf = NO_FAULTS,
): Promise<Question> {
  const view = await viewStored(asking, id, body, request, reply);
  // What is wrong with the question alone is found out where it is understood; here it is looked for beside the context's.
  const faults = faultsOfContext(body.context, view, asking.clock());
  if (faults.length > 0) throw refusalOf('invalid', [...faults, ...own(view)]);
  return questionOf(asking, view, true, body);
}

/** What is wrong with a question's own fields, beside the negotiation and the context; the document need not be sound. */
export type FaultsOf = (document: Document) => readonly Fault[];
const NO_FAULTS: FaultsOf = () => [];

/** What a question says that does not fit the stored negotiation; `own` as for `askStored`. */
export function storedMeaning<B>(asking: Asking, own: (body: B, document: Document) => readonly Fault[]): Meaning {
  return async (body: B & AskedBody, request) => {
    const { id } = request.params as OfNegotiation;
    const version = await versionAsked(asking.store, id, body.context ?? {});
    const view = await read(asking.store, id, askerOf(request), version);
    return [...faultsOfContext(body.context, view, asking.clock()), ...own(body, view)];
  };
}

/** The same of a negotiation that is sent along, and what is wrong with that one. */
export function statelessMeaning<B>(asking: Asking, own: (body: B, document: Document) => readonly Fault[]): Meaning {
  return (body: B & AskedBody & { readonly negotiation: Document }) =>
    faultsOfSent(asking, body.negotiation, body, (document) => own(body, document));
}

/**
 * The stored negotiation that a question is about. The answer is tagged with the version it was computed from, and a question
 * with `If-Match` is answered at that version only. @throws Refusal 404, 412
 */
export async function viewStored(
  asking: Asking,
  id: string,
  body: AskedBody,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<View> {
  const version = await versionAsked(asking.store, id, body.context ?? {});
  const found = await asking.store.find(id, version);
  if (found === undefined) throw await noNegotiation(asking.store, id, version);
  const view = viewOf(found, askerOf(request));
  const match = request.headers['if-match'];
  if (match !== undefined) checkConditions({ 'if-match': match }, view.version, true);
  reply.header('etag', etagOf(view.version));
  return view;
}

/** The version that a context asks for; `undefined`: the current one. @throws Refusal 404 */
export async function versionAsked(
  store: Reader,
  id: string,
  { version, recordedAsOf }: Context,
): Promise<number | undefined> {
  if (recordedAsOf === undefined) return version;
  // Which of two is meant is not known; the question is refused for it.
  if (version !== undefined) return undefined;
  const then = await store.versionAt(id, new Date(recordedAsOf));
  if (then !== undefined) return then;
  const [first] = await store.history(id, { limit: 1 });
  if (first === undefined) throw await noNegotiation(store, id);
  throw new Refusal('not_found', `\`${id}\` was not recorded before ${first.at}`);
}

/** A question that brings its negotiation along. @throws Refusal 422 */
export function askStateless(
  asking: Asking,
  document: Document,
  body: AskedBody,
  asker: Asker,
  own: FaultsOf = NO_FAULTS,
): Question {
  return questionOf(asking, viewSent(asking, document, body, asker, own), false, body);
}

/** The negotiation that a question brings along. @throws Refusal 422 with everything that is wrong */
export function viewSent(asking: Asking, document: Document, body: AskedBody, asker: Asker, own: FaultsOf): View {
  const faults = faultsOfSent(asking, document, body, own);
  if (faults.length > 0) throw refusalOf('invalid', faults);
  return viewOf(inOrder(document, 0), asker);
}

function faultsOfSent(asking: Asking, document: Document, body: AskedBody, own: FaultsOf): Fault[] {
  const faults: Fault[] = diagnoseDocument(document).map((fault) => ({
    ...fault,
    pointer: `/negotiation${fault.pointer}`,
  }));
  faults.push(...versionFaults(body.context ?? {}, '/context'));
  faults.push(...faultsOfContext(body.context, document, asking.clock()), ...own(document));
  return faults;
}

/** That a context asks for the past of a negotiation that has none. */
export function versionFaults(context: Context, pointer: string): Fault[] {
  return (['version', 'recordedAsOf'] as const).flatMap((field) => {
    if (context[field] === undefined) return [];
    const detail = 'a negotiation that is sent along has no versions';
    const help = `leave \`${field}\` out, or ask the stored negotiation`;
    return [{ pointer: `${pointer}/${field}`, code: 'version_stateless', detail, help }];
  });
}

function questionOf({ seeing, clock }: Asking, view: View, isStored: boolean, body: AskedBody): Question {
  const began = performance.now();
  const ready = seeing.prepare(view, body.context, clock());
  return { ...ready, isStored: isStored && ready.view === view, allowance: allowanceOf(body), began };
}

export const allowanceOf = ({ budget }: AskedBody): Allowance => ({
  steps: budget?.steps ?? DEFAULT_STEPS,
  bytes: budget?.bytes ?? DEFAULT_BYTES,
  milliseconds: budget?.milliseconds ?? DEFAULT_MILLISECONDS,
});

/** An answer with what every answer carries: what it was computed from, and what it cost. */
export function answered<A extends { steps: number }>(
  { steps, ...answer }: A,
  { view, context, began }: Pick<Question, 'view' | 'context' | 'began'>,
) {
  return {
    ...answer,
    context,
    negotiation: { id: view.negotiation.id, version: view.version },
    engine: ENGINE,
    spent: { steps, milliseconds: millisecondsSince(began) },
  };
}

export const millisecondsSince = (began: number): number => Math.round((performance.now() - began) * 1000) / 1000;

const ENGINE = { version: ENGINE_VERSION, language: LANGUAGE_VERSION };
