import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';
const COMPLETE = { rent: 1200, start_date: '2026-10-01', term: 'two_years', pets: true, deposit: 2, furniture: 'none' };

/** A body of lines, and the lines of the answer. */
async function lines(server: http.Server, path: string, body: string, type = 'application/x-ndjson') {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    items: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

describe('questions', () => {
  it('have no fields in their query: one that is there was meant for something else', async () => {
    const { http } = await serve();
    for (const question of ['check', 'zone', 'conflicts', 'explain', 'likelihood']) {
      const path = `${CASE}/${question}?version=99`;
      const { body } = await http.post(path).send({ terms: COMPLETE }).expect(422);
      expect(body.errors).toContainEqual(
        expect.objectContaining({ in: 'query', pointer: '/version', code: 'unknown_field' }),
      );
    }
  });
});

describe('check', () => {
  it('names every fault of the question at once', async () => {
    const { http } = await serve();
    const body = { terms: { rentt: 1200, rent: 1201, pets: 'yes', term: 'two_year' } };
    const { body: problem } = await http.post(`${CASE}/check`).send(body).expect(422);
    expect(problem.errors).toMatchObject([
      { pointer: '/terms/rentt', code: 'unknown_issue', help: 'did you mean `rent`?' },
      { pointer: '/terms/rent', code: 'value_out_of_domain', help: 'the nearest are `1200` and `1210`' },
      { pointer: '/terms/pets', code: 'value_out_of_domain' },
      { pointer: '/terms/term', code: 'value_out_of_domain', help: 'did you mean `two_years`?' },
    ]);
  });

  it('says once that a number is too large', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${CASE}/check`)
      .send({ terms: {}, budget: { steps: 1e30 } })
      .expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/budget/steps', detail: '`1e+30` is too large: at most 1000000000' },
    ]);
  });

  it('names the faults of a negotiation that is sent along beside those of the deal', async () => {
    const { http } = await serve();
    const negotiation = {
      negotiation: { id: 'a', title: 'A' },
      issues: [{ id: 'x', title: 'X', type: 'boolean' }],
      rules: [{ id: 'r', title: 'R', holds: 'y' }],
    };
    const pointers = async (asked: object) =>
      (
        await http
          .post('/v1/check')
          .send({ negotiation, ...asked })
          .expect(422)
      ).body.errors.map((fault: { pointer: string }) => fault.pointer);
    expect(await pointers({ terms: { x: 1, z: true } })).toEqual([
      '/negotiation/rules/0/holds',
      '/terms/x',
      '/terms/z',
    ]);
    expect(await pointers({ deal: 'none' })).toEqual(['/negotiation/rules/0/holds', '/deal']);
    expect(await pointers({})).toEqual(['/negotiation/rules/0/holds', '/deal']);
    expect(await pointers({ terms: {} })).toEqual(['/negotiation/rules/0/holds']);
  });

  it('wants either a deal or terms', async () => {
    const { http } = await serve();
    const neither = await http.post(`${CASE}/check`).send({}).expect(422);
    expect(neither.body.errors).toMatchObject([{ pointer: '/deal', code: 'deal_or_terms' }]);
    const both = await http.post(`${CASE}/check`).send({ deal: 'first-offer', terms: {} }).expect(422);
    expect(both.body.errors).toMatchObject([{ pointer: '/terms', code: 'deal_or_terms' }]);
  });

  it('says which deal or perspective may have been meant', async () => {
    const { http } = await serve();
    const deal = await http.post(`${CASE}/check`).send({ deal: 'firstoffer' }).expect(422);
    expect(deal.body.errors).toMatchObject([{ pointer: '/deal', help: 'did you mean `first-offer`?' }]);
    const context = { perspective: 'nobody' };
    const whose = await http.post(`${CASE}/check`).send({ deal: 'first-offer', context }).expect(422);
    expect(whose.body.errors).toMatchObject([{ pointer: '/context/perspective', code: 'unknown_reference' }]);
  });

  it('carries what it was computed from', async () => {
    const { http } = await serve({ clock: () => new Date('2026-11-23T23:30:00Z') });
    const { body } = await http.post(`${CASE}/check`).send({ deal: 'first-offer' }).expect(200);
    expect(body).toMatchObject({
      context: { asOf: '2026-08-01', perspective: 'baseline', basis: 'declared' },
      negotiation: { id: 'flat-lease', version: 1 },
      engine: { version: expect.any(String), language: '1' },
      complete: true,
    });
    const bare = { negotiation: { id: 'a', title: 'A' }, issues: [{ id: 'x', title: 'X', type: 'boolean' }] };
    const sent = await http
      .post('/v1/check')
      .send({ negotiation: bare, terms: { x: true } })
      .expect(200);
    expect(sent.body).toMatchObject({
      verdict: 'acceptable',
      context: { asOf: '2026-11-23', perspective: 'baseline', basis: 'both' },
      negotiation: { id: 'a', version: 0 },
    });
  });

  it('is tagged with the version it was computed from, and asks it of no other where the client says so', async () => {
    const { http } = await serve();
    const asked = await http.post(`${CASE}/check`).send({ deal: 'first-offer' }).expect(200);
    const record = await http.get(CASE).expect(200);
    expect(asked.headers['etag']).toBe(record.headers['etag']);
    const again = () =>
      http.post(`${CASE}/check`).set('if-match', asked.headers['etag']!).send({ deal: 'first-offer' });
    await again().expect(200);
    await http.delete(`${CASE}/deals/tenants-draft`).expect(204);
    await again().expect(412);
  });

  it('reads the negotiation as it was at a version', async () => {
    const { http } = await serve();
    const line = (await http.get(`${CASE}/red-lines/tenant-rent`).expect(200)).body;
    await http
      .put(`${CASE}/red-lines/tenant-rent`)
      .send({ ...line, holds: 'rent <= 1300' })
      .expect(200);
    const terms = COMPLETE;
    const now = await http
      .post(`${CASE}/check`)
      .send({ terms: { ...terms, rent: 1290 } })
      .expect(200);
    const then = await http
      .post(`${CASE}/check`)
      .send({ terms: { ...terms, rent: 1290 }, context: { version: 1 } })
      .expect(200);
    expect([now.body.negotiation.version, then.body.negotiation.version]).toEqual([2, 1]);
    const status = (body: typeof now.body) =>
      body.parties[1].redLines.find((one: { id: string }) => one.id === 'tenant-rent').status;
    expect([status(now.body), status(then.body)]).toEqual(['respected', 'crossed']);
    await http
      .post(`${CASE}/check`)
      .send({ terms, context: { version: 9 } })
      .expect(404);
    const stateless = { negotiation: { negotiation: { id: 'a', title: 'A' } }, terms: {}, context: { version: 1 } };
    const refused = await http.post('/v1/check').send(stateless).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/context/version', code: 'version_stateless' }]);
  });

  it('never mixes up a negotiation with another that had its id before', async () => {
    const { http } = await serve();
    const small = (holds: string) => ({
      negotiation: { id: 'again', title: 'Again' },
      parties: [{ id: 'p', name: 'P' }],
      issues: [{ id: 'x', title: 'X', type: 'boolean' }],
      redLines: [{ id: 'l', party: 'p', title: 'L', basis: 'declared', holds }],
    });
    await http.post('/v1/negotiations').send(small('x')).expect(201);
    const ask = () => http.post('/v1/negotiations/again/check').send({ terms: { x: true } });
    expect((await ask()).body.verdict).toBe('acceptable');
    await http.delete('/v1/negotiations/again').expect(204);
    await http.post('/v1/negotiations').send(small('not x')).expect(201);
    expect((await ask()).body.verdict).toBe('unacceptable');
  });

  it('stops at a budget and says so', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${CASE}/check`)
      .send({ terms: {}, budget: { steps: 1 } })
      .expect(200);
    expect(body).toMatchObject({ verdict: 'undetermined', complete: false, stopped: 'steps' });
  });

  it('points into the negotiation that is sent along', async () => {
    const { http } = await serve();
    const negotiation = {
      negotiation: { id: 'a', title: 'A' },
      parties: [{ id: 'p', name: 'P' }],
      issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 10 }],
      redLines: [{ id: 'l', party: 'p', title: 'L', basis: 'declared', holds: 'prise >= 5' }],
    };
    const { body } = await http.post('/v1/check').send({ negotiation, terms: {} }).expect(422);
    expect(body.errors).toMatchObject([
      {
        pointer: '/negotiation/redLines/0/holds',
        code: 'unknown_name',
        span: { start: 0, end: 5 },
        help: 'did you mean `price`?',
      },
    ]);
  });

  it('answers the QUERY method alike, and keeps it out of the document', async () => {
    const { app, http: agent } = await serve();
    const { port } = app.server.address() as AddressInfo;
    const body = JSON.stringify({ deal: 'compromise' });
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const request = http.request({ port, method: 'QUERY', path: `${CASE}/check`, headers }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      });
      request.on('error', reject).end(body);
    });
    expect(JSON.parse(answer)).toMatchObject({ verdict: 'acceptable' });
    const { body: document } = await agent.get('/openapi.json').expect(200);
    expect(JSON.stringify(Object.values(document.paths).map((path) => Object.keys(path as object)))).not.toMatch(
      /query/i,
    );
  });
});

