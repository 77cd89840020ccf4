import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { summariesFor, type View } from '../../access/view.ts';
import type { Config } from '../../config.ts';
import { create, putHeader, removeAll, replace } from '../../negotiation/edit.ts';
import { pointerTo } from '../../negotiation/fault.ts';
import { Id } from '../../negotiation/identifiers.ts';
import { COLLECTIONS, Document, Header, type Negotiation } from '../../negotiation/negotiation.ts';
import type { Store } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { EXAMPLE_DOCUMENT } from '../example-document.ts';
import { faultsOf, HINTS } from '../faults-of.ts';
import { PostHeaders, ReadHeaders, WriteHeaders } from '../headers.ts';
import { mergePatch } from '../merge-patch.ts';
import { newId } from '../new-id.ts';
import { json, operation } from '../operation.ts';
import { keyAfter, PageQuery, page, pageOf, VersionQuery, WriteQuery } from '../page.ts';
import { Refusal, refusalOf } from '../problem.ts';
import { noNegotiation, read } from '../reading.ts';
import { formatOf, sendList, sendRecord } from '../sending.ts';
import type { WriteTo } from '../write.ts';

type Readable = Pick<Config, 'documentLimit'>;

/** The negotiations themselves: their list, and each one's own record. */
export function negotiationRoutes(
  app: FastifyInstance,
  store: Store,
  write: WriteTo,
  { documentLimit }: Readable,
): void {
  const whole = { bodyLimit: documentLimit };
  app.get('/v1/negotiations', { schema: LIST }, listNegotiations(store));
  app.get('/v1/negotiations.csv', { schema: { ...LIST, hide: true } }, listNegotiations(store));
  app.post('/v1/negotiations', { schema: POST, ...whole }, postNegotiation(write));
  app.get('/v1/negotiations/:id', { schema: GET }, getNegotiation(store));
  app.put('/v1/negotiations/:id', { schema: PUT, ...whole }, putNegotiation(write));
  app.patch('/v1/negotiations/:id', { schema: PATCH }, patchNegotiation(store, write));
  app.delete('/v1/negotiations/:id', { schema: DELETE }, deleteNegotiation(store, write));
}

const Of = z.object({ id: z.string().meta({ description: 'The id of the negotiation' }) });
const idOf = (request: FastifyRequest) => (request.params as z.output<typeof Of>).id;

/** The header with the version and how much there is of everything. */
const Overview = Header.extend({
  version: z.int(),
  counts: z.strictObject(Object.fromEntries(COLLECTIONS.map((collection) => [collection, z.int()]))),
}).meta({ id: 'NegotiationOverview', description: 'A negotiation without its parts' });

export function overviewOf(negotiation: Negotiation | View): z.output<typeof Overview> {
  const counts = Object.fromEntries(COLLECTIONS.map((collection) => [collection, negotiation[collection].length]));
  return { ...negotiation.negotiation, version: negotiation.version, counts };
}

const Summary = Header.extend({ version: z.int() }).meta({ id: 'NegotiationSummary' });
const NewHeader = Header.extend({ id: Id.optional() }).meta({ id: 'NewNegotiationHeader' });
const NewDocument = Document.extend({ negotiation: NewHeader }).meta({
  id: 'NewNegotiationDocument',
  description: 'A whole case; its id may be left to the server',
});
type NewDocument = z.output<typeof NewDocument>;
const ListQuery = z.strictObject({
  ...PageQuery,
  q: z.string().min(1).max(200).optional().meta({ description: 'Words in id, title, description or keywords' }),
});

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

const locationOf = (id: string) => `/v1/negotiations/${id}`;

function postNegotiation(write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const body = request.body as NewDocument;
    const id = body.negotiation.id ?? newId(body.negotiation.title, '-');
    const document: Document = { ...body, negotiation: { ...body.negotiation, id } };
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      decide(current) {
        if (current === undefined) return create(document);
        throw new Refusal('exists', `there is a negotiation \`${id}\` already; PUT replaces it`);
      },
      answer: ({ next }) => ({ status: 201, headers: { location: locationOf(id) }, body: overviewOf(next!) }),
    });
  };
}

function putNegotiation(write: WriteTo) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const id = idOf(request);
    const document = withId(request.body as NewDocument, id);
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined,
      decide: (current) => (current === undefined ? create(document) : replace(current, document)),
      answer: ({ next }) =>
        next!.version === 1
          ? { status: 201, headers: { location: locationOf(id) }, body: overviewOf(next!) }
          : { status: 200, body: overviewOf(next!) },
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
        return putHeader(current, patched(current.negotiation, request.body as object));
      },
      answer: ({ next }) => ({ status: 200, body: overviewOf(next!) }),
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

