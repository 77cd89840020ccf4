import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { oddPool, until } from '../work/odd-pool.ts';
import { ODD } from '../work/odd-worker.ts';
import { serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';
const KIOSK = {
  negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
  parties: [
    { id: 'seller', name: 'The seller' },
    { id: 'buyer', name: 'The buyer' },
  ],
  issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 1000, step: 10, unit: 'euros' }],
  redLines: [
    { id: 'low', party: 'seller', title: 'No fire sale', basis: 'declared', holds: 'price >= 600' },
    { id: 'high', party: 'buyer', title: 'No more than that', basis: 'declared', holds: 'price <= 500' },
  ],
};
const QUESTIONS: readonly (readonly [string, object])[] = [
  ['zone', { given: { rent: 1200 } }],
  ['conflicts', { given: { rent: 1200 } }],
  ['nearest', { deal: 'first-offer' }],
];

/** An answer as text, without the time it took. */
const timeless = (text: string) => text.replace(/"milliseconds":[\d.]+/, '"milliseconds":0');

describe.each(QUESTIONS)('%s', (kind, asked) => {
  it('carries what it was computed from, and is tagged with the version', async () => {
    const { http } = await serve();
    const { body, headers } = await http.post(`${CASE}/${kind}`).send(asked).expect(200);
    expect(body).toMatchObject({
      context: { asOf: '2026-08-01', perspective: 'baseline', basis: 'declared' },
      negotiation: { id: 'flat-lease', version: 1 },
      engine: { version: expect.any(String), language: '1' },
      complete: expect.any(Boolean),
      spent: { steps: expect.any(Number), milliseconds: expect.any(Number) },
    });
    expect(headers['etag']).toBe('"1-json"');
    await http.post(`${CASE}/${kind}`).set('if-match', '"2"').send(asked).expect(412);
    await http.post(`/v1/negotiations/flat-leas/${kind}`).send(asked).expect(404);
  });

  it('has the same bytes for the same question, kept or not, of the case that is stored and of the case that is sent', async () => {
    const { http } = await serve();
    const ask = async (path: string, body: object) => timeless((await http.post(path).send(body).expect(200)).text);
    const first = await ask(`${CASE}/${kind}`, asked);
    expect(await ask(`${CASE}/${kind}`, asked)).toBe(first);
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const sent = await ask(`/v1/${kind}`, { negotiation, ...asked });
    expect(sent.replace('"version":0', '"version":1')).toBe(first);
  });

  it('stops at a budget and says so', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${CASE}/${kind}`)
      .send({ ...asked, budget: { steps: 1 } })
      .expect(200);
    expect(body).toMatchObject({ complete: false });
  });

  it('is asked by QUERY as well', async () => {
    const { app } = await serve();
    const { port } = app.server.address() as AddressInfo;
    const body = JSON.stringify(asked);
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const request = http.request({ port, method: 'QUERY', path: `${CASE}/${kind}`, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      request.on('error', reject).end(body);
    });
    expect(status).toBe(200);
  });

  it('names an unknown perspective beside its own faults, stored and sent', async () => {
    const { http } = await serve();
    const wrong = { given: undefined, deal: undefined, terms: undefined, context: { perspective: 'nobody' } };
    const own = kind === 'nearest' ? { terms: { rent: 1201 } } : { given: { rent: 1201 } };
    const at = kind === 'nearest' ? '/terms/rent' : '/given/rent';
    const { body } = await http
      .post(`${CASE}/${kind}`)
      .send({ ...wrong, ...own })
      .expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/context/perspective', code: 'unknown_reference' },
      { pointer: at, code: 'value_out_of_domain', help: 'the nearest are `1200` and `1210`' },
    ]);
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const rules = [{ id: 'r', title: 'R', holds: 'no_such' }];
    const sent = { negotiation: { ...negotiation, rules }, ...wrong, ...own };
    const stateless = await http.post(`/v1/${kind}`).send(sent).expect(422);
    expect(stateless.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/negotiation/rules/0/holds',
      '/context/perspective',
      at,
    ]);
  });
});

describe('what is wrong with a question is told at once', () => {
  it('given terms', async () => {
    const { http } = await serve();
    const given = { rentt: 1200, rent: 99, pets: 'yes', term: 'two_year' };
    for (const kind of ['zone', 'conflicts']) {
      const { body } = await http.post(`${CASE}/${kind}`).send({ given }).expect(422);
      expect(body.errors).toMatchObject([
        { pointer: '/given/rentt', code: 'unknown_issue', help: 'did you mean `rent`?' },
        { pointer: '/given/rent', code: 'value_out_of_domain', detail: expect.stringContaining('`99`') },
        { pointer: '/given/pets', code: 'value_out_of_domain' },
        { pointer: '/given/term', code: 'value_out_of_domain', help: 'did you mean `two_years`?' },
      ]);
    }
  });

  it('weights, issues to keep, and the deal', async () => {
    const { http } = await serve();
    const wrong = {
      deal: 'first-ofer',
      weights: { rent: -1, pet: 2, deposti: -3, pets: 2e9 },
      keep: ['term', 'terms'],
    };
    const { body } = await http.post(`${CASE}/nearest`).send(wrong).expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/deal', help: 'did you mean `first-offer`?' },
      { pointer: '/weights/rent', code: 'too_small', detail: '`-1` is too small: at least 0' },
      { pointer: '/weights/pet', code: 'unknown_issue', help: 'did you mean `pets`?' },
      { pointer: '/weights/deposti', code: 'unknown_issue', help: 'did you mean `deposit`?' },
      { pointer: '/weights/deposti', code: 'too_small', detail: '`-3` is too small: at least 0' },
      { pointer: '/weights/pets', code: 'too_large', detail: '`2000000000` is too large: at most 1000000000' },
      { pointer: '/keep/1', code: 'unknown_issue', help: 'did you mean `term`?' },
    ]);
    const neither = await http.post(`${CASE}/nearest`).send({}).expect(422);
    expect(neither.body.errors).toMatchObject([{ pointer: '/deal', code: 'deal_or_terms' }]);
  });

  it('numbers out of bounds, fields that are unknown', async () => {
    const { http } = await serve();
    const wrong = { sample: 1001, seed: -1, givn: {}, budget: { bytes: 2 ** 31, milliseconds: 0 } };
    const { body } = await http.post(`${CASE}/zone`).send(wrong).expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/sample', code: 'too_large', detail: '`1001` is too large: at most 1000' },
      { pointer: '/seed', code: 'too_small' },
      { pointer: '/budget/bytes', code: 'too_large', detail: '`2147483648` is too large: at most 1073741824' },
      { pointer: '/budget/milliseconds', code: 'too_small' },
      { pointer: '/givn', code: 'unknown_field', help: 'did you mean `given`?' },
    ]);
  });
});

describe('the answers', () => {
  it('say that there is no deal, and why', async () => {
    const { http } = await serve();
    const zone = await http.post('/v1/zone').send({ negotiation: KIOSK }).expect(200);
    expect(zone.body).toMatchObject({ exists: false, impossible: false, witness: null, count: '0', complete: true });
    const { body } = await http.post('/v1/conflicts').send({ negotiation: KIOSK }).expect(200);
    const ids = body.conflicts.map(({ members }: { members: { id: string }[] }) => members.map(({ id }) => id));
    expect([body.exists, ids]).toEqual([false, [['high', 'low']]]);
  });

  it('say of what is given that it breaks the rules', async () => {
    const { http } = await serve();
    const negotiation = { ...KIOSK, rules: [{ id: 'r', title: 'R', holds: 'price >= 100' }] };
    const { body } = await http
      .post('/v1/zone')
      .send({ negotiation, given: { price: 50 } })
      .expect(200);
    expect(body).toMatchObject({ exists: false, impossible: true });
  });
});

describe('a question that may take long', () => {
  const names = Array.from({ length: 12 }, (_, at) => `b${at}`);
  const line = (n: number) => ({
    ...{ id: `l${n}`, party: 'p', title: 'L', basis: 'declared' },
    holds: `exactly(${n}, ${names})`,
  });
  const hard = {
    negotiation: { id: 'hard', title: 'Hard' },
    parties: [{ id: 'p', name: 'P' }],
    issues: names.map((id) => ({ id, title: id, type: 'boolean' })),
    redLines: [line(5), line(6)],
  };

  it('is left to a worker: a check, an explanation, one deal of a batch, and says there what it would say here', async () => {
    const { http } = await serve();
    await http.post('/v1/negotiations').send(hard).expect(201);
    const ask = async (path: string, body: object) =>
      (await http.post(`/v1/negotiations/hard/${path}`).send(body).expect(200)).body;
    const check = await ask('check', { terms: {} });
    expect(check).toMatchObject({ verdict: 'unacceptable', deadOnArrival: true, complete: true });
    expect(check.spent.steps).toBeGreaterThan(20_000);
    const [{ verdict, deadOnArrival, complete, conflicts, summary }, ref] = [check, 'a'];
    for (const [detail, wanted] of [
      ['verdict', { verdict, deadOnArrival, complete }],
      ['full', { verdict, deadOnArrival, complete, conflicts, summary }],
    ] as const) {
      const { results, spent } = await ask('check/batch', { detail, deals: [{ ref, terms: {} }] });
      expect(results).toMatchObject([{ ref, ...wanted }]);
      if (detail === 'full') expect(spent.steps).toBe(check.spent.steps);
    }
    const expression = `exactly(5, ${names}) and exactly(6, ${names})`;
    const explained = await ask('explain', { expression });
    expect(explained).toMatchObject({ complete: true, values: { b0: [] } });
    expect(explained.spent.steps).toBeGreaterThan(20_000);
  });

  it('stays here where its own budget is small', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    await http.post('/v1/negotiations').send(hard).expect(201);
    const { body } = await http
      .post('/v1/negotiations/hard/check')
      .send({ terms: {}, budget: { steps: 100 } })
      .expect(200);
    expect(body).toMatchObject({ verdict: 'undetermined', complete: false, stopped: 'steps' });
  });

  it('is a problem of one deal alone where no worker has time for it', async () => {
    const { pool, run } = oddPool({ queue: 0 });
    const stop = new AbortController();
    const busy = run('obedient', { signal: stop.signal });
    const { http } = await serve({ pool });
    await http.post('/v1/negotiations').send(hard).expect(201);
    const deals = [
      { ref: 'a', terms: {} },
      { ref: 'b', terms: Object.fromEntries(names.map((id) => [id, false])) },
    ];
    const { body } = await http.post('/v1/negotiations/hard/check/batch').send({ deals }).expect(200);
    expect(body.results).toMatchObject([
      { ref: 'a', problem: { status: 503 } },
      { ref: 'b', verdict: 'unacceptable' },
    ]);
    stop.abort();
    await busy.ended;
  });
});

describe('a worker', () => {
  const ask = (seed: keyof typeof ODD, milliseconds = 10_000) => ({ seed: ODD[seed], budget: { milliseconds } });

  it('that is kept busy leaves everybody else alone; a full queue is 503', async () => {
    const { pool } = oddPool({ queue: 0 });
    const { http: agent, app } = await serve({ pool, checkAnswers: false });
    const { port } = app.server.address() as AddressInfo;
    const headers = { 'content-type': 'application/json' };
    const leaving = http.request({ port, method: 'POST', path: `${CASE}/zone`, headers }).on('error', () => {});
    leaving.end(JSON.stringify(ask('obedient', 60_000)));
    await until(() => pool.load().working === 1);
    await agent.get('/healthz').expect(200);
    const full = await agent.post(`${CASE}/zone`).send({}).expect(503);
    expect(full.headers['retry-after']).toBe('1');
    expect(full.body.type).toBe('/docs/problems#overloaded');
    await agent.post(`${CASE}/zone`).set('prefer', 'respond-async').send({}).expect(503);
    expect((await agent.get('/metrics').expect(200)).text).toContain('parley_questions{state="working"} 1');
    leaving.destroy();
    await until(() => pool.load().working === 0);
    await agent.post(`${CASE}/zone`).send({}).expect(200);
  });

  it('that does not stop is ended, and the answer says what is known: nothing', async () => {
    const { pool } = oddPool({ heap: 32 });
    const { http } = await serve({ pool });
    const { body } = await http.post(`${CASE}/zone`).send(ask('stubborn', 20)).expect(200);
    expect(body).toMatchObject({ exists: null, witness: null, values: null, complete: false, stopped: 'time' });
    const { body: greedy } = await http.post(`${CASE}/zone`).send(ask('greedy', 60_000)).expect(200);
    expect(greedy).toMatchObject({ exists: null, complete: false, stopped: 'bytes' });
  });

  it('that fails is a defect which says nothing of its inside', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    const { body } = await http.post(`${CASE}/zone`).send(ask('failing')).expect(500);
    expect(body.detail).not.toContain('planted');
  });

  it('answers with what it has when the server closes', async () => {
    const { pool } = oddPool();
    const { app, http } = await serve({ pool, checkAnswers: false });
    const answer = http
      .post(`${CASE}/zone`)
      .send(ask('obedient'))
      .then(({ body }) => body);
    await until(() => pool.load().working === 1);
    await app.close();
    expect(await answer).toMatchObject({ stopped: true });
  });
});
