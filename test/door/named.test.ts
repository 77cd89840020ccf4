import { once } from 'node:events';
import { Agent } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { ProblemBody } from '../../src/http/problem.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CONFIG, serve } from '../api/serving.ts';
import { send } from './client.ts';
import { startServer } from './served.ts';

const FLAT = '/v1/negotiations/flat-lease';
const JSON_TYPE = 'application/json';
const YAML_TYPE = 'application/yaml';
const LINES_TYPE = 'application/x-ndjson';

interface Answer {
  readonly status: number;
  readonly type: unknown;
  readonly text: string;
}

/** The bytes as they are. */
async function ask(
  app: FastifyInstance,
  method: 'POST' | 'PUT',
  url: string,
  type: string,
  payload: Buffer,
): Promise<Answer> {
  const { statusCode, headers, body } = await app.inject({ method, url, headers: { 'content-type': type }, payload });
  return { status: statusCode, type: headers['content-type'], text: body };
}

/** A problem with one fault of that code, for a reason that a person can read. */
function expectRefusal({ status, type, text }: Answer, code: string, reason: RegExp): void {
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = ProblemBody.parse(JSON.parse(text));
  expect([status, problem.status, problem.type]).toEqual([400, 400, '/docs/problems#malformed']);
  expect(problem.errors.map((fault) => fault.code)).toEqual([code]);
  expect(problem.detail).toMatch(reason);
}

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const keys = (count: number, open: string, close: string, between: string) =>
  open + Array.from({ length: count }, (_, at) => `"k${at}": 1`).join(between) + close;

/** A member to put in an object, what it is refused as, and why. */
const IN_JSON: [name: string, member: string, code: string, reason: RegExp][] = [
  ['nesting past 64', `"a":${deep(64)}`, 'too_deep', /^line 1, column \d+: nested deeper than 64 levels$/],
  ['nesting without end', `"a":${'['.repeat(100_000)}`, 'too_deep', /nested deeper than 64 levels$/],
  ['10,001 keys', `"a":${keys(10_001, '{', '}', ',')}`, 'too_many_keys', /more than 10000 keys in one object$/],
  ['a key twice', '"a":1,"a":2', 'duplicate_key', /a second `a` in the same object$/],
  ['a key twice, written differently', '"a":1,"\\u0061":2', 'duplicate_key', /a second `\\u0061` in the same object$/],
  ['bytes that are no UTF-8', '"a":"\xff"', 'not_utf8', /^(line \d+: )?the body is not valid UTF-8$/],
  ['a surrogate as bytes', '"a":"\xed\xa0\x80"', 'not_utf8', /the body is not valid UTF-8$/],
  ['an overlong slash', '"a":"\xc0\xaf"', 'not_utf8', /the body is not valid UTF-8$/],
  ['NUL', '"a":"\0"', 'nul_character', /a NUL character in a text$/],
  ['NUL as an escape', '"a":"\\u0000"', 'nul_character', /a NUL character in a text$/],
  ['NUL in a key', '"\\u0000":1', 'nul_character', /a NUL character in a text$/],
  ['half a surrogate pair', '"a":"\\ud83d"', 'lone_surrogate', /half of a surrogate pair in a text$/],
  ['the other half', '"a":"\\ude00\\ud83d"', 'lone_surrogate', /half of a surrogate pair in a text$/],
  ['a whole number past 2^53', '"a":9007199254740993', 'unsafe_number', /`9007199254740993` would not survive/],
  ['a number past the largest', '"a":1e400', 'unsafe_number', /`1e400` would not survive/],
  ['a number below the smallest', '"a":-1e-400', 'unsafe_number', /`-1e-400` would not survive/],
  ['more digits than a double has', '"a":0.12345678901234567890', 'unsafe_number', /would not survive/],
  ['a prototype', '"__proto__":{"a":1}', 'forbidden_key', /the key `__proto__` is not allowed$/],
  ['no JSON', '"a":nope', 'malformed_json', /^line 1, column \d+: expected a value, found `nope`$/],
];