describe('check/batch', () => {
  it('answers deal by deal as JSON, a wrong one apart', async () => {
    const { http } = await serve();
    const deals = [
      { ref: 'a', deal: 'compromise' },
      { ref: 2, terms: { rent: 1201 } },
      { ref: 'c', terms: { rent: 1000 } },
    ];
    const { body } = await http.post(`${CASE}/check/batch`).send({ deals }).expect(200);
    expect(body.results).toMatchObject([
      { ref: 'a', verdict: 'acceptable' },
      { ref: 2, problem: { status: 422, errors: [{ pointer: '/terms/rent' }] } },
      { ref: 'c', verdict: 'undetermined' },
    ]);
  });

  it('LAW: a batch says of each deal what a single question says', async () => {
    const { app, http } = await serve();
    const deals = [
      { deal: 'first-offer' },
      { deal: 'tenants-draft' },
      { terms: COMPLETE },
      { terms: { deposit: '2.5' } },
    ];
    const refs = deals.map((deal, at) => ({ ref: `d${at}`, ...deal }));
    for (const detail of ['verdict', 'lines', 'full']) {
      const body = refs.map((deal) => JSON.stringify(deal)).join('\n');
      const streamed = (await lines(app.server, `${CASE}/check/batch?detail=${detail}`, body)).items();
      const whole = (await http.post(`${CASE}/check/batch`).send({ detail, deals: refs }).expect(200)).body.results;
      expect(streamed).toEqual(whole);
      for (const [at, deal] of deals.entries()) {
        const { body: single } = await http.post(`${CASE}/check`).send(deal).expect(200);
        const { ref, parties, rules, ...said } = streamed[at];
        expect(single).toMatchObject(said);
        if (detail === 'full') expect(single).toMatchObject({ parties, rules });
        if (detail !== 'lines') continue;
        const own = single.parties.flatMap((party: { preconditions: []; redLines: [] }) => [
          ...party.preconditions,
          ...party.redLines,
        ]);
        for (const line of parties.flatMap((party: { lines: object[] }) => party.lines))
          expect(own).toContainEqual(expect.objectContaining(line));
      }
    }
  });

  it('streams lines: a heading, empty lines, broken ones, a last one without its end', async () => {
    const { app } = await serve();
    const body = `{"detail":"verdict","context":{"basis":"assessed"}}\r\n\n{"ref":"a","deal":"first-offer"}\n{"ref":"b"\n{"ref":"c","terms":{}}`;
    const answer = await lines(app.server, `${CASE}/check/batch`, body);
    expect(answer.headers.get('content-type')).toMatch('application/x-ndjson');
    expect(JSON.parse(answer.headers.get('parley-answer')!)).toMatchObject({ context: { basis: 'assessed' } });
    expect(answer.items()).toMatchObject([
      { ref: 'a', verdict: 'acceptable' },
      { ref: null, problem: { status: 400, detail: expect.stringContaining('line 4') } },
      { ref: 'c', verdict: expect.any(String) },
    ]);
  });

  it('takes the case from the first line where nothing is stored', async () => {
    const { app } = await serve();
    const negotiation = { negotiation: { id: 'a', title: 'A' }, issues: [{ id: 'x', title: 'X', type: 'boolean' }] };
    const body = `${JSON.stringify({ negotiation })}\n{"ref":"1","terms":{"x":true}}\n`;
    const answer = await lines(app.server, '/v1/check/batch', body);
    expect(answer.items()).toEqual([{ ref: '1', verdict: 'acceptable', deadOnArrival: false, complete: true }]);
    const without = await lines(app.server, '/v1/check/batch', '{"ref":"1","terms":{"x":true}}\n');
    expect([without.status, JSON.parse(without.text).errors[0].pointer]).toEqual([422, '/negotiation']);
  });

  it('answers an empty stream with nothing, and a wrong heading with a problem', async () => {
    const { app } = await serve();
    expect(await lines(app.server, `${CASE}/check/batch`, '')).toMatchObject({ status: 200, text: '' });
    const wrong = await lines(app.server, `${CASE}/check/batch`, '{"detial":"lines"}\n');
    expect([wrong.status, JSON.parse(wrong.text).errors[0]]).toMatchObject([
      422,
      { code: 'unknown_field', help: 'did you mean `detail`?' },
    ]);
  });

  it('refuses more than ten thousand deals as JSON', async () => {
    const { http } = await serve();
    const deals = Array.from({ length: 10_001 }, (_, ref) => ({ ref, terms: {} }));
    const { body } = await http.post(`${CASE}/check/batch`).send({ deals }).expect(422);
    expect(body.errors[0].pointer).toBe('/deals');
  });
});

