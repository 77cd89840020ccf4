import swagger, { type SwaggerTransform, type SwaggerTransformObject } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Example } from './operation.ts';
import { tidyComponents } from './tidy-components.ts';
import { ENGINE_VERSION } from './version.ts';

type Json = Record<string, unknown>;

const INFO = {
  title: 'Parley',
  version: ENGINE_VERSION,
  summary: 'Is there a deal that every side can live with, and if not, why not?',
  description:
    'A negotiation holds parties, issues, rules and what the parties say: positions, preconditions, red lines. ' +
    'Questions tell which deals cross which line, and why. Clients must ignore fields they do not know; fields of ' +
    'requests that the server does not know are refused by name. Every problem has the shape of RFC 9457.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

const TAGS = [
  { name: 'negotiations', description: 'Whole cases: found, exported, restored, with every change they went through' },
  { name: 'records', description: 'The parts of a case: parties, issues, red lines, deals …' },
  { name: 'questions', description: 'What the lines say about deals. Asking changes nothing' },
  { name: 'jobs', description: 'Questions that nobody waits for' },
  { name: 'expressions', description: 'The language of lines and rules, for editors' },
];

/** Gathers the OpenAPI document while routes are added; `app.swagger()` gives it once the app is ready. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  const examples = new Map<string, Example>();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      servers: [{ url: '/', description: 'This server' }],
      tags: TAGS,
      security: [],
    },
    convertConstToEnum: false,
    transform: transformWith(examples),
    transformObject: (document) => finished(jsonSchemaTransformObject(document) as Json, examples) as never,
  });
}

/** The zod provider's own transform, and answers without a body, and the examples set aside for later. */
function transformWith(examples: Map<string, Example>): SwaggerTransform {
  const toJson = createJsonSchemaTransform({});
  return (route) => {
    const { schema = {}, ...rest } = route as typeof route & { schema: Json & { response?: Record<string, Json> } };
    if (schema['hide'] === true) return { schema: { hide: true }, url: route.url } as never;
    const { example, response = {}, ...plain } = schema as Json & { response?: Record<string, Json> };
    examples.set(String(plain['operationId']), example as Example);
    const entries = Object.entries(response);
    const bodies = Object.fromEntries(entries.filter(([, answer]) => answer['content'] !== undefined));
    const done = toJson({ ...rest, schema: { ...plain, response: bodies } } as never) as { schema: Json; url: string };
    for (const [status, answer] of entries) {
      if (answer['content'] === undefined) {
        (done.schema['response'] as Json)[status] = { type: 'null', description: answer['description'] };
      }
    }
    return done as never;
  };
}

interface Operation extends Json {
  operationId: string;
  parameters?: (Json & { name: string; in: string })[];
  requestBody?: { content: Record<string, Json> } & Json;
  responses: Record<string, Json>;
}

function finished(document: Json, examples: ReadonlyMap<string, Example>): ReturnType<SwaggerTransformObject> {
  const whole = JSON.parse(JSON.stringify(document)) as Json;
  for (const [path, methods] of Object.entries(whole['paths'] as Record<string, Record<string, Operation>>)) {
    for (const operation of Object.values(methods)) {
      giveExample(operation, examples.get(operation.operationId));
      giveHeaders(operation, path);
    }
  }
  tidyComponents(whole);
  return whole as never;
}

function giveExample({ parameters = [], requestBody }: Operation, example: Example | undefined): void {
  for (const parameter of parameters) {
    const value = parameter.in === 'path' ? example?.params?.[parameter.name] : example?.query?.[parameter.name];
    if (value !== undefined && parameter.in !== 'header') parameter['example'] = value;
    if (parameter['required'] === undefined) delete parameter['required'];
  }
  if (requestBody === undefined || example?.body === undefined) return;
  requestBody['required'] = true;
  for (const [type, media] of Object.entries(requestBody.content)) {
    if (type.includes('json') && !type.includes('ndjson')) media['example'] = example.body;
  }
}

/** The headers that answers carry, which no schema of a route says. */
function giveHeaders({ responses }: Operation, path: string): void {
  for (const [status, response] of Object.entries(responses)) {
    const good = status.startsWith('2') || status === '304';
    const headers = [
      ...(good && status !== '204' && path.startsWith('/v1/negotiations/{id}') ? ['ETag'] : []),
      ...(status === '201' || status === '202' ? ['Location'] : []),
      ...(status === '202' ? ['Preference-Applied'] : []),
      ...(status === '429' || status === '503' ? ['Retry-After'] : []),
    ];
    if (headers.length > 0) response['headers'] = Object.fromEntries(headers.map((name) => [name, HEADERS[name]]));
  }
}

const HEADERS: Record<string, Json> = {
  ETag: { description: "The negotiation's version and the representation", schema: { type: 'string' } },
  Location: { description: 'The address of what was created, or of the job', schema: { type: 'string' } },
  'Preference-Applied': { description: '`respond-async`', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'integer' } },
};
