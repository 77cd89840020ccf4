import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { z as zod } from 'zod';
import { chosen } from './accept.ts';
import { columnsOf, csvOf } from './csv.ts';
import { etagOf, isKnown, type Representation } from './etag.ts';
import type { AnswerFormat } from './operation.ts';
import type { Page } from './page.ts';

const FORMATS: Record<Representation, string> = {
  json: 'application/json; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** JSON and a second format, for the schema of a route. */
export const formatOf = (
  description: string,
  schema: z.ZodType,
  other: 'text/csv' | 'application/yaml',
): AnswerFormat => ({
  description,
  content: { 'application/json': { schema }, [other]: { schema: zod.string() } },
});

/** One record of a negotiation, or 304. */
export function sendRecord(request: FastifyRequest, reply: FastifyReply, version: number, body: object): FastifyReply {
  const etag = etagOf(version);
  reply.header('etag', etag);
  return isKnown(request.headers, etag) ? reply.code(304).send() : reply.send(body);
}

/** One page as JSON or CSV, or 304; `version` where it is a page of one negotiation's rows. */
export function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  version: number | undefined,
  row: z.ZodType,
  page: Page<object>,
): FastifyReply {
  const representation = listFormat(request);
  reply.header('vary', 'accept');
  if (page.next !== null) reply.header('link', `<${page.next}>; rel="next"`);
  if (version !== undefined) {
    const etag = etagOf(version, representation);
    reply.header('etag', etag);
    if (isKnown(request.headers, etag)) return reply.code(304).send();
  }
  reply.type(FORMATS[representation]);
  return reply.send(representation === 'csv' ? csvOf(columnsOf(row), page.items) : page);
}

function listFormat(request: FastifyRequest): 'json' | 'csv' {
  if (request.url.split('?', 1)[0]!.endsWith('.csv')) return 'csv';
  return chosen(request.headers.accept, ['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json';
}
