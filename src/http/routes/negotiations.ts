import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { summariesFor, type View, viewOf } from '../../access/view.ts';
import type { Config } from '../../config.ts';
import type { Step } from '../../negotiation/change.ts';
import { diagnoseDocument } from '../../negotiation/diagnose-document.ts';
import { create, faultsIn, isSame, putHeader, removeAll, replace } from '../../negotiation/edit.ts';
import { type Fault, pointerTo } from '../../negotiation/fault.ts';
import { Id } from '../../negotiation/identifiers.ts';
import { COLLECTIONS, type Document, Header, type Negotiation } from '../../negotiation/negotiation.ts';
import type { Store } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { faultsOf, HINTS } from '../faults-of.ts';
import { stillTrue } from '../meaning.ts';
import { mend, sound } from '../mend.ts';
import { mergePatch } from '../merge-patch.ts';
import { newId } from '../new-id.ts';
import type { OfNegotiation } from '../of-negotiation.ts';
import { otherIdFaults } from '../other-id.ts';
import { keyAfter, page } from '../page.ts';
import { Refusal, refusalOf } from '../problem.ts';
import { noNegotiation, read } from '../reading.ts';
import { sendList, sendRecord } from '../sending.ts';
import type { WriteTo } from '../write.ts';
import {
  DELETE,
  GET,
  LIST,
  type ListQuery,
  type NewDocument,
  type Overview,
  PATCH,
  POST,
  PUT,
  Summary,
} from './negotiation-operations.ts';

type Readable = Pick<Config, 'documentLimit'>;

/** The negotiations themselves: their list, and each one's own record. */
export function negotiationRoutes(
  app: FastifyInstance,
  store: Store,
  write: WriteTo,
  { documentLimit }: Readable,
): void {
  const whole = { bodyLimit: documentLimit, config: { meaning: documentMeaning } };
  app.get('/v1/negotiations', { schema: LIST }, listNegotiations(store));
  app.get('/v1/negotiations.csv', { schema: { ...LIST, hide: true } }, listNegotiations(store));
  app.post('/v1/negotiations', { schema: POST, ...whole }, postNegotiation(write));
  app.get('/v1/negotiations/:id', { schema: GET }, getNegotiation(store));
  app.put('/v1/negotiations/:id', { schema: PUT, ...whole }, putNegotiation(write));
  app.patch(
    '/v1/negotiations/:id',
    { schema: PATCH, config: { meaning: patchMeaning(store) } },
    patchNegotiation(store, write),
  );
  app.delete('/v1/negotiations/:id', { schema: DELETE }, deleteNegotiation(store, write));
}

const idOf = (request: FastifyRequest) => (request.params as OfNegotiation).id;

function overviewOf(negotiation: View): z.output<typeof Overview> {
  const counts = Object.fromEntries(COLLECTIONS.map((collection) => [collection, negotiation[collection].length]));
  return { ...negotiation.negotiation, version: negotiation.version, counts };
}

function listNegotiations(store: Store) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { limit, after, q } = request.query as z.output<typeof ListQuery>;
    const key = keyAfter(after);
    const asked = { limit: limit + 1, ...(key === undefined ? {} : { after: key }), ...(q === undefined ? {} : { q }) };
    const rows = summariesFor(await store.list(asked), askerOf(request));
    return sendList(
      request,
      reply,
      undefined,
      Summary,
      page(rows, limit, request.url, (row) => row.id),
    );
  };
}

function getNegotiation(store: Store) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { version } = request.query as { version?: number };
    const view = await read(store, idOf(request), askerOf(request), version);
    return sendRecord(request, reply, view.version, overviewOf(view));
  };
}

/** What a write left behind, as its sender may see it. */
const overviewAfter = (step: Step, request: FastifyRequest) => overviewOf(viewOf(step.next!, askerOf(request)));

const locationOf = (id: string) => `/v1/negotiations/${id}`;

/** What a document says that does not fit together. */
function documentMeaning(body: NewDocument, request: FastifyRequest): Fault[] {
  const address = (request.params as Partial<OfNegotiation>).id;
  const own = body.negotiation.id;
  const faults = diagnoseDocument(under(address ?? own ?? 'unnamed', body));
  return [...otherIdFaults('/negotiation/id', own, address), ...faults];
}

