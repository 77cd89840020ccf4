import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { asRefusal } from '../../src/http/faults.ts';
import { parseGuardedYaml } from '../../src/http/guarded-yaml.ts';
import { linesOf } from '../../src/http/lines.ts';
import { serve } from '../api/serving.ts';
import { sendRaw } from './client.ts';

/** What requests made at random, or by hand, have found once. */

const FLAT = '/v1/negotiations/flat-lease';

it('a line that begins with spaces is a line', async () => {
  const { http } = await serve();
  const lines = [' {"ref":1,"deal":"compromise"}', '\t{"ref":2,"deal":"compromise"}', ' \t\r', '{"ref":3,"terms":{}}'];
  const { text } = await http.post(`${FLAT}/check/batch`).type('application/x-ndjson').send(lines.join('\n'));
  const refs = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { ref: number }).ref);
  expect(refs).toEqual([1, 2, 3]);
});

it.each([false, true])(
  'a long line in small pieces costs no more than its length (as the first line: %s)',
  async (first) => {
    async function* pieces() {
      if (!first) yield Buffer.from('{}\n');
      for (let sent = 0; sent < 40_000; sent++) yield Buffer.alloc(256, 120);
      yield Buffer.from('\n{}');
    }
    const lines = linesOf(pieces(), 32 * 1024 ** 2);
    const began = performance.now();
    const start = await lines.first();
    expect(start).toHaveLength(first ? 256 * 40_000 : 2);
    const lengths: number[] = [];
    while (
      await lines.next(
        (_bytes, from, to) => lengths.push(to - from),
        () => expect.unreachable(),
      )
    ) {}
    expect(lengths).toEqual(first ? [2] : [256 * 40_000, 2]);
    expect(performance.now() - began).toBeLessThan(3000);
  },
);

it('a body with a million faults gets the first thousand', async () => {
  const { http } = await serve();
  const unknown = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${at}`, 1]));
  const deals = Array.from({ length: 10_000 }, () => unknown);
  const { body } = await http.post(`${FLAT}/check/batch`).send({ deals }).expect(422);
  expect(body.errors).toHaveLength(1000);
  expect(body.detail).toMatch(/^`ref` is missing \(and at least \d+ more\)$/);
});

it('so does one whose faults only the whole document shows', async () => {
  const { http } = await serve();
  const holds = `${'(a + b) and '.repeat(300)}c`;
  const redLines = Array.from({ length: 2000 }, (_, at) => ({
    ...{ id: `line-${at}`, party: 'p', title: 'x', basis: 'declared', holds },
  }));
  const body = { negotiation: { title: 'x' }, parties: [{ id: 'p', name: 'P' }], redLines };
  const answer = await http.post('/v1/negotiations').send(body).expect(422);
  expect(answer.body.errors).toHaveLength(1000);
  expect(answer.body.detail).toContain('and at least');
});

it('answers that no text could hold together are refused', async () => {
  const { http } = await serve();
  const line = { id: 'line', party: 'p', title: 'x', basis: 'declared', holds: 'open', text: '"'.repeat(8000) };
  const negotiation = {
    negotiation: { id: 'n', title: 'x' },
    parties: [{ id: 'p', name: 'P' }],
    issues: [{ id: 'open', title: 'Open', type: 'boolean' }],
    redLines: [line, { ...line, id: 'other' }],
  };
  const deals = Array.from({ length: 10_000 }, (_, ref) => ({ ref, terms: { open: false } }));
  const answer = await http.post('/v1/check/batch').send({ negotiation, deals, detail: 'full' }).expect(422);
  expect(answer.body.detail).toMatch(/^the first \d+ of 10000 answers alone are longer than/);
});

const SILENCE = 500;
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
const rawly = async (app: FastifyInstance, text: string) =>
  (await sendRaw((app.server.address() as AddressInfo).port, Buffer.from(text), SILENCE)).toString();

it.each([
  ['/v1/negotiations/nowhere/check/batch', '{"ref":1}', 404],
  [`${FLAT}/check/batch`, '{"budgt":1}', 422],
])(
  'a stream that is refused half read at %s does not leave its rest to the next request',
  async (path, line, status) => {
    const { app } = await serve();
    const text = await rawly(app, post(path, `${line}\n${'x'.repeat(300_000)}`));
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
  },
);

it('a request without `host` gets a problem', async () => {
  const { app } = await serve();
  expect(await rawly(app, 'GET /healthz HTTP/1.1\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 .*application\/problem\+json.*`host`/s,
  );
  expect(await rawly(app, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});

it.each([
  ['/docs/static/%00', {}, 400, 'bad-request'],
  ['/docs/static/index.css', { range: 'bytes=999999999-' }, 400, 'bad-request'],
  ['/docs/static/index.css', { 'if-match': '"x"' }, 412, 'condition-failed'],
])('what a file is asked in vain is refused: %s %j', async (path, headers, status, type) => {
  const { http } = await serve();
  const answer = await http.get(path).set(headers);
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { status, type: `/docs/problems#${type}` }]);
});

