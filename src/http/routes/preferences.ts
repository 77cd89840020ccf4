import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { faultsIn, put, remove } from '../../negotiation/edit.ts';
import { Id } from '../../negotiation/identifiers.ts';
import type { Negotiation } from '../../negotiation/negotiation.ts';
import { Preferences } from '../../negotiation/preferences.ts';
import type { Store } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { ReadHeaders, WriteHeaders } from '../headers.ts';
import { json, operation } from '../operation.ts';
import { otherIdFaults, pointingAtAddress } from '../other-id.ts';
import { VersionQuery, WriteQuery } from '../page.ts';
import { refusalOf } from '../problem.ts';
import { noNegotiation, noRecord, read } from '../reading.ts';
import { sendRecord } from '../sending.ts';
import type { WriteTo } from '../write.ts';

const Of = z.object({
  id: z.string().meta({ description: 'The id of the negotiation' }),
  party: z.string().meta({ description: 'The id of the party' }),
});
type Of = z.output<typeof Of>;
const Sent = Preferences.extend({ party: Id.optional() }).meta({
  id: 'NewPreferences',
  description: 'Preferences; the party may be left to the address',
});

/** What a deal is worth to a party: one record a party, at the party's address. */
export function preferencesRoutes(app: FastifyInstance, store: Store, write: WriteTo): void {
  const path = '/v1/negotiations/:id/parties/:party/preferences';
  app.get(path, { schema: GET }, getPreferences(store));
  const meaning = preferencesMeaning(store);
  app.put(path, { schema: PUT, config: { meaning } }, putPreferences(write, store, meaning));
  app.delete(path, { schema: DELETE }, deletePreferences(store, write));
}

const found = (negotiation: Negotiation | undefined, party: string) =>
  negotiation?.preferences.find((preferences) => preferences.party === party);

/** Says which is missing, the party or its preferences. */
function nothingOf(negotiation: Negotiation, party: string) {
  const ids = negotiation.parties.map((one) => one.id);
  if (!ids.includes(party)) return noRecord('party', party, ids);
  return noRecord('record of preferences of', party, []);
}

function getPreferences(store: Store) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, party } = request.params as Of;
    const view = await read(store, id, askerOf(request), (request.query as { version?: number }).version);
    const preferences = found(view, party);
    if (preferences === undefined) throw nothingOf(view, party);
    return sendRecord(request, reply, view.version, preferences);
  };
}

/** What preferences say that does not fit the rest. */
const preferencesMeaning = (store: Store) => async (body: z.output<typeof Sent>, request: FastifyRequest) => {
  const { id, party } = request.params as Of;
  const current = await store.find(id);
  const faults = current === undefined ? [] : faultsIn(put(current, 'preferences', { ...body, party }));
  return [...otherIdFaults('/party', body.party, party), ...faults];
};

function putPreferences(write: WriteTo, store: Store, meaning: ReturnType<typeof preferencesMeaning>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, party } = request.params as Of;
    const body = request.body as z.output<typeof Sent>;
    if (body.party !== undefined && body.party !== party) throw refusalOf('invalid', await meaning(body, request));
    const preferences = { party, ...(body as Omit<Preferences, 'party'>) };
    return write(request, reply, {
      negotiation: id,
      there: (current) => found(current, party) !== undefined,
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        if (!current.parties.some((one) => one.id === party)) throw nothingOf(current, party);
        return put(current, 'preferences', preferences);
      },
      answer: ({ changes }) => ({
        status: changes[0]?.before === null ? 201 : 200,
        headers: changes[0]?.before === null ? { location: request.url.split('?', 1)[0]! } : {},
        body: preferences,
      }),
    });
  };
}

function deletePreferences(store: Store, write: WriteTo) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, party } = request.params as Of;
    return write(request, reply, {
      negotiation: id,
      there: (current) => found(current, party) !== undefined,
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        if (found(current, party) === undefined) throw nothingOf(current, party);
        return pointingAtAddress(remove(current, 'preferences', party), 'party', () => true);
      },
      answer: () => ({ status: 204 }),
    });
  };
}

const params = { id: 'flat-lease', party: 'tenant' };
const EXAMPLE = {
  weights: { rent: 6, furniture: 2 },
  values: {
    rent: [
      [800, 1],
      [1600, 0],
    ],
    furniture: { none: 0, kitchen: 0.7, full: 1 },
  },
  reservation: { value: 0.4 },
};

const GET = operation({
  operationId: 'getPreferences',
  summary: 'Read what a deal is worth to a party',
  tags: ['records'],
  params: Of,
  querystring: z.strictObject(VersionQuery),
  headers: ReadHeaders,
  answers: { 200: json('The preferences', Preferences) },
  problems: [],
  example: { params, status: 200 },
});

const PUT = operation({
  operationId: 'putPreferences',
  summary: 'Say what a deal is worth to a party',
  tags: ['records'],
  params: Of,
  querystring: WriteQuery,
  headers: WriteHeaders,
  body: Sent,
  answers: { 200: json('They were replaced', Preferences), 201: json('They were created', Preferences) },
  problems: ['condition_failed', 'overloaded'],
  example: { params, body: EXAMPLE, status: 200 },
});

const DELETE = operation({
  operationId: 'deletePreferences',
  summary: 'Remove the preferences of a party',
  tags: ['records'],
  params: Of,
  querystring: WriteQuery,
  headers: WriteHeaders,
  answers: { 204: { description: 'They are gone' } },
  problems: ['in_use', 'condition_failed', 'overloaded'],
  example: { params, status: 204 },
});
