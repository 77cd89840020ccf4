import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { faultsIn, put, remove } from '../../negotiation/edit.ts';
import { type AnyRecord, findById, idOf, type Negotiation, placeOf } from '../../negotiation/negotiation.ts';
import type { Store } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { PostHeaders, ReadHeaders, WriteHeaders } from '../headers.ts';
import { newId } from '../new-id.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { otherIdFaults, pointingAtAddress } from '../other-id.ts';
import { keyAfter, PageQuery, page, pageOf, VersionQuery, WriteQuery } from '../page.ts';
import { Refusal, refusalOf } from '../problem.ts';
import { noNegotiation, noRecord, read } from '../reading.ts';
import { formatOf, sendList, sendRecord } from '../sending.ts';
import type { WriteTo } from '../write.ts';
import type { Kind } from './kinds.ts';
import { keeps, StatementFilter } from './statement-filter.ts';

interface Address {
  readonly id: string;
  readonly item: string;
}

const Item = OfNegotiation.extend({ item: z.string().meta({ description: 'The id of the record' }) });

/** The addresses of one list of a negotiation: the list, and each of its records. */
export function recordRoutes(app: FastifyInstance, store: Store, write: WriteTo, kind: Kind): void {
  const base = `/v1/negotiations/:id/${kind.segment}`;
  const list = listRecords(store, kind);
  app.get(base, { schema: listOperation(kind) }, list);
  app.get(`${base}.csv`, { schema: { ...listOperation(kind), hide: true } }, list);
  const meaning = recordMeaning(store, kind);
  app.post(base, { schema: postOperation(kind), config: { meaning } }, postRecord(store, write, kind));
  app.get(`${base}/:item`, { schema: getOperation(kind) }, getRecord(store, kind));
  app.put(`${base}/:item`, { schema: putOperation(kind), config: { meaning } }, putRecord(store, write, kind));
  app.delete(`${base}/:item`, { schema: deleteOperation(kind) }, deleteRecord(store, write, kind));
}

const recordsOf = (negotiation: Negotiation | View, kind: Kind) => negotiation[kind.collection] as readonly AnyRecord[];

const has = (negotiation: Negotiation, kind: Kind, id: string) => placeOf(recordsOf(negotiation, kind), id).found;

/** What a record says that does not fit the others. */
const recordMeaning = (store: Store, kind: Kind) => async (body: Partial<AnyRecord>, request: FastifyRequest) => {
  const { id, item } = request.params as Partial<Address>;
  const current = await store.find(id!);
  if (current === undefined) return otherIdFaults('/id', (body as { id?: string }).id, item);
  const record = item === undefined ? named(body, kind) : ({ ...body, id: item } as AnyRecord);
  return [
    ...otherIdFaults('/id', (body as { id?: string }).id, item),
    ...faultsIn(put(current, kind.collection, record)),
  ];
};

function listRecords(store: Store, kind: Kind) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as Address;
    const { limit, after, version, ...filter } = request.query as z.output<ReturnType<typeof queryOf>>;
    const view = await read(store, id, askerOf(request), version);
    const key = keyAfter(after);
    const rows: AnyRecord[] = [];
    const records = recordsOf(view, kind);
    for (let at = key === undefined ? 0 : placeAfter(records, key); at < records.length && rows.length <= limit; at++) {
      if (!kind.statement || keeps(records[at]!, filter)) rows.push(records[at]!);
    }
    return sendList(request, reply, view.version, kind.schema, page(rows, limit, request.url, idOf));
  };
}

function placeAfter(records: readonly AnyRecord[], key: string): number {
  const { at, found } = placeOf(records, key);
  return found ? at + 1 : at;
}

function getRecord(store: Store, kind: Kind) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, item } = request.params as Address;
    const view = await read(store, id, askerOf(request), (request.query as { version?: number }).version);
    const records = recordsOf(view, kind);
    const record = findById(records, item);
    if (record === undefined) throw noRecord(kind.noun, item, records.map(idOf));
    return sendRecord(request, reply, view.version, record);
  };
}

function postRecord(store: Store, write: WriteTo, kind: Kind) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as Address;
    const record = named(request.body as Partial<AnyRecord>, kind);
    const location = `/v1/negotiations/${id}/${kind.segment}/${record.id}`;
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined && has(current, kind, record.id),
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        if (has(current, kind, record.id)) throw existsAlready(kind, record.id);
        return put(current, kind.collection, record);
      },
      answer: () => ({ status: 201, headers: { location }, body: record }),
    });
  };
}

function putRecord(store: Store, write: WriteTo, kind: Kind) {
  const meaning = recordMeaning(store, kind);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, item } = request.params as Address;
    const body = request.body as { id?: string };
    if (body.id !== undefined && body.id !== item) throw refusalOf('invalid', await meaning(body, request));
    const record = withId(body, kind, item);
    const location = `/v1/negotiations/${id}/${kind.segment}/${item}`;
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined && has(current, kind, item),
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        const isNamed = (pointer: string) => pointer === '/id' && body.id === undefined;
        return pointingAtAddress(put(current, kind.collection, record), 'item', isNamed);
      },
      answer: ({ changes }) =>
        changes[0]?.before === null
          ? { status: 201, headers: { location }, body: record }
          : { status: 200, body: record },
    });
  };
}