describe.each(IN_JSON)('%s', (_name, member, code, reason) => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');

  it('in the body of a record', async () => {
    const { app } = await serve();
    const body = bytes(`{"title":"x","terms":{${member}}}`);
    expectRefusal(await ask(app, 'POST', `${FLAT}/deals`, JSON_TYPE, body), code, reason);
  });

  it('in a document that is sent along', async () => {
    const { app } = await serve();
    const body = bytes(`{"negotiation":{"negotiation":{"id":"n","title":"x",${member}}},"terms":{}}`);
    for (const path of ['/v1/check', '/v1/explain', '/v1/check/batch']) {
      expectRefusal(await ask(app, 'POST', path, JSON_TYPE, body), code, reason);
    }
  });

  it('in a line of many: the line gets the problem, the next its answer', async () => {
    const { app } = await serve();
    const lines = `{"ref":"first","deal":"compromise"}\n{"ref":"bad",${member}}\n{"ref":"last","deal":"compromise"}`;
    const { status, text } = await ask(app, 'POST', `${FLAT}/check/batch`, LINES_TYPE, bytes(lines));
    expect(status).toBe(200);
    const [first, bad, last] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([first.verdict, last.verdict]).toEqual(['acceptable', 'acceptable']);
    const problem = ProblemBody.parse(bad.problem);
    expect([bad.ref, problem.status, problem.errors.map((fault) => fault.code)]).toEqual([null, 400, [code]]);
    expect(problem.detail.replace(/^line 2: /, '').replace(/^line 2,/, 'line 1,')).toMatch(reason);
  });
});

const IN_YAML: [name: string, text: string, code: string, reason: RegExp][] = [
  ['nesting past 64', `a: ${deep(64)}`, 'too_deep', /^line 3, column \d+: nested deeper than 64 levels$/],
  ['nesting without end', `a: ${'['.repeat(100_000)}`, 'too_deep', /nested deeper than 64 levels$/],
  ['nesting by lines', '- '.repeat(5000), 'too_deep', /nested deeper than 64 levels$/],
  ['10,001 keys', keys(10_001, 'a:\n  ', '', '\n  '), 'too_many_keys', /more than 10000 keys in one object$/],
  ['a key twice', 'a: 1\na: 2', 'duplicate_key', /a second `a` in the same object$/],
  ['bytes that are no UTF-8', 'a: \xff', 'not_utf8', /^the body is not valid UTF-8$/],
  ['NUL', 'a: "\\0"', 'nul_character', /a NUL character in a text$/],
  ['half a surrogate pair', 'a: "\\ud83d"', 'lone_surrogate', /half of a surrogate pair in a text$/],
  ['a whole number past 2^53', 'a: 9007199254740993', 'unsafe_number', /`9007199254740993` would not survive/],
  ['no number', 'a: .nan', 'unsafe_number', /`.nan` is no number here$/],
  ['an alias', 'a: &x [1]\nb: *x', 'alias', /^line 4, column 4: an alias$/],
  ['aliases of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]', 'alias', /an alias$/],
  ['an unknown tag', 'a: !mine 1', 'unknown_tag', /^line 3, column \d+: /],
  ['a tag that makes code', 'a: !!js/function "x"', 'unknown_tag', /unresolved tag/],
  ['a merge key with an alias', 'a: &a { x: 1 }\nb: { <<: *a }', 'alias', /an alias$/],
  ['a prototype', '__proto__: { a: 1 }', 'forbidden_key', /the key `__proto__` is not allowed$/],
  ['two documents', 'a: 1\n---\nb: 2', 'several_documents', /^more than one YAML document$/],
];

it.each(IN_YAML)('%s in YAML', async (_name, text, code, reason) => {
  const { app } = await serve();
  const body = Buffer.from(`negotiation:\n  title: x\n${text}`, 'latin1');
  expectRefusal(await ask(app, 'POST', '/v1/negotiations', YAML_TYPE, body), code, reason);
  expectRefusal(await ask(app, 'PUT', '/v1/negotiations/n', YAML_TYPE, body), code, reason);
});

