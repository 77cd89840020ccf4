import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openapiText } from '../../src/http/pages.ts';
import { serve } from './serving.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; example?: string | number }[];
  requestBody?: { content: Record<string, { example?: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
}

const committed = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(committed) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { oneOf?: object[]; discriminator?: object }> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the contract', () => {
  it('is what the server says: `npm run openapi` writes it', async () => {
    const { app, http } = await serve();
    expect(openapiText(app)).toBe(committed);
    expect((await http.get('/openapi.json').expect(200)).text).toBe(committed);
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(committed));
    expect(result).toMatchObject({ valid: true });
  });

  it('names, sums up, tags and gives an example of every operation, and lists its problems', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) {
      const { operationId, parameters = [], requestBody, responses } = operation;
      expect(operation.summary, operationId).toBeTruthy();
      expect(operation.tags, operationId).toHaveLength(1);
      for (const parameter of parameters.filter((one) => one.in === 'path')) {
        expect(parameter.example, `${operationId} ${parameter.name}`).toBeDefined();
      }
      const media = Object.entries(requestBody?.content ?? {}).filter(
        ([type]) => type.endsWith('json') && !type.includes('ndjson'),
      );
      for (const [type, { example }] of media) expect(example, `${operationId} ${type}`).toBeDefined();
      const problems = Object.entries(responses).filter(([status]) => status >= '400');
      expect(problems.length, operationId).toBeGreaterThan(1);
      for (const [status, { description, content }] of problems) {
        expect(description).not.toBe('Default Response');
        expect(content?.['application/problem+json']?.schema.$ref, `${operationId} ${status}`).toBe(
          '#/components/schemas/Problem',
        );
      }
    }
  });

  it('keeps the discriminators of its unions', () => {
    const { schemas } = document.components;
    for (const name of ['Issue', 'NewIssue', 'Circumstance', 'Agreement']) {
      expect(schemas[name], name).toMatchObject({ discriminator: { propertyName: expect.any(String) } });
    }
    expect(Object.keys(schemas).filter((name) => /^__|^schema\d/.test(name))).toEqual([]);
    expect(committed).not.toContain('__shared');
  });
});

describe('unknown fields', () => {
  const { schemas } = document.components as unknown as { schemas: Record<string, { additionalProperties?: unknown }> };
  const answers = [
    ...['Check', 'Line', 'PartyVerdict', 'Conflict', 'Problem', 'ProblemFault', 'RedLinePage', 'NegotiationPage'],
    ...['NegotiationOverview', 'NegotiationSummary', 'HistoryPage', 'HistoryEntry', 'Explanation', 'Parsed'],
    ...[
      'BatchAnswer',
      'BatchVerdict',
      'BatchLines',
      'BatchFull',
      'BatchProblem',
      'Engine',
      'Spent',
      'Asked',
      'RedLine',
      'Party',
    ],
  ];
  it.each(answers)('%s is open: clients ignore what they do not know', (name) => {
    expect(schemas[name]).toMatchObject({ type: 'object' });
    expect(JSON.stringify(schemas[name])).not.toContain('"additionalProperties":false');
  });

  const bodies = [
    'CheckQuestion',
    'BatchQuestion',
    'BatchDeal',
    'Budget',
    'NewRedLine',
    'NewParty',
    'NegotiationDocumentInput',
  ];
  it.each([...bodies, 'NegotiationPatch'])('%s is closed: they are refused by name', (name) => {
    expect(schemas[name]).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it('of answers are defects all the same, where answers are checked', async () => {
    const { http, store } = await serve();
    const list = store.list.bind(store);
    store.list = async (asked) => (await list(asked)).map((row) => ({ ...row, more: 1 }));
    await http.get('/v1/negotiations').expect(500);
  });
});

it('a patch names its fields, each of which may be left out or null', () => {
  const { schemas } = document.components as unknown as {
    schemas: Record<string, { properties: Record<string, object>; required?: string[] }>;
  };
  const { properties, required } = schemas['NegotiationPatch']!;
  expect(Object.keys(properties)).toEqual(Object.keys(schemas['NegotiationHeader']!.properties));
  expect(required).toBeUndefined();
  for (const property of Object.values(properties)) expect(JSON.stringify(property)).toContain('"type":"null"');
});

it('every example works, in the order of the document', async () => {
  const { http } = await serve();
  const prefer = { prefer: 'respond-async' };
  const { body: job } = await http.post('/v1/negotiations/flat-lease/zone').set(prefer).send({}).expect(202);
  for (const { path, method, operation } of operations) {
    const { parameters = [], requestBody, responses, operationId } = operation;
    let url = path.replace('{job}', job.id);
    const query = new URLSearchParams();
    for (const { name, in: place, example } of parameters) {
      if (example === undefined) continue;
      if (place === 'path') url = url.replace(`{${name}}`, String(example));
      else if (place === 'query') query.set(name, String(example));
    }
    const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    const asked = http[method as 'post'](`${url}?${query}`);
    const answer = await (media === undefined
      ? asked
      : asked.set('content-type', type!).send(JSON.stringify(media.example)));
    const good = Object.keys(responses).filter((status) => status.startsWith('2'));
    expect(good, `${operationId}: ${answer.text}`).toContain(String(answer.status));
  }
});

it('pages ask no other server', async () => {
  const { http } = await serve();
  for (const page of ['/', '/docs', '/docs/problems', '/docs/http', '/docs/language']) {
    const { text, headers } = await http.get(page).redirects(1).expect(200);
    expect(headers['content-security-policy'], page).toContain("default-src 'self'");
    expect(text, page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  }
  const { text } = await http.get('/docs/static/swagger-initializer.js').expect(200);
  expect(text).toContain('validatorUrl: null');
});
