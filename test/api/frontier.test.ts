import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serve } from './serving.ts';

const FLAT = '/v1/negotiations/flat-lease';
const seed = (id: string) => readFileSync(new URL(`../../seed/${id}.yaml`, import.meta.url), 'utf8');

describe('frontier', () => {
  it('lists what leaves nothing on the table, and the fair points, stored and sent along alike', async () => {
    const { http } = await serve();
    const { body } = await http.post(`${FLAT}/frontier`).send({ limit: 3 }).expect(200);
    expect(body).toMatchObject({
      exists: true,
      complete: true,
      parties: ['landlord', 'tenant'],
      leftOut: [],
      counts: { deals: '21' },
      noPoints: null,
      deal: null,
      most: { landlord: 0.7 },
    });
    expect(body.deals.map(({ terms }: { terms: { rent: number } }) => terms.rent)).toEqual([1200, 1100, 1000]);
    expect(body.points.nash).toMatchObject({
      terms: { rent: 1100, pets: true },
      worth: { landlord: 0.625, tenant: 0.575 },
      surplus: { landlord: 0.175, tenant: 0.175 },
      disagreement: { landlord: 0.45, tenant: 0.4 },
    });
    const sent = await http
      .post('/v1/frontier')
      .send({ negotiation: parse(seed('flat-lease')), limit: 3 })
      .expect(200);
    const { spent: _, negotiation: __, ...same } = body;
    expect(sent.body).toMatchObject(same);
  });

  it('says where a deal stands: what dominates it, how far it is from the frontier and each point', async () => {
    const { http } = await serve();
    const { body } = await http.post(`${FLAT}/frontier`).send({ deal: 'compromise', limit: 1 }).expect(200);
    const { deal } = body;
    expect(deal).toMatchObject({ acceptable: true, onFrontier: false });
    expect(deal.dominatedBy.length).toBeGreaterThan(0);
    for (const { worth } of deal.dominatedBy) {
      expect(worth.landlord).toBeGreaterThanOrEqual(deal.worth.landlord);
      expect(worth.tenant).toBeGreaterThanOrEqual(deal.worth.tenant);
    }
    expect(deal.distance).toBeGreaterThan(0);
    expect(deal.toPoints.nash).toBeGreaterThanOrEqual(deal.distance);
    const best = await http.post(`${FLAT}/frontier`).send({ terms: body.points.nash.terms, limit: 1 }).expect(200);
    expect(best.body.deal).toMatchObject({ onFrontier: true, dominatedBy: [], distance: 0, toPoints: { nash: 0 } });
  });

  it('a deal that leaves open what somebody weighs has no place', async () => {
    const { http } = await serve();
    const asked = { deal: 'tenants-draft', given: { rnt: 1 } };
    const answer = await http.post(`${FLAT}/frontier`).send(asked).expect(422);
    expect(answer.body.errors).toMatchObject([
      { pointer: '/given/rnt', code: 'unknown_issue' },
      { pointer: '/deal', code: 'deal_open' },
    ]);
  });

  it('a deal has a place where those compared know what it is worth to them, whatever others weigh', async () => {
    const { http } = await serve();
    const { body: negotiation } = await http.get(`${FLAT}/document`).expect(200);
    const [landlord, tenant] = negotiation.preferences;
    // Of those who weigh only these issues, what rent is worth alone is told.
    const weighing = (weights: object, { values: { rent }, reservation: _, ...party }: typeof landlord) => {
      return { ...party, weights, values: { rent } };
    };
    const ask = (preferences: object[], context: object) =>
      http.post('/v1/frontier').send({ negotiation: { ...negotiation, preferences }, terms: { rent: 1000 }, context });
    const own = weighing({ rent: 1 }, landlord);
    await ask([own, tenant], {}).expect(422);
    const alone = await ask([own, tenant], { parties: ['landlord'] }).expect(200);
    expect(alone.body.deal.worth).toEqual({ landlord: expect.any(Number) });
    await ask([own, { ...tenant, validFrom: '2026-08-02' }], {}).expect(200);
    await ask([own, { ...tenant, validFrom: '2026-08-02' }], { asOf: '2026-08-02' }).expect(422);
    const pets = weighing({ rent: 1, pets: 1 }, tenant);
    await ask([own, pets], {}).expect(200);
  });

  it('a deal that is not acceptable is not on the frontier, and where there is no zone none is', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${FLAT}/frontier`)
      .send({ deal: 'compromise', given: { rent: 1500 } })
      .expect(200);
    expect(body).toMatchObject({ exists: false, deal: { acceptable: false, onFrontier: false, distance: null } });
  });

  it('leaves out and names who has told no preferences, and whose acceptance does not decide', async () => {
    const { http } = await serve();
    await http.delete(`${FLAT}/parties/landlord/preferences`).expect(204);
    const { body } = await http.post(`${FLAT}/frontier`).send({}).expect(200);
    expect([body.parties, body.leftOut]).toEqual([['tenant'], [{ party: 'landlord', why: 'no_preferences' }]]);
    expect(Object.keys(body.points.nash.worth)).toEqual(['tenant']);
    const alone = await http
      .post(`${FLAT}/frontier`)
      .send({ context: { parties: ['landlord'] } })
      .expect(200);
    expect(alone.body).toMatchObject({
      noPoints: 'no_preferences',
      leftOut: [
        { party: 'landlord', why: 'no_preferences' },
        { party: 'tenant', why: 'does_not_decide' },
      ],
    });
  });

  it('names those who weigh an issue without telling what its values are worth', async () => {
    const { http } = await serve();
    const whole = await http.post(`${FLAT}/frontier`).send({}).expect(200);
    expect(whole.body.indifferent).toEqual([]);
    const { values, ...rest } = (await http.get(`${FLAT}/parties/tenant/preferences`)).body;
    const { furniture: _, ...others } = values;
    await http
      .put(`${FLAT}/parties/tenant/preferences`)
      .send({ ...rest, values: others })
      .expect(200);
    const { body } = await http.post(`${FLAT}/frontier`).send({}).expect(200);
    expect(body.indifferent).toEqual([{ party: 'tenant', issues: ['furniture'] }]);
    const nobody = await http
      .post(`${FLAT}/frontier`)
      .send({ context: { parties: ['landlord'] } })
      .expect(200);
    expect(nobody.body.indifferent).toEqual([]);
  });

  it('without a zone there is no point, and where somebody loses in every deal there is none either', async () => {
    const { http } = await serve();
    const none = await http
      .post(`${FLAT}/frontier`)
      .send({ given: { pets: false } })
      .expect(200);
    expect(none.body).toMatchObject({ exists: false, deals: [], counts: { deals: '0' }, noPoints: 'no_zone' });
    const preferences = (await http.get(`${FLAT}/parties/landlord/preferences`)).body;
    await http
      .put(`${FLAT}/parties/landlord/preferences`)
      .send({ ...preferences, reservation: { value: 1 }, binding: false })
      .expect(200);
    const lost = await http.post(`${FLAT}/frontier`).send({}).expect(200);
    expect(lost.body).toMatchObject({ exists: true, noPoints: 'somebody_loses', points: { nash: null } });
  });

  it('in the sport park: by quorum and by all, the points among the deals that lose nobody anything', async () => {
    const { http } = await serve();
    const park = '/v1/negotiations/sport-park';
    await http.post('/v1/negotiations').type('application/yaml').send(seed('sport-park')).expect(201);
    const zone = await http.post(`${park}/zone`).send({}).expect(200);
    expect([zone.body.count, zone.body.possible]).toEqual(['55', '720']);
    const quorum = (await http.post(`${park}/frontier`).send({}).expect(200)).body;
    expect(quorum.complete).toBe(true);
    const parties = ['mayor', 'other-cities', 'union', 'sport-co', 'tourism', 'environment'];
    const all = (await http.post(`${park}/frontier`).send({ context: { parties } }).expect(200)).body;
    expect(all.complete).toBe(true);
    for (const name of ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian']) {
      expect(Object.values(all.points[name].surplus).every((surplus) => Number(surplus) >= 0)).toBe(true);
      expect(all.points[name]).toEqual(quorum.points[name]);
    }
  });
});
