import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FLAT, serve } from './serving.ts';

const CASE = '/v1/negotiations/flat-lease';
const LINE = {
  kind: 'redLine',
  party: 'tenant',
  title: 'No pets at all',
  holds: 'not pets',
  basis: 'declared',
  validFrom: '2025-01-01',
};

type Body = Record<string, unknown>;
const bare = ({ context: _, negotiation: __, spent, ...answer }: Body & { spent?: { steps: number } }) => ({
  ...answer,
  steps: spent?.steps,
});

describe('an overlay', () => {
  it('is answered as if it were stored, stored and stateless alike', async () => {
    const { http } = await serve();
    const replaced = { ...LINE, id: 'tenant-pets', holds: 'pets', title: 'A dog' };
    const stored = parse(FLAT);
    const target = stored.redLines.find(({ party }: { party: string }) => party === 'landlord');
    const overlay = {
      add: [LINE, replaced],
      replace: [{ kind: 'redLine', ...target, holds: 'rent >= 1100' }],
      remove: ['landlord-term'],
    };
    const { kind: _, ...plain } = LINE;
    const { kind: __, ...second } = replaced;
    const wanted = { ...stored };
    wanted.redLines = [
      ...stored.redLines
        .filter(({ id }: { id: string }) => id !== 'landlord-term')
        .map((one: { id: string }) => (one.id === target.id ? { ...one, holds: 'rent >= 1100' } : one)),
      { ...plain, id: 'overlay-1' },
      second,
    ];
    wanted.negotiation = { ...stored.negotiation, id: 'other' };
    await http.put('/v1/negotiations/other').send(wanted).expect(201);
    const questions = {
      check: { deal: 'first-offer' },
      zone: { sample: 3 },
      conflicts: {},
      nearest: { deal: 'first-offer' },
      comparison: { metric: 'euclidean' },
    };
    for (const [question, body] of Object.entries(questions)) {
      const over = await http
        .post(`${CASE}/${question}`)
        .send({ ...body, context: { overlay } })
        .expect(200);
      const kept = await http.post(`/v1/negotiations/other/${question}`).send(body).expect(200);
      const sent = await http.post(`/v1/${question}`).send({ ...body, negotiation: stored, context: { overlay } });
      expect(JSON.stringify(bare(over.body))).toBe(JSON.stringify(bare(kept.body)));
      expect(JSON.stringify(bare(sent.body))).toBe(JSON.stringify(bare(kept.body)));
      expect(over.body.context.overlay.add.map(({ id }: { id: string }) => id)).toEqual(['overlay-1', 'tenant-pets']);
    }
    const { body } = await http.get(`${CASE}/document`);
    expect(body.redLines.map(({ id }: { id: string }) => id)).not.toContain('overlay-1');
  });

  it('has the faults of a write, all at once', async () => {
    const { http } = await serve();
    const overlay = {
      add: [
        { ...LINE, holds: 'pts', party: 'tenat' },
        { ...LINE, id: 'landlord-rent' },
      ],
      replace: [{ ...LINE, id: 'landlord-rnt' }],
      remove: ['landlord-term', 'landlord-term', 'tenant:reservations'],
    };
    const { body } = await http
      .post(`${CASE}/zone`)
      .send({ context: { overlay, asOf: 'now' } })
      .expect(422);
    expect(body.errors.map(({ pointer, code }: Body) => `${pointer} ${code}`)).toEqual([
      '/context/asOf wrong_format',
      '/context/overlay/remove/2 wrong_format',
      '/context/overlay/add/1/id duplicate_id',
      '/context/overlay/replace/0/id unknown_reference',
      '/context/overlay/remove/1 duplicate_id',
      '/context/overlay/add/0/party unknown_reference',
      '/context/overlay/add/0/holds unknown_name',
    ]);
    overlay.remove.pop();
    const shaped = await http.post(`${CASE}/zone`).send({ context: { overlay } }).expect(422);
    expect(shaped.body.errors.map(({ pointer, code }: Body) => `${pointer} ${code}`)).toEqual([
      '/context/overlay/add/1/id duplicate_id',
      '/context/overlay/replace/0/id unknown_reference',
      '/context/overlay/remove/1 duplicate_id',
      '/context/overlay/add/0/party unknown_reference',
      '/context/overlay/add/0/holds unknown_name',
    ]);
  });

  it('removes a threshold by its name', async () => {
    const { http } = await serve();
    const preferences = {
      weights: { rent: 1 },
      values: {
        rent: [
          [800, 1],
          [1600, 0],
        ],
      },
      reservation: { value: 0.9 },
      binding: true,
    };
    await http.put(`${CASE}/parties/tenant/preferences`).send(preferences).expect(200);
    const ask = async (context: Body) =>
      (await http.post(`${CASE}/check`).send({ terms: { rent: 1600 }, context })).body;
    const lines = (body: Body) =>
      JSON.stringify(body).includes('"id":"tenant:reservation","party":"tenant","kind":"reservation","title"');
    expect(lines(await ask({}))).toBe(true);
    const without = await ask({ overlay: { remove: ['tenant:reservation'] }, explain: true });
    expect(lines(without)).toBe(false);
    expect((without['context'] as { statements: { notInForce: Body[] } }).statements.notInForce).toContainEqual(
      expect.objectContaining({ id: 'tenant:reservation', why: 'removed' }),
    );
  });
});

