import { readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { parse, stringify } from 'yaml';
import { fromSchema, type Hints, type Options, type Schema } from './from-schema.ts';
import {
  ODD_EXPRESSIONS,
  ODD_HEADERS,
  ODD_TYPES,
  ODD_VALUES,
  oddId,
  SPOILS,
  spliced,
  WILD_BODIES,
} from './oddities.ts';

/** One request as it goes over the wire. `operation` where it is meant for one of the contract. */
export interface Request {
  readonly kind: 'valid' | 'near' | 'wild';
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const contract = JSON.parse(read('openapi.json')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const { schemas } = contract.components;

interface Row {
  readonly [field: string]: unknown;
  readonly id: string;
}
type Case = Readonly<Record<string, readonly Row[]>> & { readonly negotiation: Row };

/**
 * The seeds, each with a copy to write to: a seed itself is only read and asked, so that at the end it must answer as
 * before. The copies carry records that nothing refers to, for DELETE to succeed.
 */
export const SEEDS = ['flat-lease', 'russia-ukraine-2025'];
export const COPIES = SEEDS.map((id) => ({ id: `door-${id}`, document: copyOf(caseOf(id)) }));

function caseOf(id: string): Case {
  return parse(read(`seed/${id}.yaml`)) as Case;
}

function copyOf(seed: Case): object {
  const party = seed['parties']![0]!.id;
  const title = 'Nothing refers to it';
  const statement = { party, title, basis: 'declared' };
  const spare: Record<string, object> = {
    parties: { id: 'spare', name: title },
    issues: { id: 'spare', title, type: 'boolean' },
    circumstances: { id: 'spare_fact', title, type: 'boolean', values: [{ value: true }] },
    rules: { id: 'spare', title, holds: 'true == true' },
    sources: { id: 'spare', csl: { type: 'report', title } },
    perspectives: { id: 'spare', title },
    positions: { id: 'spare-position', ...statement, issue: 'spare', wants: true },
    preconditions: { id: 'spare-condition', ...statement, stage: 'talks', holds: 'spare' },
    redLines: { id: 'spare-line', ...statement, holds: 'spare or not spare' },
    deals: { id: 'spare', title, terms: {} },
  };
  const idle = { issues: [{ id: 'spare_idle', title, type: 'boolean' }] } as Record<string, object[]>;
  const lists = Object.entries(spare).map(([list, record]) => [
    list,
    [...(seed[list] ?? []), record, ...(idle[list] ?? [])],
  ]);
  return { ...seed, ...Object.fromEntries(lists), negotiation: { ...seed.negotiation, id: undefined } };
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  ...{ parties: 'parties', issues: 'issues', circumstances: 'circumstances', rules: 'rules', sources: 'sources' },
  ...{ perspectives: 'perspectives', positions: 'positions', preconditions: 'preconditions', deals: 'deals' },
  'red-lines': 'redLines',
};
const QUESTION = /\/(check|batch|explain|parse|zone|conflicts|nearest|comparison|moves)$/;
const STATELESS = /^\/v1\/(check|explain|zone|conflicts|nearest|comparison|likelihood|frontier|timeline|difference)/;
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Stands for the id of the job that was begun last, which only the server knows. */
export const JOB = 'door-job';

const idsOf = (rows: readonly Row[] = []) => rows.map((row) => row.id);
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const FRESH = fc.integer({ min: 1, max: 40 }).map((n) => `door_${n}`);
/** What may be asked of one seed: values that fit it, for the names of the contract. */
function fittingTo(seed: Case) {
  const holds = ['rules', 'redLines', 'preconditions'].flatMap((list) => (seed[list] ?? []).map((row) => row['holds']));
  const expression = fc.oneof(
    { weight: 4, arbitrary: oneOf(holds as string[]) },
    { weight: 2, arbitrary: fc.tuple(oneOf(holds as string[]), oneOf(holds as string[])).chain(joined) },
    { weight: 1, arbitrary: fc.tuple(oneOf(holds as string[]), fc.nat(), fc.string({ maxLength: 3 })).map(damaged) },
    { weight: 1, arbitrary: ODD_EXPRESSIONS },
  );
  const pools: Readonly<Record<string, readonly string[]>> = {
    ...{ party: idsOf(seed['parties']), owner: idsOf(seed['parties']), proposedBy: idsOf(seed['parties']) },
    ...{
      parties: idsOf(seed['parties']),
      of: idsOf(seed['parties']),
      vetoes: idsOf(seed['parties']),
      partOf: idsOf(seed['parties']),
    },
    ...{
      issue: idsOf(seed['issues']),
      key: idsOf(seed['issues']),
      keep: idsOf(seed['issues']),
      source: idsOf(seed['sources']),
    },
    ...{
      perspective: ['baseline', ...idsOf(seed['perspectives'])],
      inherits: ['baseline', ...idsOf(seed['perspectives'])],
    },
    ...{ suppresses: idsOf(seed['redLines']), redLine: idsOf(seed['redLines']), deal: idsOf(seed['deals']) },
    negotiation: [seed.negotiation.id],
  };
  const terms = fc
    .tuple(oneOf(seed['deals']!.map((deal) => Object.entries(deal['terms'] as object))), fc.nat(), fc.nat())
    .map(([entries, from, count]) => Object.fromEntries(entries.slice(from % 3, (from % 3) + (count % 12) + 1)));
  const day = fc.oneof(oneOf(['2025-04-30', '2026-08-01', '2026-10-01', '0001-01-01', '9999-12-31']), anyDay);
  const bases = oneOf(['declared', 'assessed', 'both']);
  const plain = fc.record({ asOf: day, basis: bases, perspective: oneOf(pools['perspective']!) }, { requiredKeys: [] });
  const named: Hints = (name, field) => {
    if (name === 'Id' || name === 'Name') {
      const pool = pools[field] ?? [];
      return pool.length === 0
        ? FRESH
        : fc.oneof({ weight: 12, arbitrary: oneOf(pool) }, { weight: 1, arbitrary: oddId });
    }
    if (name === 'Expression') return expression;
    if (name === 'Terms') return terms;
    if (name === 'Day') return day;
    if (name === 'Json') return fc.jsonValue({ maxDepth: 2 });
    // Two that each hold a random instant or version would never both be there.
    if (name === 'Context' && ['left', 'right'].includes(field)) return plain;
    return undefined;
  };
  return { seed, pools, expression, named, made: { sound: new Map(), unsound: new Map() } };
}
type Fitting = ReturnType<typeof fittingTo>;

const optionsOf = ({ named, made }: Fitting, slips: boolean): Options => ({
  ...{ schemas, slips, hints: named, made: slips ? made.unsound : made.sound },
});

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const joined = ([one, other]: [string, string]) =>
  oneOf([`(${one}) and (${other})`, `not (${one})`, `(${one}) implies (${other})`, `at_least(1, ${one}, ${other})`]);

const damaged = ([text, at, put]: [string, number, string]) => {
  const place = at % text.length;
  return text.slice(0, place) + put + text.slice(place + 1);
};

/** A body that fits: a record there is, changed here and there as the schema allows. */
function bodyOf(path: string, schema: Schema, fitting: Fitting, slips: boolean): Arbitrary<unknown> {
  const { seed } = fitting;
  const documents = ['NegotiationDocumentInput', 'NewNegotiationDocument'];
  const stateless = STATELESS.test(path);
  const lists = Object.values(COLLECTIONS).filter((list) => (seed[list] ?? []).length > 0);
  const options = optionsOf(fitting, slips);
  const changed = (base: object, like: Schema, field: string): Arbitrary<unknown> => {
    const given = fromSchema(like, field, options);
    const some = fc.subarray(fieldsOf(like), { maxLength: 2 });
    return fc.tuple(given, some).map(([from, fields]) => ({ ...base, ...picked(from, fields) }));
  };
  const { title } = seed.negotiation;
  const whole = { ...seed, negotiation: stateless ? { id: 'copy', title } : { title } };
  const document = fc.tuple(oneOf(lists), fc.nat()).chain(([list, at]) => {
    const rows = seed[list]!;
    const row = rows[at % rows.length]!;
    const like = (schemas['NewNegotiationDocument']!.properties![list]!.items ?? {}) as Schema;
    return changed(row, like, list).map((other) => ({
      ...seed,
      negotiation: whole.negotiation,
      [list]: rows.map((one) => (one === row ? other : one)),
    }));
  });
  const withDocument: Hints = (name, field) =>
    documents.includes(name) ? fc.oneof(fc.constant(whole), document) : fitting.named(name, field);
  const pure = fromSchema(schema, 'body', { ...options, hints: withDocument, made: new Map() });
  const name = schema.$ref?.split('/').at(-1) ?? '';
  if (documents.includes(name)) return fc.oneof(fc.constant(whole), document, pure);
  const segment = path.split('/').find((part, at) => at > 3 && part in COLLECTIONS);
  const rows = path.endsWith('/preferences')
    ? seed['preferences']!
    : segment
      ? (seed[COLLECTIONS[segment]!] ?? [])
      : [];
  const bare = rows.map(({ id: _, ...row }) => row);
  if (bare.length > 0) {
    const based = oneOf(bare).chain((row) => changed(row, schema, 'body'));
    return fc.oneof({ weight: 5, arbitrary: based }, { weight: 2, arbitrary: pure });
  }
  if (path.endsWith('parse') || path.endsWith('explain')) {
    const asked = (from: unknown, expression: string) => ({ ...(from as object), expression, redLine: undefined });
    return fc.oneof(
      pure,
      fc.tuple(pure, fitting.expression).map(([from, text]) => asked(from, text)),
    );
  }
  if (path.endsWith('timeline')) {
    const days = { from: '2025-01-01', to: '2026-12-31', context: undefined, question: { kind: 'zone' } };
    const inOrder = (from: unknown) => ({ ...(from as object), ...days });
    return fc.oneof(pure, pure.map(inOrder));
  }
  if (path.endsWith('frontier')) {
    const bare = { deal: undefined, terms: undefined, given: undefined, context: undefined };
    return fc.oneof(
      pure,
      pure.map((from) => ({ ...(from as object), ...bare })),
    );
  }
  if (/(check|nearest)$/.test(path)) {
    const none = { deal: undefined, context: undefined, weights: undefined, keep: undefined };
    const one = (from: unknown) => ({ ...(from as object), ...none });
    return fc.oneof(pure, pure.map(one));
  }
  return pure;
}

function fieldsOf(schema: Schema): string[] {
  const at = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!]!;
  const names =
    at.properties === undefined ? (at.oneOf ?? at.anyOf ?? []).flatMap(fieldsOf) : Object.keys(at.properties);
  return [...new Set(names)].filter((name) => name !== 'id');
}

const picked = (from: unknown, fields: readonly string[]) =>
  Object.fromEntries(
    fields
      .filter((field) => Object.hasOwn(Object(from) as object, field))
      .map((field) => [field, (from as Row)[field]]),
  );

type Dimension = 'body' | 'text' | 'path' | 'query' | 'header' | 'type';
const DIMENSIONS: Dimension[] = ['body', 'body', 'text', 'path', 'query', 'header', 'type'];

/** Requests to one operation about one seed. */
function toOperation(path: string, method: string, operation: Operation, fitting: Fitting): Arbitrary<Request> {
  const { operationId, parameters = [], requestBody } = operation;
  const [[type, media] = [undefined, undefined]] = Object.entries(requestBody?.content ?? {});
  const types = Object.keys(requestBody?.content ?? {});
  const sound = media === undefined ? fc.constant(undefined) : bodyOf(path, media.schema, fitting, false);
  const unsound = media === undefined ? fc.constant({}) : bodyOf(path, media.schema, fitting, true);
  const lines = types.find((one) => one.includes('ndjson'));
  const request = (off: ReadonlySet<Dimension>): Arbitrary<Request> =>
    fc
      .record({
        path: pathTo(path, method, fitting, off.has('path')),
        query: queryOf(parameters, fitting, off.has('query')),
        headers: headersOf(method, off.has('header')),
        value: off.has('body') ? unsound : sound,
        type: off.has('type') ? ODD_TYPES : types.length === 0 ? fc.constant(undefined) : oneOf(types),
        spoil: off.has('text') ? SPOILS : fc.constant((text: string) => text),
        bare: fc.nat({ max: 9 }),
      })
      .map(({ path: to, query, headers, value, type: as, spoil, bare }) => {
        const content = as ?? type;
        const format = content?.includes('yaml')
          ? 'yaml'
          : content !== undefined && content === lines
            ? 'lines'
            : 'json';
        const text = value === undefined ? undefined : spoil(written(value, format));
        return {
          ...{
            kind: off.size === 0 ? 'valid' : 'near',
            operation: operationId,
            method: method.toUpperCase(),
            path: `${to}${query}`,
          },
          headers: {
            ...headers,
            ...(text === undefined || content === undefined || (off.has('type') && bare === 0)
              ? {}
              : { 'content-type': content }),
          },
          ...(text === undefined ? {} : { body: Buffer.from(text) }),
        } as const;
      });
  return fc.oneof(
    { weight: 6, arbitrary: request(new Set()) },
    {
      weight: 4,
      arbitrary: fc.subarray(DIMENSIONS, { minLength: 1, maxLength: 2 }).chain((off) => request(new Set(off))),
    },
  );
}

function written(value: unknown, format: 'json' | 'yaml' | 'lines'): string {
  if (format === 'yaml') return stringify(value, { aliasDuplicateObjects: false });
  const { deals, ...heading } = Object(value) as { deals?: unknown };
  if (format === 'lines' && Array.isArray(deals)) {
    return [heading, ...deals].map((line) => JSON.stringify(line)).join('\n');
  }
  return JSON.stringify(value) ?? 'null';
}

function pathTo(path: string, method: string, { seed }: Fitting, off: boolean): Arbitrary<string> {
  const id = seed.negotiation.id;
  const writes = WRITES.includes(method.toUpperCase()) && !QUESTION.test(path);
  const ids = writes
    ? fc.oneof({ weight: 8, arbitrary: fc.constant(`door-${id}`) }, { weight: 1, arbitrary: FRESH })
    : oneOf([id, id, `door-${id}`]);
  const segment = path.split('/')[4] ?? '';
  const items = idsOf(seed[COLLECTIONS[segment] ?? '']);
  const there = items.length === 0 ? FRESH : oneOf(items);
  const item = fc.oneof(
    { weight: 4, arbitrary: there },
    { weight: 1, arbitrary: fc.constant('spare') },
    { weight: method === 'put' ? 2 : 0, arbitrary: FRESH },
  );
  const spare = {
    positions: 'spare-position',
    preconditions: 'spare-condition',
    'red-lines': 'spare-line',
    circumstances: 'spare_fact',
    issues: 'spare_idle',
  }[segment];
  const wanted =
    spare === undefined ? item : fc.oneof({ weight: 4, arbitrary: item }, { weight: 1, arbitrary: fc.constant(spare) });
  const party = oneOf(idsOf(seed['parties']));
  const wrong = fc.oneof(
    oddId,
    oneOf(idsOf(seed['deals'])),
    there.map((one) => one.slice(1)),
  );
  return fc
    .tuple(ids, wanted, party, wrong, fc.nat({ max: 3 }), oneOf(['', '', '', '/', '.csv', '//', '/..']))
    .map(([negotiation, record, who, odd, which, tail]) => {
      const item = off && which !== 0 ? odd : record;
      const to = path.replace('{id}', off && which === 0 ? odd : negotiation);
      return (
        to
          .replace('{item}', item)
          .replace('{job}', off && which === 0 ? odd : JOB)
          .replace('{party}', off && which !== 0 ? odd : who) + (off ? tail : '')
      );
    });
}

const cursor = fc
  .oneof(FRESH, fc.string({ maxLength: 6 }), oneOf(['0', '1', '-1', 'Infinity', 'NaN', '1.5']))
  .map((key) => Buffer.from(key).toString('base64url'));

function queryOf(parameters: readonly Parameter[], fitting: Fitting, off: boolean): Arbitrary<string> {
  const known = parameters.filter((one) => one.in === 'query');
  const options = optionsOf(fitting, false);
  const values: Record<string, Arbitrary<unknown>> = {
    after: cursor,
    version: fc.constant(1),
    limit: fc.integer({ min: 1, max: 200 }),
    validateOnly: oneOf(['true', 'false']),
    ...Object.fromEntries(
      ['party', 'issue', 'source', 'perspective'].map((name) => [
        name,
        oneOf([...(fitting.pools[name] ?? []), 'nobody']),
      ]),
    ),
  };
  const pairs = known.map(({ name, schema }) => {
    const value = values[name] ?? fromSchema(schema, name, options);
    const pair = value.map((one) => `${name}=${encodeURIComponent(wellFormed(String(one)))}`);
    return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: pair });
  });
  const sound = fc.tuple(...pairs).map((all) => all.filter(Boolean).join('&'));
  if (!off) return sound.map(question);
  const names = [...known.map((one) => one.name), 'unknown', '__proto__', 'constructor', 'limit[]', 'validateonly'];
  const odd = fc.array(
    fc.tuple(oneOf(names), ODD_VALUES).map((pair) => pair.join('=')),
    { minLength: 1, maxLength: 4 },
  );
  return fc.tuple(sound, odd).map(([one, other]) => question([one, ...other].filter(Boolean).join('&')));
}

