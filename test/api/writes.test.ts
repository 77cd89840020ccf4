import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

const FLAT = '/v1/negotiations/flat-lease';
const deal = (id?: string) => ({ ...(id === undefined ? {} : { id }), title: 'Another deal', terms: { rent: 1000 } });

describe('conditions', () => {
  it('If-Match holds writers to the version they read', async () => {
    const { http } = await serve();
    const { etag } = (await http.get(`${FLAT}/deals`)).headers as { etag: string };
    await http.put(`${FLAT}/deals/a`).set('if-match', etag).send(deal()).expect(201);
    const late = await http.put(`${FLAT}/deals/b`).set('if-match', etag).send(deal()).expect(412);
    expect(late.body.detail).toContain('it is at version 2 now');
    expect(late.headers['etag']).toBe('"2-json"');
    await http.delete(`${FLAT}/deals/a`).set('if-match', '"1-csv", "2-yaml"').expect(204);
    await http.delete(FLAT).set('if-match', 'W/"3-json"').expect(412);
    await http
      .put('/v1/negotiations/new')
      .set('if-match', '*')
      .send({ negotiation: { title: 'x' } })
      .expect(412);
  });

  it('If-None-Match: * only creates', async () => {
    const { http } = await serve();
    await http.put(`${FLAT}/deals/a`).set('if-none-match', '*').send(deal()).expect(201);
    await http.put(`${FLAT}/deals/a`).set('if-none-match', '*').send(deal()).expect(412);
    await http
      .put(FLAT)
      .set('if-none-match', '*')
      .send({ negotiation: { title: 'x' } })
      .expect(412);
  });

  it('If-None-Match answers 304 while nothing changes, for each representation', async () => {
    const { http } = await serve();
    const get = (tag: string, accept = '*/*') =>
      http.get(`${FLAT}/document`).set('if-none-match', tag).set('accept', accept);
    expect((await get('"1-json"').expect(304)).text).toBe('');
    await get('"0-json", W/"1-json"').expect(304);
    await get('"1-json"', 'application/yaml').expect(200);
    await http.get(`${FLAT}/deals`).set('if-none-match', '"1-json"').expect(304);
    await http.get(`${FLAT}/deals/compromise`).set('if-none-match', '"1-json"').expect(304);
    await http.post(`${FLAT}/deals`).send(deal()).expect(201);
    await get('"1-json"').expect(200);
  });
});

describe('idempotency keys', () => {
  const key = { 'idempotency-key': '"abc"' };

  it('give the first answer again', async () => {
    const { http } = await serve();
    const first = await http.post(`${FLAT}/deals`).set(key).send(deal()).expect(201);
    const again = await http.post(`${FLAT}/deals`).set('idempotency-key', 'abc').send(deal()).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({
      location: first.headers['location'],
      etag: '"2-json"',
      'idempotency-replayed': 'true',
    });
    expect((await http.get(FLAT)).body.version).toBe(2);
  });

  it('refuse another request', async () => {
    const { http } = await serve();
    await http.post(`${FLAT}/deals`).set(key).send(deal()).expect(201);
    const other = await http.post(`${FLAT}/deals`).set(key).send(deal('other')).expect(422);
    expect(other.body.type).toBe('/docs/problems#key-reused');
  });

  it('remember a refusal', async () => {
    const { http } = await serve();
    const first = await http.post(`${FLAT}/deals`).set(key).send(deal('compromise')).expect(409);
    await http.delete(`${FLAT}/deals/compromise`).expect(204);
    const again = await http.post(`${FLAT}/deals`).set(key).send(deal('compromise')).expect(409);
    expect(again.body).toEqual(first.body);
    expect(again.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('are asked to wait while the first request runs, and lapse after a day', async () => {
    let now = new Date('2026-08-01T00:00:00Z');
    const { http, store } = await serve({ clock: () => now });
    const answerTo = store.answerTo.bind(store);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    store.answerTo = async (...asked) => {
      await held;
      return answerTo(...asked);
    };
    const first = http
      .post(`${FLAT}/deals`)
      .set(key)
      .send(deal())
      .then((answer) => answer);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await http.post(`${FLAT}/deals`).set(key).send(deal()).expect(409);
    release();
    const { body } = await first;
    now = new Date('2026-08-02T00:00:01Z');
    const later = await http.post(`${FLAT}/deals`).set(key).send(deal()).expect(201);
    expect(later.body.id).not.toBe(body.id);
  });
});

describe('races', () => {
  it('without conditions every writer gets its record in, one version each', async () => {
    const { http } = await serve();
    const ids = Array.from({ length: 40 }, (_, at) => `deal-${at}`);
    const answers = await Promise.all(ids.map((id) => http.put(`${FLAT}/deals/${id}`).send(deal())));
    expect(answers.map((answer) => answer.status)).toEqual(ids.map(() => 201));
    expect((await http.get(FLAT)).body).toMatchObject({ version: 41, counts: { deals: 43 } });
  });

  it('a stale commit is decided again, or refused where the writer named its version', async () => {
    const { http, store } = await serve();
    const commit = store.commit.bind(store);
    let stale = 2;
    store.commit = async (write) => (stale-- > 0 ? { stale: true } : commit(write));
    await http.put(`${FLAT}/deals/a`).send(deal()).expect(201);
    store.commit = async () => ({ stale: true });
    const busy = await http.put(`${FLAT}/deals/b`).send(deal()).expect(503);
    expect(busy.headers['retry-after']).toBe('1');
  });
});

describe('validateOnly', () => {
  it('answers what a write would, and changes nothing', async () => {
    const { http } = await serve();
    const dry = await http.put(`${FLAT}/deals/a?validateOnly=true`).send(deal()).expect(201);
    expect(dry.headers['etag'], 'of a version that is not there').toBeUndefined();
    await http.delete(`${FLAT}/deals/compromise?validateOnly=true`).expect(204);
    await http.delete(`${FLAT}/issues/pets?validateOnly=true`).expect(409);
    await http
      .post('/v1/negotiations?validateOnly=true')
      .send({ negotiation: { id: 'n', title: 'x' } })
      .expect(201);
    await http.get('/v1/negotiations/n').expect(404);
    expect((await http.get(FLAT)).body.version).toBe(1);
  });
});

it('the history says who, when and what', async () => {
  const { http } = await serve({ clock: () => new Date('2026-08-05T12:00:00Z') });
  await http.put(`${FLAT}/deals/a`).set('from', 'ana@example.org').send(deal()).expect(201);
  const { body } = await http.get(`${FLAT}/history`).expect(200);
  expect(body.items[1]).toMatchObject({
    before: 1,
    after: 2,
    at: '2026-08-05T12:00:00.000Z',
    who: 'ana@example.org',
    changes: [{ collection: 'deals', id: 'a', before: null, after: { title: 'Another deal' } }],
  });
  expect((await http.get(`${FLAT}/history.csv`).expect(200)).text).toContain('ana@example.org');
});
