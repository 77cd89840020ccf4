import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { headingId } from '../../src/http/markdown.ts';
import { PROBLEMS, ProblemBody, type ProblemCode, typeOf } from '../../src/http/problem.ts';
import { CONFIG, serve } from './serving.ts';

const FLAT = '/v1/negotiations/flat-lease';
const DOCS = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');

/** Whatever is wrong, the answer has the one shape, and a type that leads to a heading. */
function expectProblem(
  answer: { status: number; headers: object; body: unknown },
  code: ProblemCode,
  instance?: string,
) {
  expect(answer.headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/problem\+json/) });
  const problem = ProblemBody.parse(answer.body);
  expect([problem.type, problem.status, answer.status]).toEqual([
    typeOf(code),
    PROBLEMS[code].status,
    PROBLEMS[code].status,
  ]);
  if (instance !== undefined) expect(problem.instance).toBe(instance);
  expect(problem.detail).not.toMatch(/\.$|FST_|\bzod\b|^[A-Z]/);
  return problem;
}

describe('the table and its page', () => {
  const sections = DOCS.split(/^## /m).slice(1);
  const headings = new Map(sections.map((section) => [section.split('\n')[0]!, section]));

  it.each(Object.entries(PROBLEMS))('%s has its row, with its status', (code, { status }) => {
    const section = headings.get(code.replaceAll('_', '-'));
    expect(section).toMatch(new RegExp(`^.*\n\n${status}\\. `));
    expect(typeOf(code as ProblemCode)).toBe(`/docs/problems#${headingId(section!.split('\n')[0]!)}`);
  });

  it('the page has no row too many', () => {
    const known = Object.keys(PROBLEMS).map((code) => code.replaceAll('_', '-'));
    expect([...headings.keys()].filter((heading) => /^[a-z-]+$/.test(heading) && !known.includes(heading))).toEqual([]);
  });

  it('the type of a problem leads to its heading', async () => {
    const { http } = await serve();
    const { text } = await http
      .get('/docs/problems')
      .expect(200)
      .expect('content-type', /^text\/html/);
    for (const code of Object.keys(PROBLEMS)) expect(text).toContain(`<h2 id="${code.replaceAll('_', '-')}">`);
  });

  it('every code of a field is on the page', () => {
    const codes = ['src/http', 'src/negotiation'].flatMap((folder) => {
      const url = new URL(`../../${folder}/`, import.meta.url);
      const files = readdirSync(url, { recursive: true }) as string[];
      const texts = files
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(new URL(file, url), 'utf8'));
      return texts.flatMap((text) =>
        [...text.matchAll(/(?:code: |refuse\(|refused\('.?', )'([a-z_]+)'/g)].map(([, code]) => code),
      );
    });
    expect(codes.length).toBeGreaterThan(40);
    const internal = ['invalid_union'];
    const missing = codes.filter((code) => !internal.includes(code!) && !DOCS.includes(`\`${code}\``));
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe('what never gets to a handler', () => {
  it('an address that does not exist, with the one that is close', async () => {
    const { http } = await serve();
    const close = expectProblem(await http.get(`${FLAT}/redlines?x=1`), 'no_such_address', `${FLAT}/redlines`);
    expect(close.detail).toContain(`did you mean \`${FLAT}/red-lines\`?`);
    expect(expectProblem(await http.get(`${FLAT}/`), 'no_such_address').detail).toContain(`\`${FLAT}\``);
    expectProblem(await http.post('/nowhere').send({}), 'no_such_address');
  });

  it('a method that does not exist there', async () => {
    const { http } = await serve();
    const answer = await http.patch(`${FLAT}/deals`).send({});
    expectProblem(answer, 'method_not_allowed');
    expect(answer.headers['allow']).toMatch(/GET.*POST/);
    expectProblem(await http.delete(`${FLAT}/document`), 'method_not_allowed');
  });

  it('a format that nobody offers', async () => {
    const { http } = await serve();
    const get = (accept: string) => http.get(`${FLAT}/document`).set('accept', accept);
    expectProblem(await get('image/png'), 'not_acceptable');
    expectProblem(await get('application/json;q=0'), 'not_acceptable');
    await get('image/png, application/*;q=0.1').expect(200).expect('content-type', /json/);
    await get('text/html, application/yaml').expect(200).expect('content-type', /yaml/);
  });

  it('a body that is not read', async () => {
    const { http } = await serve();
    const post = (type: string, body: string) => http.post(`${FLAT}/deals`).set('content-type', type).send(body);
    expectProblem(await post('text/plain', '{}'), 'unsupported_media_type');
    expectProblem(await post('application/yaml', 'title: x'), 'unsupported_media_type');
    expectProblem(await post('application/x-ndjson', '{}'), 'unsupported_media_type');
    expectProblem(await post('rubbish', '{}'), 'unsupported_media_type');
    for (const type of ['application/json; charset=latin1', 'application/json;CHARSET="ISO-8859-1"']) {
      const { detail } = expectProblem(await post(type, '{}'), 'unsupported_media_type');
      expect(detail).toMatch(/^`charset=(latin1|iso-8859-1)` is not read here; send the body in UTF-8$/);
    }
    const yaml = http.post('/v1/negotiations').set('content-type', 'application/yaml; charset=latin1').send('a: 1');
    expectProblem(await yaml, 'unsupported_media_type');
    const lines = http.post(`${FLAT}/check/batch`).set('content-type', 'application/x-ndjson; charset=utf-16');
    expectProblem(await lines.send('{}'), 'unsupported_media_type');
    for (const charset of ['utf-8', 'UTF8', '"utf-8"', 'us-ascii'])
      expectProblem(await post(`application/json; charset=${charset}`, '{}'), 'invalid');
    expectProblem(await post('application/ld+json', '{}'), 'unsupported_media_type');
    const zipped = http.post(`${FLAT}/deals`).set('content-encoding', 'gzip').send({});
    expectProblem(await zipped, 'unsupported_media_type');
    const broken = expectProblem(await post('application/json', '{"title": "x",\n "terms": {,}}'), 'malformed');
    expect(broken.errors).toMatchObject([{ in: 'body', pointer: '/terms', code: 'malformed_json' }]);
    expect(broken.detail).toBe('line 2, column 12: expected a key in double quotes or `}`, found `,`');
    expectProblem(await post('application/json', ''), 'malformed');
    const twice = expectProblem(await post('application/json', '{"title":"a","title":"b"}'), 'malformed');
    expect(twice.errors).toMatchObject([{ pointer: '/title', code: 'duplicate_key' }]);
    const none = expectProblem(await http.post(`${FLAT}/deals`), 'invalid');
    expect(none.errors).toMatchObject([{ pointer: '', code: 'missing', help: 'send one, as JSON' }]);
    const nothing = expectProblem(await post('application/json', 'null'), 'invalid');
    expect(nothing.detail).toBe('the body is `null`; an object is needed');
  });

  it('a body that is too large; a whole document may be larger', async () => {
    const { http } = await serve({ config: { ...CONFIG, bodyLimit: 5000 } });
    const deal = { title: 'x', terms: {}, note: 'x'.repeat(5000) };
    const large = expectProblem(await http.post(`${FLAT}/deals`).send(deal), 'too_large');
    expect(large.detail).toContain('5000 bytes');
    await http
      .put('/v1/negotiations/n')
      .send({ negotiation: { title: 'x', description: 'x'.repeat(6000) } })
      .expect(201);
  });

  it('an address that cannot be read, or is too long', async () => {
    const { http } = await serve();
    expectProblem(await http.get('/v1/negotiations/%zz'), 'bad_request');
    expectProblem(await http.get(`/v1/negotiations/${'x'.repeat(201)}`), 'address_too_long');
    expectProblem(await http.get('/v1/negotiations/%00'), 'not_found');
    expectProblem(await http.get('/v1/negotiations/__proto__'), 'not_found');
    expectProblem(await http.get(`${FLAT}/parties/constructor`), 'not_found');
  });

  it('what is not HTTP, expectations that cannot be met, headers without end', async () => {
    const { app } = await serve();
    const { port } = app.server.address() as { port: number };
    const say = async (text: string) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('error', () => {});
      socket.write(text);
      await Promise.race([new Promise((resolve) => socket.once('close', resolve)), setTimeout(2000)]);
      socket.destroy();
      const [head, body] = answer.split('\r\n\r\n') as [string, string];
      const headers = { 'content-type': /content-type: (.*)/.exec(head)?.[1] };
      return { status: Number(head.split(' ')[1]), headers, body: JSON.parse(body) };
    };
    expectProblem(await say('HELLO\r\n\r\n'), 'bad_request');
    expectProblem(await say('GET / HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\n\r\n'), 'expectation_failed', '/');
    expectProblem(await say(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`), 'headers_too_large');
  });
});

describe('what was nearly right', () => {
  it('an idempotency key with nothing in it, in quotes or not', async () => {
    const { http } = await serve();
    for (const key of ['', '""']) {
      const post = http.post(`${FLAT}/deals`).set('idempotency-key', key).send({ title: 'x', terms: {} });
      const { errors } = expectProblem(await post, 'invalid');
      expect(errors).toMatchObject([{ in: 'header', pointer: '/idempotency-key' }]);
    }
  });

  it('a field of the query for the second time', async () => {
    const { http } = await serve();
    const { errors } = expectProblem(await http.get(`${FLAT}/deals?limit=1&limit=2&q=x&q=y&q=z`), 'invalid');
    expect(errors).toMatchObject([
      { in: 'query', pointer: '/limit', code: 'duplicate_key', detail: '`limit` is given twice', help: 'give it once' },
      { in: 'query', pointer: '/q', code: 'duplicate_key', detail: '`q` is given 3 times' },
      { in: 'query', pointer: '/q', code: 'unknown_field' },
    ]);
  });

  it('an address that ends before the id', async () => {
    const { http } = await serve();
    const asked = [
      expectProblem(await http.get('/v1/negotiations/'), 'not_found'),
      expectProblem(await http.get(`${FLAT}/deals/`), 'not_found'),
      expectProblem(await http.put('/v1/negotiations/').send({ negotiation: { title: 'x' } }), 'invalid'),
    ];
    for (const { detail } of asked) expect(detail).not.toContain('``');
  });

  it('the overview, or the address of the document, for a whole negotiation', async () => {
    const { http } = await serve();
    const overview = (await http.get(FLAT)).body;
    const { errors } = expectProblem(await http.put(FLAT).send(overview), 'invalid');
    expect(errors[0]).toMatchObject({ pointer: '/negotiation', code: 'missing' });
    expect(errors[0]!.help).toMatch(/^expected an object with the negotiation's own fields.*`…\/document`/);
    const { detail } = expectProblem(await http.put(`${FLAT}/document`).send({}), 'method_not_allowed');
    expect(detail).toContain(`PUT a document to \`${FLAT}\``);
    const unknown = expectProblem(await http.put(FLAT).send({ negotiation: { title: 'x', titel: 'y' } }), 'invalid');
    expect(unknown.errors).toMatchObject([{ pointer: '/negotiation/titel', help: 'did you mean `title`?' }]);
  });

  it('a browser that asks for an icon', async () => {
    const { http } = await serve();
    await http.get('/favicon.ico').expect(204);
    expect((await http.get('/')).text).toContain('<title>Parley</title>');
    expect((await http.get('/docs/http')).text).toContain('<title>Working with the API – Parley</title>');
  });
});

describe('defects', () => {
  it('say nothing of the inside', async () => {
    const { http, store } = await serve();
    store.find = async () => {
      throw new Error('secret of the house');
    };
    const answer = await http.get(FLAT);
    expectProblem(answer, 'defect');
    expect(answer.text).not.toContain('secret');
    expect(answer.text).toMatch(/request req-/);
  });

  it('an answer that its schema does not allow is one, where answers are checked', async () => {
    const { http, store } = await serve();
    store.list = async () => [{ id: 'x', title: 3, version: 1 }] as never;
    expectProblem(await http.get('/v1/negotiations'), 'defect');
  });
});

describe('those who run the server', () => {
  it('ask whether it is up, ready, and how it does', async () => {
    const { http, store } = await serve();
    await http.get('/healthz').expect(200, { status: 'up' });
    await http.get('/readyz').expect(200, { status: 'ready' });
    const { text } = await http.get('/metrics').expect(200);
    expect(text).toContain('route="/v1/negotiations",status="201"');
    store.ping = async () => {
      throw new Error('gone');
    };
    const answer = await http.get('/readyz');
    expectProblem(answer, 'not_ready');
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('pages from elsewhere may ask only if they are named', async () => {
    const closed = await serve();
    const asked = await closed.http.get(FLAT).set('origin', 'https://a.example');
    expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
    const open = await serve({ config: { ...CONFIG, corsOrigins: ['https://a.example'] } });
    const answer = await open.http.get(FLAT).set('origin', 'https://a.example');
    expect(answer.headers['access-control-allow-origin']).toBe('https://a.example');
    expect(answer.headers['access-control-expose-headers']).toContain('ETag');
    const other = await open.http.get(FLAT).set('origin', 'https://b.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('https://b.example');
  });
});