describe('circumstances, parties and the past', () => {
  it('who has to agree replaces the rule', async () => {
    const { http } = await serve();
    const { body } = await http
      .post(`${CASE}/conflicts`)
      .send({ context: { parties: ['tenant'] } })
      .expect(200);
    expect(body.exists).toBe(true);
    expect(body.context.parties).toEqual(['tenant']);
    const wrong = await http
      .post(`${CASE}/zone`)
      .send({ context: { parties: ['tenat', 'tenant', 'tenant'] } })
      .expect(422);
    expect(wrong.body.errors.map(({ pointer, help }: Body) => [pointer, help])).toEqual([
      ['/context/parties/0', 'did you mean `tenant`?'],
      ['/context/parties/2', 'list it once'],
    ]);
  });

  it('a circumstance is what it is assumed to be', async () => {
    const { http } = await serve();
    const circumstance = {
      id: 'market',
      title: 'Market',
      type: 'ordinal',
      levels: [{ id: 'low' }, { id: 'high' }],
      values: [{ value: 'low' }],
    };
    await http.post(`${CASE}/circumstances`).send(circumstance).expect(201);
    const line = { id: 'm', party: 'landlord', title: 'M', holds: 'market == "low"', basis: 'declared' };
    await http.post(`${CASE}/red-lines`).send(line).expect(201);
    const exists = async (context: Body) => (await http.post(`${CASE}/zone`).send({ context }).expect(200)).body.exists;
    expect([await exists({}), await exists({ circumstances: { market: 'high' } })]).toEqual([true, false]);
    const wrong = await http
      .post(`${CASE}/zone`)
      .send({ context: { circumstances: { markt: 'low', market: 'hgh', rent: 1000 } } });
    expect(wrong.body.errors.map(({ pointer, code, help }: Body) => [pointer, code, help])).toEqual([
      ['/context/circumstances/markt', 'unknown_reference', 'did you mean `market`?'],
      ['/context/circumstances/market', 'value_out_of_domain', 'did you mean `high`?'],
      [
        '/context/circumstances/rent',
        'issue_as_circumstance',
        'leave it out here; the question settles issues in its `terms` or `given`, whichever it has',
      ],
    ]);
  });

  it('the negotiation as it was recorded at an instant, and before that not at all', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const { http } = await serve({ clock: () => new Date(now) });
    now = Date.parse('2026-01-03T12:00:00Z');
    await http
      .put(`${CASE}/red-lines/landlord-rent`)
      .send({ party: 'landlord', title: 'Never', holds: 'rent > 1600', basis: 'declared' });
    const ask = (recordedAsOf: string) => http.post(`${CASE}/zone`).send({ context: { recordedAsOf } });
    for (const [instant, version, exists] of [
      ['2026-01-01T00:00:00Z', 1, true],
      ['2026-01-03T11:59:59.999Z', 1, true],
      ['2026-01-03T13:00:00+01:00', 2, false],
      ['2026-01-03T12:00:00Z', 2, false],
    ]) {
      const { body } = await ask(instant as string).expect(200);
      expect([body.negotiation.version, body.exists, body.context.recordedAsOf]).toEqual([version, exists, instant]);
    }
    const { body } = await ask('2025-12-31T23:59:59Z').expect(404);
    expect(body.detail).toBe('`flat-lease` was not recorded before 2026-01-01T00:00:00.000Z');
    const both = await http
      .post(`${CASE}/zone`)
      .send({ context: { version: 1, recordedAsOf: '2026-01-01T00:00:00Z' } });
    expect(both.body.errors.map(({ code }: Body) => code)).toEqual(['version_or_instant']);
    const sent = await http
      .post('/v1/zone')
      .send({ negotiation: parse(FLAT), context: { recordedAsOf: '2026-01-01T00:00:00Z' } });
    expect(sent.body.errors.map(({ code }: Body) => code)).toEqual(['version_stateless']);
  });

  it('says which statements are in force and why the others are not', async () => {
    const { http } = await serve();
    const document = parse(FLAT);
    const [landlord] = document.redLines;
    document.perspectives = [
      { id: 'optimist', title: 'An optimist', suppresses: ['landlord-term'] },
      { id: 'agent', title: 'The agent' },
      { id: 'dreamer', title: 'A dreamer', inherits: 'optimist' },
    ];
    document.redLines.push(
      { ...landlord, id: 'a-later', validFrom: '2030-01-01' },
      { ...landlord, id: 'b-before', validTo: '2020-01-01' },
      { ...landlord, id: 'c-agent', perspective: 'agent' },
      { ...landlord, id: 'd-assessed', basis: 'assessed' },
    );
    await http.put(CASE).send(document).expect(200);
    const context = { asOf: '2026-01-01', perspective: 'optimist', basis: 'declared', explain: true };
    const { body } = await http.post(`${CASE}/check`).send({ terms: {}, context }).expect(200);
    const { inForce, notInForce } = body.context.statements;
    expect(notInForce.map(({ id, why, text }: Body) => [id, why, text])).toEqual([
      ['a-later', 'not_yet', 'it holds from 2030-01-01 on'],
      ['b-before', 'no_longer', 'it held until 2020-01-01'],
      ['c-agent', 'perspective', 'it belongs to `agent`, which `optimist` does not inherit'],
      ['d-assessed', 'basis', 'it is assessed'],
      ['landlord-term', 'suppressed', 'it is suppressed in `optimist`'],
    ]);
    const inherited = await http
      .post(`${CASE}/check`)
      .send({ terms: {}, context: { ...context, perspective: 'dreamer' } });
    expect(inherited.body.context.statements.notInForce).toContainEqual(
      expect.objectContaining({ id: 'landlord-term', text: 'it is suppressed in `optimist`' }),
    );
    const counted = await http.post(`${CASE}/check`).send({ terms: {}, context: { ...context, explain: false } });
    expect(counted.body.context.statements).toEqual({ inForce: inForce.length, notInForce: 5 });
    const lines = body.parties.flatMap(({ redLines, preconditions }: { redLines: Body[]; preconditions: Body[] }) => [
      ...redLines,
      ...preconditions,
    ]);
    const binding = inForce.filter(({ kind }: Body) => kind !== 'position').map(({ id }: Body) => id);
    expect(lines.map(({ id }: Body) => id).sort()).toEqual(binding);
  });
});

