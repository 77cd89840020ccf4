import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { View } from '../../access/view.ts';
import { Document } from '../../negotiation/negotiation.ts';
import type { Store } from '../../store/store.ts';
import { chosen } from '../accept.ts';
import { askerOf } from '../asker.ts';
import { etagOf, isKnown } from '../etag.ts';
import { ReadHeaders } from '../headers.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { VersionQuery } from '../page.ts';
import { read } from '../reading.ts';
import { formatOf } from '../sending.ts';
import type { YamlReader } from '../yaml-reader.ts';

const FORMATS = ['application/json', 'application/yaml'] as const;

/** The whole case as one portable document. */
export function documentRoutes(app: FastifyInstance, store: Store, yaml: YamlReader): void {
  app.get('/v1/negotiations/:id/document', { schema: GET }, getDocument(store, yaml));
}

function getDocument(store: Store, yaml: YamlReader) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as OfNegotiation;
    const view = await read(store, id, askerOf(request), (request.query as { version?: number }).version);
    const format = chosen(request.headers.accept, FORMATS);
    const etag = etagOf(view.version, format === 'application/yaml' ? 'yaml' : 'json');
    reply.header('etag', etag).header('vary', 'accept');
    if (isKnown(request.headers, etag)) return reply.code(304).send();
    if (format === 'application/json') return reply.send(documentOf(view));
    return reply.type('application/yaml; charset=utf-8').send(await yaml.write(documentOf(view)));
  };
}

/** A negotiation without its version: what PUT would restore. */
function documentOf({ version: _, ...document }: View): Document {
  return document;
}

const GET = operation({
  operationId: 'getDocument',
  summary: 'Export a negotiation with everything in it',
  tags: ['negotiations'],
  params: OfNegotiation,
  querystring: z.strictObject(VersionQuery),
  headers: ReadHeaders,
  answers: { 200: formatOf('The document', Document, 'application/yaml') },
  problems: [],
  example: { params: { id: 'flat-lease' }, status: 200 },
});