/** What a patch says that does not fit the rest. */
const patchMeaning = (store: Store) => async (body: object, request: FastifyRequest) => {
  const current = await store.find(idOf(request));
  const wanted = current === undefined ? undefined : patched(current, body);
  return wanted !== undefined && 'faults' in wanted ? wanted.faults : [];
};

function postNegotiation(write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const body = request.body as NewDocument;
    const id = body.negotiation.id ?? newId(body.negotiation.title, '-');
    const document = under(id, body);
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      decide(current, version) {
        if (current === undefined) return create(document, version);
        throw new Refusal('exists', `there is a negotiation \`${id}\` already; PUT replaces it`);
      },
      answer: (step) => ({ status: 201, headers: { location: locationOf(id) }, body: overviewAfter(step, request) }),
    });
  };
}

function putNegotiation(write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const id = idOf(request);
    const body = request.body as NewDocument;
    if (body.negotiation.id !== undefined && body.negotiation.id !== id)
      throw refusalOf('invalid', documentMeaning(body, request));
    const document = withId(body, id);
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      decide: (current, version) => (current === undefined ? create(document, version) : replace(current, document)),
      answer: (step) =>
        step.changes.some(({ collection, before }) => collection === 'negotiation' && before === null)
          ? { status: 201, headers: { location: locationOf(id) }, body: overviewAfter(step, request) }
          : { status: 200, body: overviewAfter(step, request) },
    });
  };
}

function patchNegotiation(store: Store, write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const id = idOf(request);
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        const wanted = patched(current, request.body as object);
        if ('faults' in wanted) throw refusalOf('invalid', wanted.faults);
        const { header } = wanted;
        if (isSame(current.negotiation, header)) return { step: { next: current, changes: [] } };
        return putHeader(current, header);
      },
      answer: (step) => ({ status: 200, body: overviewAfter(step, request) }),
    });
  };
}

function deleteNegotiation(store: Store, write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const id = idOf(request);
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        return removeAll(current);
      },
      answer: () => ({ status: 204 }),
    });
  };
}

/** The document under an id, which comes first as in the schema, so that an export is the same whoever made the id. */
const under = (id: string, body: NewDocument): Document => ({
  ...body,
  negotiation: { id, ...(body.negotiation as Omit<Header, 'id'>) },
});

/** The document under the id of its address. */
function withId(body: NewDocument, id: string): Document {
  const checked = Id.safeParse(id);
  if (checked.success) return under(id, body);
  const detail = `${id === '' ? 'an empty id' : `\`${id}\``} will not do: ${checked.error.issues[0]!.message}`;
  throw refusalOf('invalid', [{ in: 'path', pointer: '/id', code: 'wrong_format', detail }]);
}

/** RFC 7396 on the header; an agreement of another kind is not merged into one whose fields it does not have. */
function merged(header: Header, patch: { agreement?: { kind?: string | null } | null }): unknown {
  const kind = patch.agreement?.kind ?? header.agreement.kind;
  const { agreement: _, ...others } = header;
  return mergePatch(kind === header.agreement.kind ? header : others, patch);
}

/** The header a patch leads to, or all that is wrong with it. */
function patched(current: Negotiation, patch: object): { header: Header } | { faults: readonly Fault[] } {
  const wanted = merged(current.negotiation, patch);
  const checked = Header.safeParse(wanted, HINTS);
  const shape = checked.success ? [] : faultsOf(checked.error.issues, wanted);
  const whole = checked.success ? sound(checked.data) : mend(Header, wanted, checked.error.issues);
  const { id } = current.negotiation;
  const meant = (header: Header) => [
    ...otherIdFaults(pointerTo('', 'id'), header.id, id),
    ...faultsIn(putHeader(current, header)),
  ];
  const faults = whole === undefined ? shape : [...shape, ...stillTrue(meant(whole.value as Header), whole)];
  return faults.length > 0 || !checked.success ? { faults } : { header: checked.data };
}
