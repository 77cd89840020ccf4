import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction, preHandlerHookHandler } from 'fastify';
import { z } from 'zod';
import { pointerTo } from '../negotiation/fault.ts';
import { chosen } from './accept.ts';
import { faultsOf, HINTS } from './faults-of.ts';
import { faultsOfMeaning, type Meaning } from './meaning.ts';
import { type Mended, mend, sound } from './mend.ts';
import { type Place, type PlacedFault, refusalOf } from './problem.ts';
import { acceptQuickly, quickTestOf } from './quick-accept.ts';

const PARTS = [
  ['params', 'path'],
  ['querystring', 'query'],
  ['headers', 'header'],
  ['body', 'body'],
] as const satisfies readonly (readonly [string, Place])[];

/**
 * Every route that has a schema is asked the whole of it at once: path, query, headers and body, every fault listed, those
 * of what a body says (the route's `config.meaning`) beside those of its shape. A body that is a stream is for its route to
 * look at.
 * Afterwards the request holds what the schemas made of it. Fastify's own validation, one part after the other, is off.
 */
export function checkRequests(app: FastifyInstance): void {
  app.setValidatorCompiler(() => asItIs);
  app.addHook('onRoute', (route) => {
    const check = checkOf((route.schema ?? {}) as Record<string, unknown>, route.config?.meaning);
    if (check !== undefined) route.preHandler = [check, ...[route.preHandler ?? []].flat()];
  });
}

/** A question has no fields in its query: one that is there was meant for something else. */
const NO_FIELDS = acceptQuickly(z.strictObject({}), (query) => Object.keys(query as object).length === 0);

const asItIs = (value: unknown) => ({ value });

function checkOf(schema: Record<string, unknown>, meaning: Meaning | undefined): preHandlerHookHandler | undefined {
  const offered = offersOf(schema['response']);
  const parts = PARTS.flatMap(([part, place]) => {
    const expected = schema[part] ?? (part === 'querystring' && schema['body'] !== undefined ? NO_FIELDS : undefined);
    return expected instanceof z.ZodType ? [{ key: KEYS[part], place, expected, quick: quickTestOf(expected) }] : [];
  });
  if (parts.length === 0 && offered === undefined) return undefined;
  return function checkRequest(request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction): void {
    if (offered !== undefined) chosen(request.headers.accept, offered);
    let faults: PlacedFault[] | undefined;
    let mended: Mended | 'no need' | undefined = 'no need';
    for (const { key, place, expected, quick } of parts) {
      const sent = key === 'body' ? bodyOf(request) : key === 'query' ? firstOfEach(request) : request[key];
      if (sent !== request[key] && key === 'query') faults = [...(faults ?? []), ...repeated(request)];
      if (quick?.(sent) === true || sent instanceof Readable) continue;
      const checked = expected.safeParse(sent, HINTS);
      if (!checked.success) {
        faults ??= [];
        for (const fault of faultsOf(checked.error.issues, sent)) faults.push({ in: place, ...fault });
        if (key === 'body') mended = mend(expected, sent, checked.error.issues);
      } else if (key !== 'headers') request[key] = checked.data;
    }
    const refuse = (also: readonly PlacedFault[]) => done(refusalOf('invalid', [...(faults ?? []), ...also]));
    const whole = mended === 'no need' ? sound(request.body) : mended;
    if (faults === undefined) done();
    else if (whole === undefined || request.body instanceof Readable) refuse([]);
    else faultsOfMeaning(meaning, whole, request).then(refuse, done);
  };
}

type Query = Readonly<Record<string, unknown>>;

/** The query, where a field that is given several times has its first value. */
function firstOfEach(request: FastifyRequest): unknown {
  const query = request.query as Query;
  const entries = Object.entries(query);
  if (!entries.some(([, value]) => Array.isArray(value))) return query;
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]));
}

const repeated = (request: FastifyRequest): PlacedFault[] =>
  Object.entries(request.query as Query).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return [];
    const detail = `\`${key.slice(0, 60)}\` is given ${value.length === 2 ? 'twice' : `${value.length} times`}`;
    return [{ in: 'query', pointer: pointerTo('', key), code: 'duplicate_key', detail, help: 'give it once' }];
  });

/** Fastify says `null` where there is no body at all. */
const bodyOf = ({ body, headers }: FastifyRequest): unknown =>
  body === null && headers['content-type'] === undefined ? undefined : body;

const KEYS = { params: 'params', querystring: 'query', headers: 'headers', body: 'body' } as const;

/** The formats of a route's good answers, the preferred one first. */
function offersOf(response: unknown): string[] | undefined {
  const answers = Object.entries((response ?? {}) as Record<string, { content?: object }>);
  const good = answers.filter(([status, answer]) => status.startsWith('2') && answer.content !== undefined);
  const types = good.flatMap(([, answer]) => Object.keys(answer.content!));
  return types.length === 0 ? undefined : [...new Set(types)];
}
