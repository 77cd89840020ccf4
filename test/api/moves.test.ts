import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';

const OFFER = {
  ...{ kind: 'position', id: 'tenant-wants-rent', party: 'tenant', title: 'Up to 1,200 euros', basis: 'declared' },
  ...{ issue: 'rent', wants: { from: 900, to: 1200 }, ideal: 1100 },
} as const;
const right = { overlay: { replace: [OFFER], remove: ['tenant-wants-dog'] } };

const said = (errors: { pointer: string; code: string }[]) => errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('moves', () => {
  it('says which positions moved, by how much and towards whom, in two contexts', async () => {
    const { http } = await serve();
    const { body, headers } = await http.post(`${CASE}/comparison/moves`).send({ right }).expect(200);
    expect(body).toMatchObject({
      metric: 'manhattan',
      context: { asOf: '2026-08-01', basis: 'declared' },
      left: { negotiation: { id: 'flat-lease', version: 1 }, context: { asOf: '2026-08-01' } },
      right: { negotiation: { id: 'flat-lease', version: 1 }, context: { overlay: { remove: ['tenant-wants-dog'] } } },
      unmatched: [],
      complete: true,
      stopped: null,
    });
    expect(headers['etag']).toBe('"1-json"');
    // Of 80 steps of ten euros the tenant's ideal went 20; the landlord's was 40 away.
    expect(body.moves).toMatchObject([
      { party: 'tenant', issue: 'pets', change: 'given_up', distance: null, to: null, towards: [] },
      {
        ...{ party: 'tenant', issue: 'rent', change: 'moved', distance: 0.25 },
        from: { values: [{ from: 900, to: 1150 }], ideal: 900 },
        to: { values: [{ from: 900, to: 1200 }], ideal: 1100 },
        towards: [{ party: 'landlord', before: 0.5, after: 0.25, direction: 'towards' }],
      },
    ]);
    expect(body.parties).toMatchObject([
      { party: 'landlord', towards: [{ party: 'tenant', before: 0.5, after: 0.5, direction: 'neither' }] },
      { party: 'tenant', towards: [{ party: 'landlord', before: 0.5, after: 0.25, direction: 'towards' }] },
    ]);
  });

  it('sees another ideal for the same values, and no move in other words', async () => {
    const { http } = await serve();
    const same = { ...OFFER, wants: { from: 900, to: 1150 } };
    const ask = async (replaced: object) => {
      const overlay = { replace: [replaced] };
      return (await http.post(`${CASE}/comparison/moves`).send({ right: { overlay } }).expect(200)).body.moves;
    };
    expect(await ask(same)).toMatchObject([{ party: 'tenant', issue: 'rent', distance: 0.25 }]);
    expect(await ask({ ...same, ideal: 900, title: 'In other words', salience: 1 })).toEqual([]);
  });

  it('looks at two versions, and is refused where the version is another by now', async () => {
    const { http } = await serve();
    const { kind: _, id: __, ...position } = OFFER;
    await http.put(`${CASE}/positions/tenant-wants-rent`).send(position).expect(200);
    const { body } = await http
      .post(`${CASE}/comparison/moves`)
      .send({ left: { version: 1 } })
      .expect(200);
    expect([body.left.negotiation.version, body.right.negotiation.version]).toEqual([1, 2]);
    expect(body.moves).toMatchObject([{ party: 'tenant', issue: 'rent', distance: 0.25 }]);
    await http.post(`${CASE}/comparison/moves`).set('if-match', '"1"').send({}).expect(412);
    await http.post('/v1/negotiations/flat-leas/comparison/moves').send({}).expect(404);
  });

  it('looks at two negotiations that are sent along, or at one of them twice', async () => {
    const { http } = await serve();
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const stored = await http.post(`${CASE}/comparison/moves`).send({ right }).expect(200);
    const once = await http
      .post('/v1/comparison/moves')
      .send({ left: { negotiation }, right: { context: right } })
      .expect(200);
    expect([once.body.moves, once.body.parties]).toEqual([stored.body.moves, stored.body.parties]);
    const other = {
      ...negotiation,
      negotiation: { ...negotiation.negotiation, id: 'other' },
      parties: [...negotiation.parties, { id: 'agent', name: 'An agent' }],
      issues: negotiation.issues
        .filter(({ id }: { id: string }) => id !== 'furniture')
        .map((issue: { id: string }) => (issue.id === 'rent' ? { ...issue, step: 5 } : issue)),
      preferences: [],
      deals: [],
    };
    const sent = { left: { negotiation }, right: { negotiation: other } };
    const { body } = await http.post('/v1/comparison/moves').send(sent).expect(200);
    expect(body.right.negotiation).toEqual({ id: 'other', version: 0 });
    expect(body.unmatched).toEqual([
      { kind: 'issue', id: 'furniture', why: 'left_only' },
      { kind: 'issue', id: 'rent', why: 'other_values' },
      { kind: 'party', id: 'agent', why: 'right_only' },
    ]);
    expect(body.moves).toEqual([]);
  });

  it('reads a party on a basis of its own on both sides, and others on that of the side', async () => {
    const { http } = await serve();
    const asked = {
      left: { basis: 'declared' },
      right: { basis: 'assessed' },
      parties: ['tenant', { party: 'landlord', basis: 'declared' }],
    };
    const { body } = await http.post(`${CASE}/comparison/moves`).send(asked).expect(200);
    expect(body.parties).toMatchObject([
      { party: 'landlord', basis: { left: 'declared', right: 'declared' } },
      { party: 'tenant', basis: { left: 'declared', right: 'assessed' } },
    ]);
    expect(body.moves).toMatchObject([
      { party: 'tenant', issue: 'pets', change: 'given_up' },
      { party: 'tenant', issue: 'rent', change: 'given_up' },
    ]);
  });

  it('stops at a budget, and says so', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${CASE}/comparison/moves`)
      .send({ right, budget: { steps: 1 } })
      .expect(200);
    expect(body).toMatchObject({ moves: [], parties: [], complete: false, stopped: 'steps' });
  });

  it('is answered as a job', async () => {
    const { http } = await serve();
    const taken = await http
      .post(`${CASE}/comparison/moves`)
      .set('prefer', 'respond-async')
      .send({ right })
      .expect(202);
    const at = async () => (await http.get(taken.headers['location']!).expect(200)).body;
    let job = await at();
    while (job.state === 'queued' || job.state === 'running') job = await at();
    const { body } = await http.post(`${CASE}/comparison/moves`).send({ right }).expect(200);
    expect([job.question, { ...job.result, spent: 0 }]).toEqual(['moves', { ...body, spent: 0 }]);
  });
});

describe('what is wrong with moves is told at once', () => {
  it('of a stored negotiation', async () => {
    const { http } = await serve();
    const wrong = {
      left: { perspective: 'mine' },
      right: { circumstances: { rent: 900 } },
      parties: ['tenat', 'tenant', 'tenant'],
      weights: { rentt: 1 },
    };
    const { body } = await http.post(`${CASE}/comparison/moves`).send(wrong).expect(422);
    expect(said(body.errors)).toEqual([
      '/left/perspective unknown_reference',
      '/right/circumstances/rent issue_as_circumstance',
      '/parties/0 unknown_reference',
      '/parties/2 duplicate_id',
      '/weights/rentt unknown_issue',
    ]);
  });

  it('of negotiations that are sent along, shape and meaning', async () => {
    const { http } = await serve();
    const { body: negotiation } = await http.get(`${CASE}/document`).expect(200);
    const rules = [{ id: 'r', title: 'R', holds: 'no_such' }];
    const wrong = {
      left: { negotiation: { ...negotiation, rules }, context: { version: 3 } },
      right: { negotiation: { ...negotiation, rules: [{ ...rules[0], holds: 'rent' }] } },
      parties: ['tenat'],
    };
    const { body } = await http.post('/v1/comparison/moves').send(wrong).expect(422);
    expect(said(body.errors)).toEqual([
      '/left/negotiation/rules/0/holds unknown_name',
      '/right/negotiation/rules/0/holds not_a_condition',
      '/left/context/version version_stateless',
      '/parties/0 unknown_reference',
    ]);
    const issues = [{ ...negotiation.issues[0], id: 7 }, ...negotiation.issues.slice(1)];
    const misshapen = { ...wrong, left: { negotiation: { ...negotiation, issues } }, metric: 'far' };
    const { body: other } = await http.post('/v1/comparison/moves').send(misshapen).expect(422);
    expect(said(other.errors)).toEqual(
      expect.arrayContaining(['/left/negotiation/issues/0/id wrong_type', '/metric unknown_value']),
    );
    expect(said(other.errors).filter((one) => one.includes('unknown_name'))).toEqual([]);
  });
});