describe('perspectives that are not there', () => {
  it('are answered by those that would do: `baseline`, and none that leads back', async () => {
    const { http } = await serve();
    const put = (id: string, inherits: string) => http.put(`${CASE}/perspectives/${id}`).send({ title: 'X', inherits });
    const helpOf = async (id: string) => (await put(id, 'nope').expect(422)).body.errors[0].help;
    expect(await helpOf('p9')).toBe('there are: `baseline`');
    await put('p8', 'baseline').expect(201);
    await put('p9', 'p8').expect(201);
    await put('p7', 'baseline').expect(201);
    expect(await helpOf('p8')).toBe('there are: `baseline`, `p7`');
    const { body } = await http
      .post(`${CASE}/zone`)
      .send({ context: { perspective: 'base-line' } })
      .expect(422);
    expect(body.errors[0].help).toBe('did you mean `baseline`?');
  });
});

describe('lines of a batch', () => {
  it('that cannot be answered are named by their number where they have no name', async () => {
    const { http } = await serve();
    const lines = ['', '{"ref":', '{"terms":{}}', '{"ref":"a","terms":{"nope":1}}', '"x"', '{"ref":"\\ud800"}'];
    const { text } = await http
      .post(`${CASE}/check/batch`)
      .type('application/x-ndjson')
      .send(lines.join('\n'))
      .expect(200);
    const answers = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ ref, problem }: Body) => [ref, (problem as Body)['detail']])).toEqual([
      [null, 'line 2, column 8: expected a value, found the end of the body'],
      [null, 'line 3: `ref` is missing'],
      ['a', 'there is no issue `nope`'],
      [null, 'line 5: `x` is not an object'],
      [null, 'line 6, column 8: half of a surrogate pair in a text'],
    ]);
  });

  it('are told their context in a header that a header can hold', async () => {
    const { http } = await serve();
    const overlay = { add: [{ ...LINE, title: 'Kein Haustier, bitte – “nie”', text: 'ü'.repeat(8000) }] };
    const circumstance = {
      id: 'market',
      title: 'Market',
      type: 'categorical',
      options: [{ id: 'flau' }, { id: 'läuft' }],
    };
    const added = await http.post(`${CASE}/circumstances`).send({ ...circumstance, values: [] });
    const value = added.status === 201 ? 'läuft' : 'flau';
    const context = { overlay, explain: true, ...(added.status === 201 ? { circumstances: { market: value } } : {}) };
    const answer = await http
      .post(`${CASE}/check/batch`)
      .type('application/x-ndjson')
      .send(`${JSON.stringify({ context })}\n${JSON.stringify({ terms: {} })}\n`)
      .expect(200);
    const { context: said } = JSON.parse(answer.headers['parley-answer']!);
    expect(said.statements.inForce).toBeGreaterThan(0);
    expect([said.overlay, said.circumstances?.market]).toEqual([undefined, added.status === 201 ? value : undefined]);
  });
});