function deleteRecord(store: Store, write: WriteTo, kind: Kind) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, item } = request.params as Address;
    return write(request, reply, {
      negotiation: id,
      there: (current) => current !== undefined && has(current, kind, item),
      async decide(current) {
        if (current === undefined) throw await noNegotiation(store, id);
        if (!has(current, kind, item)) throw noRecord(kind.noun, item, recordsOf(current, kind).map(idOf));
        return pointingAtAddress(remove(current, kind.collection, item), 'item', () => true);
      },
      answer: () => ({ status: 204 }),
    });
  };
}

const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

const existsAlready = (kind: Kind, id: string) =>
  new Refusal('exists', `there is ${withArticle(kind.noun)} \`${id}\` already; PUT replaces it`);

/** The record under its own id, or under one made from its title; the id comes first, as in the schema. */
function named(body: Partial<AnyRecord>, kind: Kind): AnyRecord & { id: string } {
  if ('id' in body && body.id !== undefined) return body as AnyRecord & { id: string };
  const title = 'title' in body ? body.title : 'name' in body ? body.name : undefined;
  return { id: newId(title ?? kind.noun, kind.named ? '_' : '-'), ...body } as AnyRecord & { id: string };
}

function withId(body: { id?: string }, kind: Kind, item: string): AnyRecord {
  const checked = kind.schema.safeParse({ ...body, id: item });
  if (checked.success) return checked.data;
  const detail = `${item === '' ? 'an empty id' : `\`${item}\``} will not do: ${checked.error.issues[0]!.message}`;
  throw refusalOf('invalid', [{ in: 'path', pointer: '/item', code: 'wrong_format', detail }]);
}

const queryOf = (kind: Kind) =>
  z.strictObject({ ...PageQuery, ...VersionQuery, ...(kind.statement ? StatementFilter : {}) } as typeof PageQuery &
    typeof VersionQuery &
    typeof StatementFilter);

const at = (kind: Kind) => ({ params: { id: 'flat-lease', item: kind.example.id } });

const listOperation = (kind: Kind) =>
  operation({
    operationId: `list${kind.plural}`,
    summary: `List the ${kind.noun === 'party' ? 'parties' : `${kind.noun}s`} of a negotiation`,
    description: 'In byte order of ids. The same rows as CSV: `Accept: text/csv`, or `.csv` at the end of the address.',
    tags: ['records'],
    params: OfNegotiation,
    querystring: queryOf(kind),
    headers: ReadHeaders,
    answers: { 200: formatOf('One page', pageOf(`${kind.name}Page`, kind.schema), 'text/csv') },
    problems: [],
    example: { params: { id: 'flat-lease' }, query: { limit: 2 }, status: 200 },
  });

const postOperation = (kind: Kind) =>
  operation({
    operationId: `create${kind.name}`,
    summary: `Add ${withArticle(kind.noun)}`,
    tags: ['records'],
    params: OfNegotiation,
    querystring: WriteQuery,
    headers: PostHeaders,
    body: kind.sent,
    answers: { 201: json('It is there, at `Location`', kind.schema) },
    problems: ['exists', 'still_running', 'condition_failed', 'key_reused', 'overloaded'],
    example: { params: { id: 'flat-lease' }, body: kind.example, status: 201 },
  });

const getOperation = (kind: Kind) =>
  operation({
    operationId: `get${kind.name}`,
    summary: `Read one ${kind.noun}`,
    tags: ['records'],
    params: Item,
    querystring: z.strictObject(VersionQuery),
    headers: ReadHeaders,
    answers: { 200: json('The record', kind.schema) },
    problems: [],
    example: { ...at(kind), status: 200 },
  });

const putOperation = (kind: Kind) =>
  operation({
    operationId: `put${kind.name}`,
    summary: `Create or replace one ${kind.noun}`,
    tags: ['records'],
    params: Item,
    querystring: WriteQuery,
    headers: WriteHeaders,
    body: kind.sent,
    answers: { 200: json('It was replaced', kind.schema), 201: json('It was created', kind.schema) },
    problems: ['in_use', 'condition_failed', 'overloaded'],
    example: { ...at(kind), body: kind.example, status: 200 },
  });

const deleteOperation = (kind: Kind) =>
  operation({
    operationId: `delete${kind.name}`,
    summary: `Remove one ${kind.noun}`,
    tags: ['records'],
    params: Item,
    querystring: WriteQuery,
    headers: WriteHeaders,
    answers: { 204: { description: 'It is gone' } },
    problems: ['in_use', 'condition_failed', 'overloaded'],
    example: { ...at(kind), status: 204 },
  });
