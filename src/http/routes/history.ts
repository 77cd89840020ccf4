import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { historyFor } from '../../access/view.ts';
import { COLLECTIONS } from '../../negotiation/negotiation.ts';
import type { Store, Entry as StoredEntry } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { ReadHeaders } from '../headers.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { cursor, keyAfter, PageQuery, page, pageOf, VersionQuery } from '../page.ts';
import { read } from '../reading.ts';
import { formatOf, sendList } from '../sending.ts';

const AsItWas = z.record(z.string(), z.json()).nullable();

const Change = z
  .strictObject({
    collection: z.enum(['negotiation', ...COLLECTIONS]),
    id: z.string(),
    before: AsItWas.meta({ description: 'The record before; null where it was not there' }),
    after: AsItWas.meta({ description: 'The record after; null where it was removed' }),
  })
  .meta({ id: 'Change', description: 'One record before and after' });

const Entry = z
  .strictObject({
    before: z.int().meta({ description: 'The version before' }),
    after: z.int().meta({ description: 'The version after' }),
    at: z.iso.datetime(),
    who: z.string().nullable(),
    changes: z.array(Change),
  })
  .meta({ id: 'HistoryEntry', description: 'Who changed what, and when' });

const Query = z.strictObject({ ...PageQuery, after: cursor(/^\d{1,15}$/), ...VersionQuery });

/** Every change of one negotiation, oldest first. */
export function historyRoutes(app: FastifyInstance, store: Store): void {
  app.get('/v1/negotiations/:id/history', { schema: LIST }, listHistory(store));
  app.get('/v1/negotiations/:id/history.csv', { schema: { ...LIST, hide: true } }, listHistory(store));
}

/** Characters of JSON. One entry may hold two whole documents; a page ends before it outgrows what one text can hold. */
const LONGEST_PAGE = 16 * 1024 ** 2;

/** Up to `limit + 1` entries, and how many of them make the page: fewer than `limit` where they are long. */
async function entriesAfter(store: Store, id: string, from: number, limit: number) {
  const entries: StoredEntry[] = [];
  let [after, length] = [from, 0];
  while (entries.length <= limit && (length <= LONGEST_PAGE || entries.length < 2)) {
    const [entry] = await store.history(id, { after, limit: 1 });
    if (entry === undefined) break;
    entries.push(entry);
    after = entry.after;
    length += JSON.stringify(entry).length;
  }
  return { entries, most: length <= LONGEST_PAGE ? limit : Math.max(1, entries.length - 1) };
}

function listHistory(store: Store) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as OfNegotiation;
    const { limit, after, version } = request.query as z.output<typeof Query>;
    const asker = askerOf(request);
    const view = await read(store, id, asker, version);
    const from = Number(keyAfter(after) ?? 0);
    const { entries, most } = await entriesAfter(store, id, from, limit);
    const rows = historyFor(entries, asker).filter((entry) => entry.after <= view.version);
    return sendList(
      request,
      reply,
      view.version,
      Entry,
      page(rows, most, request.url, (row) => String(row.after)),
    );
  };
}

const LIST = operation({
  operationId: 'listHistory',
  summary: 'List every change of a negotiation: who, when, what',
  description: 'Oldest first. The same rows as CSV: `Accept: text/csv`, or `.csv` at the end of the address.',
  tags: ['negotiations'],
  params: OfNegotiation,
  querystring: Query,
  headers: ReadHeaders,
  answers: { 200: formatOf('One page', pageOf('HistoryPage', Entry), 'text/csv') },
  problems: [],
  example: { params: { id: 'flat-lease' }, query: { limit: 1 }, status: 200 },
});