describe('bodies past their limit are 413, at their limit they are read', () => {
  const LIMITS = { ...CONFIG, bodyLimit: 3000, documentLimit: 12_000 };
  const filled = (length: number, open: string, close: string) =>
    open + ' '.repeat(length - open.length - close.length) + close;
  const CASES: [
    path: string,
    method: 'post' | 'put' | 'patch',
    type: string,
    limit: number,
    open: string,
    close: string,
  ][] = [
    [`${FLAT}/deals`, 'post', JSON_TYPE, 3000, '{"title":"x","terms":{}', '}'],
    [`${FLAT}/deals/a`, 'put', JSON_TYPE, 3000, '{"title":"x","terms":{}', '}'],
    [FLAT, 'patch', 'application/merge-patch+json', 3000, '{"description":"x"', '}'],
    [`${FLAT}/check`, 'post', JSON_TYPE, 3000, '{"deal":"compromise"', '}'],
    [`${FLAT}/explain`, 'post', JSON_TYPE, 3000, '{"expression":"pets"', '}'],
    ['/v1/expressions/parse', 'post', JSON_TYPE, 12_000, '{"expression":"pets"', '}'],
    ['/v1/negotiations', 'post', JSON_TYPE, 12_000, '{"negotiation":{"title":"x"}', '}'],
    ['/v1/negotiations/n', 'put', YAML_TYPE, 12_000, 'negotiation: { title: x', '}'],
    ['/v1/check', 'post', JSON_TYPE, 12_000, '{"negotiation":{"negotiation":{"id":"n","title":"x"}},"terms":{}', '}'],
    [`${FLAT}/check/batch`, 'post', JSON_TYPE, 12_000, '{"deals":[]', '}'],
  ];

  it.each(CASES)('%s %s %s', async (path, method, type, limit, open, close) => {
    const { http } = await serve({ config: LIMITS });
    const ask = (length: number) =>
      http[method](path)
        .type(type)
        .send(filled(length, open, close));
    expect((await ask(limit)).status).toBeLessThan(300);
    const answer = await ask(limit + 1);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(answer.text)).toMatchObject({
      ...{ status: 413, type: '/docs/problems#too-large', detail: `the body may have at most ${limit} bytes here` },
    });
  });

  it('whether or not the length is told in advance', async () => {
    const { app } = await serve({ config: LIMITS });
    const chunk = 'x'.repeat(2000);
    const chunks = `7d0\r\n${chunk}\r\n`.repeat(2);
    const head = `POST ${FLAT}/deals HTTP/1.1\r\nhost: x\r\ncontent-type: ${JSON_TYPE}\r\ntransfer-encoding: chunked\r\n\r\n`;
    expect(await conversation(app, [head + chunks])).toMatch(/^HTTP\/1.1 413 .*at most 3000 bytes/s);
  });

  it('a line of many is as long as a document, and the next one is read', async () => {
    const { http } = await serve({ config: LIMITS });
    const line = filled(12_000, '{"ref":1,"deal":"compromise"', '}');
    const lines = [line, `${line} `, line].join('\n');
    const { text } = await http.post(`${FLAT}/check/batch`).type(LINES_TYPE).send(lines).expect(200);
    const answers = text
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(answers.map((one) => one.verdict ?? one.problem.status)).toEqual(['acceptable', 413, 'acceptable']);
    expect(answers[1].problem.detail).toBe('line 2 is longer than a line may be: 12000 bytes');
  });
});

it('YAML past 256 KiB is parsed beside the loop: others are answered meanwhile', async () => {
  const server = await startServer();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await server.stop();
  });
  const healthz = { kind: 'valid', operation: null, method: 'GET', path: '/healthz', headers: {} } as const;
  const deals = Array.from(
    { length: 30_000 },
    (_, at) => `  - { id: deal-${at}, title: Deal number ${at}, terms: {} }`,
  );
  const body = Buffer.from(`negotiation:\n  title: x\ndeals:\n${deals.join('\n')}\ndeals: []\n`);
  expect(body.length).toBeGreaterThan(1024 ** 2);
  const asked = { ...healthz, method: 'POST', path: '/v1/negotiations', headers: { 'content-type': YAML_TYPE }, body };
  let answered = false;
  const long = send(server.port, asked, agent, 60_000).finally(() => {
    answered = true;
  });
  const latencies: number[] = [];
  while (!answered) {
    latencies.push((await send(server.port, healthz, agent, 60_000)).milliseconds);
    await setTimeout(5);
  }
  const outcome = await long;
  expect(outcome).toMatchObject({ status: 400 });
  expect('body' in outcome && outcome.body.toString()).toContain('duplicate_key');
  expect(outcome.milliseconds, 'long enough to tell').toBeGreaterThan(300);
  expect(Math.max(...latencies)).toBeLessThan(outcome.milliseconds / 2);
  expect(latencies.length).toBeGreaterThan(10);
});

