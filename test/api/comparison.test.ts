import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { oddPool } from '../work/odd-pool.ts';
import { ODD } from '../work/odd-worker.ts';
import { serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';

const position = (id: string, party: string, issue: string, wants: unknown, more: object = {}) => ({
  ...{ kind: 'position', id, party, title: 'A position', basis: 'declared', issue, wants },
  ...more,
});

/** An answer as text, without the time it took. */
const timeless = (text: string) => text.replace(/"milliseconds":[\d.]+/, '"milliseconds":0');

/** What is said of one issue. */
const onIssue = (body: { issues: { issue: string }[] }, id: string) => body.issues.find(({ issue }) => issue === id);

describe('comparison', () => {
  it('carries what it was computed from, and is tagged with the version', async () => {
    const { http } = await serve();
    const { body, headers } = await http.post(`${CASE}/comparison`).send({}).expect(200);
    expect(body).toMatchObject({
      metric: 'manhattan',
      context: { asOf: '2026-08-01', perspective: 'baseline', basis: 'declared' },
      negotiation: { id: 'flat-lease', version: 1 },
      engine: { version: expect.any(String), language: '1' },
      complete: true,
      spent: { steps: expect.any(Number), milliseconds: expect.any(Number) },
    });
    expect(headers['etag']).toBe('"1-json"');
    await http.post(`${CASE}/comparison`).set('if-match', '"2"').send({}).expect(412);
    await http.post('/v1/negotiations/flat-leas/comparison').send({}).expect(404);
  });

  it('has the same bytes for the same question, known or not, of the case that is stored and of the case that is sent', async () => {
    const { http } = await serve();
    const ask = async (path: string, body: object) => timeless((await http.post(path).send(body).expect(200)).text);
    const first = await ask(`${CASE}/comparison`, { metric: 'euclidean' });
    expect(await ask(`${CASE}/comparison`, { metric: 'euclidean' })).toBe(first);
    expect(await ask(`${CASE}/comparison`, { metric: 'euclidean', parties: ['tenant', 'landlord'] })).toBe(first);
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const sent = await ask('/v1/comparison', { negotiation, metric: 'euclidean' });
    expect(sent.replace('"version":0', '"version":1')).toBe(first);
  });

  it('is asked by QUERY as well', async () => {
    const { app } = await serve();
    const { port } = app.server.address() as AddressInfo;
    const body = JSON.stringify({ parties: ['tenant'] });
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const request = http.request({ port, method: 'QUERY', path: `${CASE}/comparison`, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      request.on('error', reject).end(body);
    });
    expect(status).toBe(200);
  });

  it('leaves out what parties could accept where that is not asked', async () => {
    const { http } = await serve();
    const { body } = await http.post(`${CASE}/comparison`).send({ accepts: false }).expect(200);
    expect(body).toMatchObject({ distance: 0.5, bargainingRoom: null, complete: true });
    expect(onIssue(body, 'rent')).toMatchObject({ relation: 'overlapping', accepts: null, overlap: null });
    expect(body.parties).toMatchObject([{ exists: null }, { exists: null }]);
  });

  it('stops at a budget, says so, and tells what it knows', async () => {
    const { http } = await serve();
    const nothing = await http
      .post(`${CASE}/comparison`)
      .send({ budget: { steps: 1 } })
      .expect(200);
    expect(nothing.body).toMatchObject({
      distance: null,
      reason: { why: 'stopped' },
      complete: false,
      stopped: 'steps',
    });
    const some = await http
      .post(`${CASE}/comparison`)
      .send({ budget: { steps: 200 } })
      .expect(200);
    expect(some.body).toMatchObject({ distance: 0.5, complete: false, stopped: 'steps', bargainingRoom: [] });
    expect(onIssue(some.body, 'rent')).toMatchObject({ overlap: null });
  });

  it('says that it was not measured where a worker had to be ended', async () => {
    const { pool } = oddPool();
    const { http } = await serve({ pool });
    const asked = { metric: 'agreement', weights: { rent: ODD.stubborn }, budget: { milliseconds: 20 } };
    const { body } = await http.post(`${CASE}/comparison`).send(asked).expect(200);
    expect(body).toMatchObject({ metric: 'agreement', distance: null, reason: { why: 'stopped' }, stopped: 'time' });
  });

  it('weighs issues, and says what each adds', async () => {
    const { http } = await serve();
    const add = [
      position('a', 'landlord', 'pets', false),
      position('b', 'tenant', 'term', 'one_year'),
      position('c', 'landlord', 'term', ['two_years', 'five_years']),
    ];
    const ask = async (body: object) =>
      (
        await http
          .post(`${CASE}/comparison`)
          .send({ ...body, context: { overlay: { add } } })
          .expect(200)
      ).body;
    // Rent 1/2, pets 1, term 1/2.
    expect((await ask({})).distance).toBeCloseTo(2 / 3, 12);
    const weighed = await ask({ weights: { rent: 3, pets: 0 } });
    expect(weighed.distance).toBe(0.5);
    expect(onIssue(weighed, 'rent')).toMatchObject({ contribution: 0.75 });
    expect(onIssue(weighed, 'pets')).toMatchObject({ distance: 1, contribution: 0 });
    expect((await ask({ metric: 'agreement' })).distance).toBe(1);
    expect((await ask({ metric: 'euclidean' })).distance).toBeCloseTo(Math.sqrt(1.5 / 3), 12);
  });

  it('lists what separates most by salience times distance, and after it what nobody says is salient', async () => {
    const { http } = await serve();
    const add = [
      position('a', 'landlord', 'furniture', 'none', { salience: 20 }),
      position('b', 'tenant', 'furniture', 'full', { salience: 30 }),
      position('c', 'tenant', 'term', 'one_year'),
      position('d', 'landlord', 'term', ['two_years', 'five_years']),
      position('e', 'landlord', 'deposit', '2.0'),
      position('f', 'tenant', 'deposit', '0.0'),
      position('g', 'landlord', 'pets', true),
    ];
    const asked = { accepts: false, context: { overlay: { add } } };
    const { body } = await http.post(`${CASE}/comparison`).send(asked).expect(200);
    expect(body.separating).toEqual([
      { issue: 'rent', distance: 0.5, salience: 80, separation: 0.4 },
      { issue: 'furniture', distance: 1, salience: 30, separation: 0.3 },
      { issue: 'deposit', distance: 4 / 6, salience: null, separation: null },
      { issue: 'term', distance: 0.5, salience: null, separation: null },
    ]);
  });

  it('takes of several positions what all of them want, or else what any wants', async () => {
    const { http } = await serve();
    const add = [
      position('a', 'landlord', 'rent', { from: 1200 }, { basis: 'assessed', salience: 90 }),
      position('b', 'tenant', 'pets', false, { basis: 'assessed' }),
      position('c', 'tenant', 'rent', [900, 950], { ideal: 950 }),
    ];
    const context = { basis: 'both', overlay: { add } };
    const { body } = await http.post(`${CASE}/comparison`).send({ context }).expect(200);
    expect(onIssue(body, 'rent')).toMatchObject({
      wants: {
        landlord: {
          values: [{ from: 1200, to: 1300 }],
          ideal: 1300,
          salience: 90,
          positions: ['a', 'landlord-wants-rent'],
        },
        tenant: {
          values: [
            { from: 900, to: 900 },
            { from: 950, to: 950 },
          ],
          ideal: null,
        },
      },
      relation: 'apart',
      distance: 25 / 80,
    });
    expect(onIssue(body, 'pets')).toMatchObject({ wants: { tenant: { values: [false, true] } } });
  });

  it('reads each party on its own basis, and both where room is told', async () => {
    const { http } = await serve();
    const parties = [{ party: 'tenant', basis: 'assessed' }, 'landlord'];
    const { body } = await http.post(`${CASE}/comparison`).send({ parties }).expect(200);
    expect(body.parties).toMatchObject([
      { party: 'landlord', basis: 'declared' },
      { party: 'tenant', basis: 'assessed' },
    ]);
    expect(onIssue(body, 'pets')).toMatchObject({ relation: 'unspoken', accepts: { tenant: [false, true] } });
    const rooms = body.bargainingRoom.filter(({ party }: { party: string }) => party === 'tenant');
    expect(rooms.map(({ issue }: { issue: string }) => issue)).toEqual(['pets', 'rent', 'start_date']);
  });

  it('has no correlation for a party that says the same everywhere, and says so', async () => {
    const { http } = await serve();
    const add = [
      position('a', 'landlord', 'pets', false),
      position('b', 'landlord', 'term', 'one_year'),
      position('c', 'tenant', 'term', 'five_years'),
    ];
    const remove = ['landlord-wants-rent', 'tenant-wants-rent'];
    const asked = { metric: 'correlation', context: { overlay: { add, remove } } };
    const { body } = await http.post(`${CASE}/comparison`).send(asked).expect(200);
    expect(body).toMatchObject({ distance: null, reason: { why: 'same_everywhere', text: expect.any(String) } });
    expect(onIssue(body, 'pets')).toMatchObject({ distance: 1, contribution: null });
  });

  it('tells what a group adds to the whole, also where it has no distance of its own', async () => {
    const { http } = await serve();
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const issues = negotiation.issues.map((issue: { id: string }) =>
      issue.id === 'rent' ? { ...issue, group: 'money' } : issue,
    );
    const add = [position('a', 'landlord', 'term', 'five_years'), position('b', 'tenant', 'term', 'one_year')];
    const asked = { metric: 'correlation', context: { overlay: { add } } };
    const { body } = await http
      .post('/v1/comparison')
      .send({ negotiation: { ...negotiation, issues }, ...asked })
      .expect(200);
    expect(onIssue(body, 'rent')).toMatchObject({ contribution: 0.5 });
    expect(body.groups).toMatchObject([
      { group: 'money', distance: null, reason: { why: 'too_few_issues' }, contribution: 0.5 },
    ]);
  });

  it('sums up more than two parties as the mean over the pairs that have a distance', async () => {
    const { http } = await serve();
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const third = { id: 'agent', name: 'An agent', consent: 'advisory' };
    const silent = { id: 'bank', name: 'A bank', consent: 'advisory' };
    const { kind: _, ...said } = position('z', 'agent', 'rent', 1300);
    const sent = {
      ...negotiation,
      parties: [...negotiation.parties, third, silent],
      positions: [...negotiation.positions, said],
    };
    const { body } = await http.post('/v1/comparison').send({ negotiation: sent }).expect(200);
    const pairs = body.pairs.map(({ parties, distance }: never) => [parties, distance]);
    expect(pairs).toEqual([
      [['agent', 'bank'], null],
      [['agent', 'landlord'], 0],
      [['agent', 'tenant'], 0.1875],
      [['bank', 'landlord'], null],
      [['bank', 'tenant'], null],
      [['landlord', 'tenant'], 0.5],
    ]);
    expect(body.distance).toBeCloseTo((0 + 0.1875 + 0.5) / 3, 12);
    expect(onIssue(body, 'rent')).toMatchObject({ relation: 'apart', distance: body.distance });
  });
});

describe('what is wrong with a comparison is told at once', () => {
  it('parties, weights, the context, stored and sent', async () => {
    const { http } = await serve();
    const wrong = {
      parties: ['landlrd', 'tenant', { party: 'tenant', basis: 'assessed' }, { party: 'nobody', basis: 'both' }],
      weights: { rentt: 1, rent: -1 },
      context: { perspective: 'mine' },
    };
    const expected = [
      { pointer: '/context/perspective', code: 'unknown_reference' },
      { pointer: '/parties/0', code: 'unknown_reference', help: 'did you mean `landlord`?' },
      { pointer: '/parties/2/party', code: 'duplicate_id', detail: '`tenant` is listed twice' },
      { pointer: '/parties/3/party', code: 'unknown_reference' },
      { pointer: '/weights/rentt', code: 'unknown_issue', help: 'did you mean `rent`?' },
      { pointer: '/weights/rent', code: 'too_small' },
    ];
    const stored = await http.post(`${CASE}/comparison`).send(wrong).expect(422);
    expect(stored.body.errors).toMatchObject(expected);
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const sent = await http
      .post('/v1/comparison')
      .send({ negotiation, ...wrong })
      .expect(422);
    expect(sent.body.errors).toMatchObject(expected);
  });

  it('weights that are all zero', async () => {
    const { http } = await serve();
    const issues = ['rent', 'start_date', 'term', 'pets', 'deposit', 'furniture'];
    const weights = Object.fromEntries(issues.map((issue) => [issue, 0]));
    const { body } = await http.post(`${CASE}/comparison`).send({ weights }).expect(422);
    expect(body.errors).toMatchObject([
      {
        pointer: '/weights',
        code: 'nothing_weighed',
        detail: 'every issue weighs 0, so there is nothing to measure',
        help: 'leave out the issues that are to count',
      },
    ]);
    await http
      .post(`${CASE}/comparison`)
      .send({ weights: { ...weights, rent: 1 } })
      .expect(200);
  });

  it('shapes, beside what does not fit', async () => {
    const { http } = await serve();
    const wrong = { parties: [{ party: 'tenat', basis: 'said' }, 'landlrd'], metric: 'chebyshev', accept: true };
    const { body } = await http.post(`${CASE}/comparison`).send(wrong).expect(422);
    const said = body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    expect(said.sort()).toEqual(
      [
        '/accept unknown_field',
        '/metric unknown_value',
        '/parties/0/basis unknown_value',
        '/parties/1 unknown_reference',
      ].sort(),
    );
    const none = await http.post(`${CASE}/comparison`).send({ parties: [] }).expect(422);
    expect(none.body.errors).toMatchObject([{ pointer: '/parties', code: 'too_small' }]);
  });
});