const question = (text: string) => (text === '' ? '' : `?${text}`);
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '_');
function headersOf(method: string, off: boolean): Arbitrary<Record<string, string>> {
  const usual = oneOf<Record<string, string>>([
    ...[
      {},
      {},
      {},
      { accept: 'application/json' },
      { accept: '*/*' },
      { from: 'door@example.org' },
      { prefer: 'respond-async' },
    ],
    ...(method === 'get'
      ? [{ accept: 'text/csv' }, { accept: 'application/yaml, */*;q=0.1' }, { 'if-none-match': '"1-json"' }]
      : [{ 'if-match': '*' }]),
  ]);
  const key =
    method === 'post'
      ? fc.nat({ max: 60 }).map((n) => (n < 20 ? { 'idempotency-key': `door-${n}` } : {}))
      : fc.constant({});
  return fc
    .tuple(usual, key, off ? ODD_HEADERS : fc.constant({}))
    .map(([one, two, three]) => ({ ...one, ...two, ...three }));
}

/** Anything at all, at any address. */
function wild(templates: readonly string[]): Arbitrary<Request> {
  const id = fc.oneof(oneOf([...SEEDS, ...COPIES.map((copy) => copy.id)]), oddId, FRESH);
  const known = fc
    .tuple(oneOf(templates), id, id)
    .map(([path, one, two]) => path.replace('{id}', one).replace(/\{\w+\}/, two));
  const odd = fc.oneof(
    oneOf([
      '/',
      '//',
      '/%',
      '/v1',
      '/v1/',
      '/v2/negotiations',
      '/docs',
      '/docs/',
      '/docs/static/../../package.json',
      '/metrics',
      '/healthz',
      '/readyz',
      '/openapi.json',
      '/..%2f..%2fetc%2fpasswd',
      '*',
      `/${'a/'.repeat(3000)}`,
      '/docs/static/%00',
      '/docs/json',
      '/docs/yaml',
      '/docs/static/',
    ]),
    fc.webPath().map((path) => `/v1${path}`),
    known.map((path) => `http://elsewhere.example${path}`),
    known.map((path) => path.replaceAll('/', '%2F')),
    known.map((path) => path.replace('v1', 'V1')),
    fc
      .tuple(known, ODD_VALUES)
      .map(([path, value]) => `${path}?limit=${value}&limit=2&__proto__=1&constructor[prototype]=x`),
    fc
      .tuple(known, fc.nat(), oneOf(['%', '%00', '%2e%2e/', ';', '\\', '#x', '|', '"', '<', '\u00ff']))
      .map(([path, place, put]) => spliced(path, place, put)),
  );
  const method = oneOf([
    'GET',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'QUERY',
    'SEARCH',
    'PROPFIND',
    'PURGE',
    'LINK',
  ]);
  const type = fc.oneof({ weight: 3, arbitrary: fc.constant('application/json') }, { weight: 2, arbitrary: ODD_TYPES });
  return fc
    .record({
      method,
      path: fc.oneof({ weight: 3, arbitrary: known }, { weight: 2, arbitrary: odd }),
      type,
      headers: headersOf('post', true),
      body: fc.option(WILD_BODIES, { freq: 5, nil: undefined }),
    })
    .map(({ method: how, path, type: as, headers, body }) => ({
      ...{
        kind: 'wild',
        operation: null,
        method: how,
        path,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': as }) },
      },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    }));
}

