import { z } from 'zod';
import { Id } from '../../negotiation/identifiers.ts';
import { Agreement, COLLECTIONS, Document, Header } from '../../negotiation/negotiation.ts';
import { EXAMPLE_DOCUMENT } from '../example-document.ts';
import { PostHeaders, ReadHeaders, WriteHeaders } from '../headers.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { PageQuery, pageOf, VersionQuery, WriteQuery } from '../page.ts';
import { formatOf } from '../sending.ts';

const OWN_FIELDS =
  "an object with the negotiation's own fields, `title` and so on; a GET of `…/document` gives a whole one to send back";

/** The header with the version and how much there is of everything. */
export const Overview = Header.extend({
  version: z.int(),
  counts: z.strictObject(Object.fromEntries(COLLECTIONS.map((collection) => [collection, z.int()]))),
}).meta({ id: 'NegotiationOverview', description: 'A negotiation without its parts' });

export const Summary = Header.extend({ version: z.int() }).meta({ id: 'NegotiationSummary' });
const NewHeader = z
  .strictObject(
    { ...Header.shape, id: Id.optional() },
    { error: ({ code }) => (code === 'invalid_type' ? OWN_FIELDS : undefined) },
  )
  .meta({ id: 'NewNegotiationHeader' });
const NewDocument = Document.extend({ negotiation: NewHeader }).meta({
  id: 'NewNegotiationDocument',
  description: 'A whole case; its id may be left to the server',
});
export type NewDocument = z.output<typeof NewDocument>;
export const ListQuery = z.strictObject({
  ...PageQuery,
  q: z.string().min(1).max(200).optional().meta({ description: 'Words in id, title, description or keywords' }),
});

/** A field of a merge patch: left out it stays, `null` removes it. What is left in the end is held against `Header`. */
const changing = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodDefault || field instanceof z.ZodOptional
    ? changing(field.unwrap() as z.ZodType)
    : field.nullable().optional();

const changingAll = (shape: z.ZodRawShape) =>
  z.strictObject(Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, changing(field as z.ZodType)])));

const [, Quorum] = Agreement.options;
const Patch = changingAll({
  ...Header.shape,
  defaultContext: changingAll(Header.shape.defaultContext.unwrap().shape).meta({ id: 'DefaultContextPatch' }),
  agreement: changingAll({ ...Quorum.shape, kind: z.enum(['unanimity', 'quorum']) }).meta({
    id: 'AgreementPatch',
    description: 'Merged into the agreement of the same kind; with another `kind` it takes its place as a whole',
  }),
}).meta({ id: 'NegotiationPatch', description: 'The fields to change; `null` removes one' });

const tags = ['negotiations'] as const;
const fence = { params: { id: EXAMPLE_DOCUMENT.negotiation.id } };
const DOCUMENT_FORMATS = ['application/json', 'application/yaml'];

export const LIST = operation({
  operationId: 'listNegotiations',
  summary: 'List and search the negotiations',
  description: 'In byte order of ids. The same rows as CSV: `Accept: text/csv`, or `.csv` at the end of the address.',
  tags,
  querystring: ListQuery,
  answers: { 200: formatOf('One page', pageOf('NegotiationPage', Summary), 'text/csv') },
  problems: [],
  example: { query: { q: 'lease', limit: 10 }, status: 200 },
});

export const POST = operation({
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

export const GET = operation({
  operationId: 'getNegotiation',
  summary: 'Read what a negotiation is about, its version, and how much there is in it',
  tags,
  params: OfNegotiation,
  querystring: z.strictObject(VersionQuery),
  headers: ReadHeaders,
  answers: { 200: json('The negotiation without its parts', Overview) },
  problems: [],
  example: { params: { id: 'flat-lease' }, status: 200 },
});

export const PUT = operation({
  operationId: 'putNegotiation',
  summary: 'Create or replace a whole negotiation',
  description: 'An exported document restores the same records and ids; the version grows by one and history stays.',
  tags,
  params: OfNegotiation,
  querystring: WriteQuery,
  headers: WriteHeaders,
  body: NewDocument,
  consumes: DOCUMENT_FORMATS,
  answers: { 200: json('It was replaced', Overview), 201: json('It was created', Overview) },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, body: EXAMPLE_DOCUMENT, status: 200 },
});

export const PATCH = operation({
  operationId: 'patchNegotiation',
  summary: 'Change the title, the agreement rule or another field of the negotiation itself',
  description:
    'A JSON merge patch (RFC 7396): `null` removes a field. An `agreement` of another `kind` takes the place of the old one as a whole.',
  tags,
  params: OfNegotiation,
  querystring: WriteQuery,
  headers: WriteHeaders,
  body: Patch,
  consumes: ['application/merge-patch+json', 'application/json'],
  answers: { 200: json('It was changed', Overview) },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, body: { description: 'How high may it be?' }, status: 200 },
});

export const DELETE = operation({
  operationId: 'deleteNegotiation',
  summary: 'Delete a negotiation with its history',
  tags,
  params: OfNegotiation,
  querystring: WriteQuery,
  headers: WriteHeaders,
  answers: { 204: { description: 'It is gone' } },
  problems: ['condition_failed', 'overloaded'],
  example: { ...fence, status: 204 },
});