describe('explain and parse', () => {
  it('takes a red line apart', async () => {
    const { http } = await serve();
    const { body } = await http.post(`${CASE}/explain`).send({ redLine: 'landlord-pets' }).expect(200);
    expect(body).toMatchObject({
      canonical: 'pets implies deposit >= 2',
      values: { pets: [false, true], deposit: [{ from: '0.0', to: '3.0' }] },
      tree: { kind: 'implies' },
      complete: true,
    });
    const given = await http.post(`${CASE}/explain`).send({ expression: 'pets and deposit >= 2' }).expect(200);
    expect(given.body.values).toEqual({ pets: [true], deposit: [{ from: '2.0', to: '3.0' }] });
  });

  it('refuses what cannot be read, with spans', async () => {
    const { http } = await serve();
    const { body } = await http.post(`${CASE}/explain`).send({ expression: 'pets and furniture < "none"' }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/expression', span: { start: 9 } }]);
    await http.post(`${CASE}/explain`).send({}).expect(422);
    const near = await http.post(`${CASE}/explain`).send({ redLine: 'landlord-pet' }).expect(422);
    expect(near.body.errors).toMatchObject([{ help: 'did you mean `landlord-pets`?' }]);
    const worth = { weights: { pets: 1 }, values: { pets: { true: 1, false: 0 } }, reservation: { value: 1 } };
    await http.put(`${CASE}/parties/tenant/preferences`).send(worth).expect(200);
    const threshold = await http.post(`${CASE}/explain`).send({ redLine: 'tenant:reservation' }).expect(422);
    expect(threshold.body.errors).toMatchObject([
      {
        pointer: '/redLine',
        code: 'no_expression',
        detail: '`tenant:reservation` is the reservation value of `tenant`: a worth, and no expression',
        help: 'ask `check`: `worth` says how a deal compares with it',
      },
    ]);
    const nobody = await http.post(`${CASE}/explain`).send({ redLine: 'nobody:reservation' }).expect(422);
    expect(nobody.body.errors).toMatchObject([{ pointer: '/redLine', code: 'unknown_reference' }]);
  });

  it('tells an editor what is wrong and where, which is no problem', async () => {
    const { http } = await serve();
    const wrong = await http
      .post('/v1/expressions/parse')
      .send({ negotiation: 'flat-lease', expression: 'rnt <= 1200' })
      .expect(200);
    expect(wrong.body).toMatchObject({
      valid: false,
      diagnostics: [{ span: { start: 0, end: 3 }, suggestion: 'rent' }],
    });
    const issues = [{ id: 'x', title: 'The X', type: 'boolean' }];
    const twice = await http
      .post('/v1/expressions/parse')
      .send({ negotiation: 'flat-lease', issues, expression: 'x' })
      .expect(422);
    expect(twice.body.errors).toMatchObject([{ pointer: '/negotiation', code: 'names_twice' }]);
    const right = await http.post('/v1/expressions/parse').send({ issues, expression: 'not  (x)' }).expect(200);
    expect(right.body).toMatchObject({ valid: true, diagnostics: [], canonical: 'not x', words: 'The X is no' });
    await http.post('/v1/expressions/parse').send({ negotiation: 'nowhere', expression: 'x' }).expect(404);
    const alone = await http.post('/v1/expressions/parse').send({ expression: 'x and 1 < 2' }).expect(200);
    expect(alone.body.diagnostics).toMatchObject([
      { code: 'unknown_name', help: 'no names are known: give the id of a `negotiation`, or `issues`' },
    ]);
  });

  it('reads names for an editor from a document of any size that is a document', async () => {
    const { http } = await serve();
    const options = Array.from({ length: 200 }, (_, at) => ({ id: `o${at}`, description: 'x'.repeat(8000) }));
    const issues = [{ id: 'x', title: 'The X', type: 'categorical', options }];
    const { body } = await http.post('/v1/expressions/parse').send({ issues, expression: 'x == "o7"' }).expect(200);
    expect(body).toMatchObject({ valid: true });
  });
});

it('gives each deal of a stream the whole of the time, however long the stream lasts', async () => {
  const { app, http: agent } = await serve();
  const names = Array.from({ length: 12 }, (_, at) => `b${at}`);
  const line = (n: number) => ({
    id: `l${n}`,
    party: 'p',
    title: 'L',
    basis: 'declared',
    holds: `exactly(${n}, ${names})`,
  });
  // Two lines that cannot both hold, which takes thousands of looks to find out: enough for the clock to be asked.
  await agent.post('/v1/negotiations').send({
    negotiation: { id: 'hard', title: 'Hard' },
    parties: [{ id: 'p', name: 'P' }],
    issues: names.map((id) => ({ id, title: id, type: 'boolean' })),
    redLines: [line(5), line(6)],
  });
  const { port } = app.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/x-ndjson' };
  const text = await new Promise<string>((resolve, reject) => {
    let answer = '';
    const path = '/v1/negotiations/hard/check/batch';
    const request = http.request({ port, method: 'POST', path, headers }, (response) => {
      response.setEncoding('utf8').on('data', (chunk) => {
        answer += chunk;
      });
      response.on('end', () => resolve(answer));
    });
    request.on('error', reject).write('{"budget":{"milliseconds":3000}}\n{"ref":"1","terms":{}}\n');
    setTimeout(() => request.end('{"ref":"2","terms":{}}\n'), 3200);
  });
  const answers = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { ref: '1', complete: true },
    { ref: '2', complete: true },
  ]);
});