/** A seed is never written to: who would, writes to its copy. The path is one that a client can send at all. */
function harmless(request: Request): Request {
  const sendable = (path: string) => ({ ...request, path: path.replaceAll(/[^!-\u00ff]/g, '_') });
  if (!WRITES.includes(request.method)) return sendable(request.path);
  let path = request.path;
  try {
    path = decodeURIComponent(path);
  } catch {
    // It cannot be read, so it leads nowhere.
  }
  if (QUESTION.test(path.split('?', 1)[0]!) || !SEEDS.some((id) => path.includes(id))) return sendable(request.path);
  return sendable(SEEDS.reduce((to, id) => to.replaceAll(new RegExp(`(?<!door-)${id}`, 'g'), `door-${id}`), path));
}

export const OPERATIONS = Object.values(contract.paths).flatMap((methods) =>
  Object.values(methods).map((one) => one.operationId),
);

/** Every operation alike, with either seed: what fits, what nearly fits, and what does not fit at all. */
export function requests(): Arbitrary<Request> {
  const fittings = SEEDS.map((id) => fittingTo(caseOf(id)));
  const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const [flat, war] = fittings.map((fitting) => toOperation(path, method, operation, fitting));
      const large = STATELESS.test(path) || path === '/v1/negotiations' || path === '/v1/negotiations/{id}';
      return fc.oneof({ weight: large ? 6 : 2, arbitrary: flat! }, { weight: 1, arbitrary: war! });
    }),
  );
  return fc
    .oneof(
      { weight: 8, arbitrary: fc.oneof(...operations) },
      { weight: 2, arbitrary: wild(Object.keys(contract.paths)) },
    )
    .map(harmless);
}