it('a client that goes away within its body is no defect', async () => {
  const log = { error: () => expect.unreachable('it is logged as a defect') };
  const request = (readableAborted: boolean) => ({ raw: { readableAborted }, headers: {}, log }) as never;
  const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' }) as never;
  expect(asRefusal(aborted, request(true)).code).toBe('bad_request');
  expect(() => asRefusal(aborted, request(false))).toThrow('logged as a defect');
});

it('after an upgrade that is not granted the connection ends: the next request on it could wait forever', async () => {
  const { app } = await serve();
  const upgrade = 'connection: upgrade\r\nupgrade: websocket\r\n';
  const ask = (more: string, path = '/healthz') => rawly(app, `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`);
  expect(await ask(upgrade, '/%zz')).toMatch(/^HTTP\/1.1 400 .*\r\nconnection: close\r\n/is);
  expect(await ask(upgrade)).toMatch(/^HTTP\/1.1 200 .*\r\nconnection: close\r\n/is);
  expect(await ask('')).toMatch(/\r\nconnection: keep-alive\r\n/i);
});

describe('YAML that would take more memory or time than it is worth', () => {
  it.each([
    ['millions of items', '- a\n'.repeat(4_000_000), 'too_many_tokens', 8000],
    ['millions of items in brackets', `[${'a,'.repeat(8_000_000)}a]`, 'too_many_tokens', 8000],
    ['a million documents', '---\n'.repeat(500_000), 'several_documents', 8000],
    ['a quarter of a million faults', '}'.repeat(250_000), 'malformed_yaml', 500],
  ])('%s', (_name, text, code, milliseconds) => {
    const began = performance.now();
    expect(parseGuardedYaml(text).fault).toMatchObject({ code });
    expect(performance.now() - began).toBeLessThan(milliseconds);
  });
});

it('a page of the history ends before no text could hold it, and goes on with the next', async () => {
  const { http } = await serve();
  const prose = 'x'.repeat(8000);
  const put = async (title: string) => {
    const sources = Array.from({ length: 1200 }, (_, at) => ({
      id: `s${at}`,
      csl: { type: 'book', title, note: prose },
    }));
    await http.put('/v1/negotiations/long').send({ negotiation: { title }, sources });
  };
  for (const title of ['one', 'two', 'three', 'four']) await put(title);
  const seen: number[][] = [];
  for (let url: string | null = '/v1/negotiations/long/history'; url !== null; ) {
    const { body } = (await http.get(url).expect(200)) as { body: { items: { after: number }[]; next: string | null } };
    seen.push(body.items.map((entry) => entry.after));
    url = body.next;
  }
  expect(seen).toEqual([[1], [2], [3], [4]]);
});