/** The document under the id of its address. */
function withId(body: NewDocument, id: string): Document {
  const own = body.negotiation.id;
  if (own !== undefined && own !== id) throw otherId('/negotiation/id', own, id);
  const checked = Id.safeParse(id);
  if (checked.success) return { ...body, negotiation: { ...body.negotiation, id } };
  const detail = `\`${id}\` will not do: ${checked.error.issues[0]!.message}`;
  throw refusalOf('invalid', [{ in: 'path', pointer: '/id', code: 'wrong_format', detail }]);
}

const otherId = (pointer: string, said: string, id: string) =>
  refusalOf('invalid', [
    {
      pointer,
      code: 'other_id',
      detail: `the body says \`${said}\`, the address \`${id}\``,
      help: 'leave it out, or say the same',
    },
  ]);

/** RFC 7396 on the header. */
function patched(header: Header, patch: object): Header {
  const wanted = mergePatch(header, patch) as Header;
  const checked = Header.safeParse(wanted, HINTS);
  if (!checked.success) throw refusalOf('invalid', faultsOf(checked.error.issues, wanted));
  if (checked.data.id !== header.id) throw otherId(pointerTo('', 'id'), checked.data.id, header.id);
  return checked.data;
}

const tags = ['negotiations'] as const;
const fence = { params: { id: EXAMPLE_DOCUMENT.negotiation.id } };
const DOCUMENT_FORMATS = ['application/json', 'application/yaml'];

const LIST = operation({
  operationId: 'listNegotiations',
  summary: 'List and search the negotiations',
  description: 'In byte order of ids. The same rows as CSV: `Accept: text/csv`, or `.csv` at the end of the address.',
  tags,
  querystring: ListQuery,
  answers: { 200: formatOf('One page', pageOf('NegotiationPage', Summary), 'text/csv') },
  problems: [],
  example: { query: { q: 'lease', limit: 10 }, status: 200 },
});

const POST = operation({
  operationId: 'createNegotiation',
  summary: 'Create a negotiation, with everything in it',
  tags,
  querystring: WriteQuery,
  headers: PostHeaders,
  body: NewDocument,
  consumes: DOCUMENT_FORMATS,
  answers: { 201: json('It is there, at `Location`', Overview) },
  problems: ['exists', 'still_running', 'condition_failed', 'key_reused', 'overloaded'],
  example: { body: EXAMPLE_DOCUMENT, status: 201 },
});

const GET = operation({
  operationId: 'getNegotiation',
  summary: 'Read what a negotiation is about, its version, and how much there is in it',
  tags,
  params: Of,
  querystring: z.strictObject(VersionQuery),
  headers: ReadHeaders,
  answers: { 200: json('The negotiation without its parts', Overview) },
  problems: [],
  example: { params: { id: 'flat-lease' }, status: 200 },
});

const PUT = operation({
  operationId: 'putNegotiation',
  summary: 'Create or replace a whole negotiation',
  description: 'An exported document restores the same records and ids; the version grows by one and history stays.',
  tags,
  params: Of,
  querystring: WriteQuery,
  headers: WriteHeaders,
  body: NewDocument,
  consumes: DOCUMENT_FORMATS,
  answers: { 200: json('It was replaced', Overview), 201: json('It was created', Overview) },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, body: EXAMPLE_DOCUMENT, status: 200 },
});

const PATCH = operation({
  operationId: 'patchNegotiation',
  summary: 'Change the title, the agreement rule or another field of the negotiation itself',
  description: 'A JSON merge patch (RFC 7396): `null` removes a field.',
  tags,
  params: Of,
  querystring: WriteQuery,
  headers: WriteHeaders,
  body: z.record(z.string(), z.json(), 'an object with the fields to change').meta({ id: 'NegotiationPatch' }),
  consumes: ['application/merge-patch+json', 'application/json'],
  answers: { 200: json('It was changed', Overview) },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, body: { description: 'How high may it be?' }, status: 200 },
});

const DELETE = operation({
  operationId: 'deleteNegotiation',
  summary: 'Delete a negotiation with its history',
  tags,
  params: Of,
  querystring: WriteQuery,
  headers: WriteHeaders,
  answers: { 204: { description: 'It is gone' } },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, status: 204 },
});
