import { performance } from 'node:perf_hooks';
import type { FastifyRequest, preValidationHookHandler } from 'fastify';
import { viewOf } from '../access/view.ts';
import { encode, isMisfit } from '../language/domain.ts';
import type { Row } from '../language/evaluate.ts';
import { findById } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { askerOf } from './asker.ts';
import { type Asking, answered, millisecondsSince, type Question } from './asking.ts';
import { etagOf } from './etag.ts';
import type { OfNegotiation } from './of-negotiation.ts';
import { compileWholeCheck } from './whole-check.ts';

/**
 * Answers the plainest question, a complete deal against the negotiation as it is now, before any schema is asked:
 * terms that are all understood are well formed. Whatever is out of the ordinary in any way is left to the route.
 * LAW: the answer is the route's, byte for byte but for the milliseconds.
 */
export function answerQuickly(asking: Asking): preValidationHookHandler {
  const compiled = new WeakMap<Scenario, ReturnType<typeof compileFor>>();
  return (request, reply, done) => {
    const began = performance.now();
    const asked = isPlain(request) ? plainDealOf(request.body) : undefined;
    const found = asked === undefined ? undefined : asking.store.recent((request.params as OfNegotiation).id);
    if (asked === undefined || found === undefined) return done();
    const view = viewOf(found, askerOf(request));
    const { scenario, context } = asking.seeing.prepare(view, undefined, asking.clock());
    const terms = typeof asked === 'string' ? findById(view.deals, asked)?.terms : asked;
    const row = terms === undefined ? undefined : rowOf(scenario, terms);
    if (row === undefined) return done();
    let writer = compiled.get(scenario);
    if (writer === undefined) {
      writer = compileFor(scenario, { view, context });
      compiled.set(scenario, writer);
    }
    const bytes = writer(row, began);
    if (bytes === undefined) return done();
    reply.headers({ etag: etagOf(view.version), 'content-type': 'application/json; charset=utf-8' }).send(bytes);
  };
}

/** No condition, no wish for another format, nothing in the query. */
function isPlain({ headers, url }: FastifyRequest): boolean {
  const { accept } = headers;
  const acceptsJson = accept === undefined || accept === '*/*' || accept === 'application/json';
  return acceptsJson && headers['if-match'] === undefined && !url.includes('?');
}

/** The id of a deal, or terms; `undefined` where anything else is asked, or anything beside. */
function plainDealOf(body: unknown): string | Readonly<Record<string, unknown>> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const [field, ...others] = Object.keys(body);
  if (others.length > 0) return undefined;
  const { deal, terms } = body as { deal?: unknown; terms?: unknown };
  if (field === 'deal') return typeof deal === 'string' ? deal : undefined;
  if (field !== 'terms' || typeof terms !== 'object' || terms === null || Array.isArray(terms)) return undefined;
  return terms as Readonly<Record<string, unknown>>;
}

/** The row of a deal that settles every issue, with every circumstance known. */
function rowOf({ slots, slotOf }: Scenario, terms: Readonly<Record<string, unknown>>): Row | undefined {
  const row = slots.map((slot) => slot.known ?? -1);
  for (const name of Object.keys(terms)) {
    const slot = slotOf.get(name);
    if (slot === undefined || slot.kind !== 'issue') return undefined;
    const index = encode(slot.domain, terms[name]);
    if (isMisfit(index)) return undefined;
    row[slot.slot] = index;
  }
  return row.includes(-1) ? undefined : row;
}

/** The whole text: what was found out, what it was computed from, what it cost. */
function compileFor(scenario: Scenario, question: Pick<Question, 'view' | 'context'>) {
  const { spent, ...carried } = answered({ complete: true, stopped: null, steps: 0 }, { ...question, began: 0 });
  const rest = JSON.stringify(carried).slice(1, -1);
  const whole = compileWholeCheck(scenario);
  return (row: Row, began: number): Buffer | undefined => {
    const said = whole(row);
    if (said === undefined) return undefined;
    const spent = { steps: said.steps, milliseconds: millisecondsSince(began) };
    said.pieces.push(Buffer.from(`,${rest},"spent":${JSON.stringify(spent)}}`));
    return Buffer.concat(said.pieces);
  };
}