describe('what a reviewer found', () => {
  it('of many names that are not there, what was meant is looked for fifty times', async () => {
    const { http } = await serve();
    const remove = Array.from({ length: 1000 }, (_, at) => `statement-nomber-x${at}`);
    const document = parse(FLAT);
    const [line] = document.redLines;
    for (let at = 0; at < 3000; at++) document.redLines.push({ ...line, id: `statement-number-${at}` });
    const { body } = await http
      .post('/v1/zone')
      .send({ negotiation: document, context: { overlay: { remove } } })
      .expect(422);
    expect(body.errors.filter(({ help }: Body) => help !== undefined).length).toBe(50);
  });

  it('an overlay is not blamed for what was wrong before', async () => {
    const { http } = await serve();
    const document = parse(FLAT);
    document.perspectives = [{ id: 'p', title: 'P', suppresses: ['nope'] }];
    const { body } = await http
      .post('/v1/zone')
      .send({ negotiation: document, context: { overlay: {} } })
      .expect(422);
    expect(body.errors.map(({ pointer }: Body) => pointer)).toEqual(['/negotiation/perspectives/0/suppresses/0']);
  });

  it('what was mended tells nothing of its neighbours', async () => {
    const { http } = await serve();
    const party = { id: 'agent', name: 'Agent', consent: 'conditonal', consentWhen: 'pets' };
    const { body } = await http.post(`${CASE}/parties`).send(party).expect(422);
    expect(body.errors.map(({ pointer }: Body) => pointer)).toEqual(['/consent']);
  });

  it('a body is judged at the version it asks about', async () => {
    const { http } = await serve();
    await http.put(`${CASE}/perspectives/mine`).send({ title: 'Mine' }).expect(201);
    await http.delete(`${CASE}/perspectives/mine`).expect(204);
    const side = { version: 2, perspective: 'mine' };
    const zone = await http.post(`${CASE}/zone`).send({ context: side, foo: 1 }).expect(422);
    expect(zone.body.errors.map(({ pointer }: Body) => pointer)).toEqual(['/foo']);
    const asked = { question: { kind: 'zone' }, left: side, right: side };
    const both = await http
      .post(`${CASE}/difference`)
      .send({ ...asked, foo: 1 })
      .expect(422);
    expect(both.body.errors.map(({ pointer }: Body) => pointer)).toEqual(['/foo']);
    await http
      .post(`${CASE}/difference`)
      .send({ ...asked, right: { version: 1 } })
      .expect(200);
  });

  it('an instant that has not come yet is refused: its answer could change', async () => {
    const { http } = await serve();
    for (const recordedAsOf of ['9999-12-31T23:59:59-10:00', '2100-01-01T00:00:00Z']) {
      const { body } = await http.post(`${CASE}/zone`).send({ context: { recordedAsOf } }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/context/recordedAsOf', code: 'instant_ahead' }]);
    }
  });

  it('a summary says unmet preconditions and crossed lines apart', async () => {
    const { http } = await serve();
    const talks = { kind: 'precondition', stage: 'talks', party: 'tenant', title: 'T', basis: 'declared' };
    const overlay = { add: [{ ...talks, holds: 'rent <= 1000' }], remove: ['tenant-rent'] };
    const { body } = await http.post(`${CASE}/check`).send({ deal: 'first-offer', context: { overlay } }).expect(200);
    expect(body.summary).toMatch(/is crossed \([^)]*\); 1 precondition is unmet\.$/);
  });
});

it('no statement is told as the cause where a rule makes a deal impossible', async () => {
  const { http } = await serve();
  const negotiation = {
    negotiation: { id: 'n', title: 'N' },
    parties: [{ id: 'a', name: 'A' }],
    issues: [{ id: 'x', title: 'X', type: 'boolean' }],
    circumstances: [{ id: 'w', title: 'W', type: 'boolean', values: [{ value: false }] }],
    rules: [{ id: 'r', title: 'R', holds: 'w implies x' }],
    redLines: [{ id: 's', party: 'a', title: 'S', basis: 'declared', holds: 'x' }],
  };
  const asked = {
    negotiation,
    question: { kind: 'check', terms: { x: false } },
    left: { overlay: { remove: ['s'] } },
    right: { circumstances: { w: true } },
  };
  const { body } = await http.post('/v1/difference').send(asked).expect(200);
  expect([body.left.verdict, body.right.verdict]).toEqual(['acceptable', 'impossible']);
  expect(body.causes).toEqual({ fromLeft: [], fromRight: [] });
});