describe('slow and silent clients are let go', () => {
  const HALF = `POST ${FLAT}/deals HTTP/1.1\r\nhost: x\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: 100\r\n\r\n{"title"`;

  it('all four limits are set', async () => {
    const { app } = await serve();
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = app.server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
      ...{ headersTimeout: 20_000, requestTimeout: 3_600_000, keepAliveTimeout: 72_000, timeout: 120_000 },
    });
  });

  it.each([
    ['silent within its headers', 'GET /healthz HTTP/1.1\r\nhost'],
    ['silent within its body', HALF],
    ['silent from the start', ''],
  ])('%s', async (_name, text) => {
    const { app } = await serve();
    app.server.setTimeout(200);
    expect(await conversation(app, [text])).not.toMatch(/HTTP\/1.1 [25]/);
  });

  it('silent after an answer', async () => {
    const { app } = await serve();
    app.server.keepAliveTimeout = 200;
    expect(await conversation(app, ['GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'])).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each(['GET /healthz HTTP/1.1\r\nhost', HALF])('not done in time: 408 (%#)', async (text) => {
    const { app } = await serve();
    const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    app.server.once('connection', async (socket: Socket) => {
      await setTimeout(100);
      app.server.emit('clientError', late, socket);
    });
    const said = await conversation(app, [text]);
    expect(said).toMatch(/^HTTP\/1.1 408 .*application\/problem\+json.*the request did not arrive in time/s);
  });
});

/** Writes, and waits until the server closes. */
async function conversation(app: FastifyInstance, texts: readonly string[]): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.on('error', () => {});
  for (const text of texts) socket.write(text);
  const closed = await Promise.race([once(socket, 'close').then(() => true), setTimeout(5000, false)]);
  expect(closed, 'the server closes').toBe(true);
  return said;
}

describe('what never leaves', () => {
  const SECRET = 'secret of the house';
  const failure = () =>
    Object.assign(new TypeError(SECRET), { code: 'E_SECRET', statusCode: 503, path: '/etc/secret' });

  async function withDefects() {
    const store = await openStore('file::memory:');
    const app = await buildApp({ store, config: CONFIG });
    app.get('/thrown', async () => {
      throw failure();
    });
    app.get('/sent', (_request, reply) => void reply.send(failure()));
    app.get('/in-a-hook', { onRequest: (_request, _reply, done) => done(failure()) }, async () => ({}));
    app.get('/while-sending', { preSerialization: async () => Promise.reject(failure()) }, async () => ({ a: 1 }));
    app.get('/no-json', async () => ({ a: 1n }));
    app.get('/no-error', async () => Promise.reject({ message: SECRET, stack: SECRET }));
    app.get('/status-500', async (_request, reply) => reply.code(500).send({ message: 'x' }));
    onTestFinished(async () => {
      await app.close();
      await store.close();
    });
    return app;
  }

  it.each(['/thrown', '/sent', '/in-a-hook', '/while-sending', '/no-json', '/no-error'])(
    'a defect: %s',
    async (url) => {
      const { statusCode, headers, body } = await (await withDefects()).inject(url);
      expect(statusCode).toBe(500);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(body)).toEqual({
        ...{ type: '/docs/problems#defect', title: 'A defect of the server', status: 500, instance: url, errors: [] },
        detail: expect.stringMatching(/^this is our fault, not yours; it is logged as request req-\w+$/),
      });
      expect(body + JSON.stringify(headers)).not.toMatch(/secret|at .*:\d+:\d+|node_modules|\.ts|TypeError|BigInt/i);
    },
  );

  it.each([
    ['/healthz', 200],
    ['/v1/negotiations', 200],
    ['/docs/problems', 200],
    ['/v1/nowhere', 404],
    ['/v1/negotiations/nowhere', 404],
    ['/v1/negotiations?limit=0', 422],
    ['/thrown', 500],
  ])('the headers of helmet are on %s (%i)', async (url, status) => {
    const { statusCode, headers } = await (await withDefects()).inject(url);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });
});