describe('the formats of a batch', () => {
  const deals = [
    { ref: 1, terms: COMPLETE },
    { ref: 'b', terms: { rentt: 1 } },
  ];

  it('JSON is answered as lines where lines are preferred', async () => {
    const { http } = await serve();
    const ask = (accept: string) => http.post(`${CASE}/check/batch`).set('accept', accept).send({ deals });
    const json = await ask('application/json').expect(200).expect('content-type', /json/);
    const { headers, text, body } = await ask('application/x-ndjson').expect(200).buffer(true);
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(JSON.parse(headers['parley-answer']!)).toMatchObject({ negotiation: { id: 'flat-lease', version: 1 } });
    const said = text ?? (body as Buffer).toString();
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(json.body.results);
    await ask('image/png').expect(406);
  });

  it('lines are answered as lines or not at all', async () => {
    const { http } = await serve();
    const ask = (accept: string) =>
      http
        .post(`${CASE}/check/batch`)
        .set({ accept, 'content-type': 'application/x-ndjson' })
        .send(`${JSON.stringify(deals[0])}\n`);
    const refused = await ask('application/json').expect(406);
    expect(refused.body.detail).toContain('application/x-ndjson');
    await ask('application/json, */*;q=0.1').expect(200).expect('content-type', 'application/x-ndjson');
  });

  it('say what stopped the first of those that are not complete', async () => {
    const { http } = await serve();
    const open = { deals: [{ ref: 1, terms: {} }], budget: { steps: 1 } };
    for (const detail of ['verdict', 'lines', 'full']) {
      const { body } = await http
        .post(`${CASE}/check/batch`)
        .send({ ...open, detail })
        .expect(200);
      expect([detail, body.complete, body.stopped]).toEqual([detail, false, 'steps']);
    }
    const { body } = await http.post(`${CASE}/check/batch`).send({ deals }).expect(200);
    expect([body.complete, body.stopped]).toEqual([true, null]);
  });
});
