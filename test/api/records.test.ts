import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

const FLAT = '/v1/negotiations/flat-lease';
const LINE = { party: 'tenant', title: 'A balcony', holds: 'rent <= 1500', basis: 'declared' };

describe('records', () => {
  it('keep what parties are part of: it is there, is no part of them, and stays', async () => {
    const { http } = await serve();
    const put = (id: string, partOf: string) => http.put(`${FLAT}/parties/${id}`).send({ name: id, partOf });
    const unknown = await put('kid', 'nobody').expect(422);
    expect(unknown.body.errors).toMatchObject([{ pointer: '/partOf', code: 'unknown_reference' }]);
    const own = await put('kid', 'kid').expect(422);
    expect(own.body.errors).toMatchObject([{ pointer: '/partOf', code: 'part_of_itself' }]);
    await http.put(`${FLAT}/parties/solo`).send({ name: 'Solo' }).expect(201);
    await put('kid', 'solo').expect(201);
    const circle = await put('solo', 'kid').expect(422);
    expect(circle.body.errors).toMatchObject([{ pointer: '/partOf', code: 'part_of_itself' }]);
    const used = await http.delete(`${FLAT}/parties/solo`).expect(409);
    expect(used.body.errors).toMatchObject([
      { in: 'path', pointer: '/item', code: 'in_use', detail: 'party `kid` refers to party `solo`' },
    ]);
  });

  it('are created, read, replaced, listed and removed, one version each', async () => {
    const { http } = await serve();
    const made = await http
      .post(`${FLAT}/red-lines`)
      .send({ id: 'x', ...LINE })
      .expect(201);
    expect(made.headers).toMatchObject({ location: `${FLAT}/red-lines/x`, etag: '"2-json"' });
    expect(made.body).toMatchObject({ id: 'x', confidence: 1, disclosure: 'public', ...LINE });
    expect((await http.get(`${FLAT}/red-lines/x`).expect(200)).body).toEqual(made.body);
    const put = await http
      .put(`${FLAT}/red-lines/x`)
      .send({ ...LINE, holds: 'pets' })
      .expect(200);
    expect(put.body).toMatchObject({ id: 'x', holds: 'pets' });
    await http.put(`${FLAT}/red-lines/y`).send(LINE).expect(201).expect('location', `${FLAT}/red-lines/y`);
    await http.delete(`${FLAT}/red-lines/x`).expect(204).expect('etag', '"5-json"');
    expect((await http.get(`${FLAT}/red-lines/x`).expect(404)).body.detail).toBe('there is no red line `x` here');
    expect((await http.get(`${FLAT}/red-lines/x?version=3`).expect(200)).body.holds).toBe('pets');
    expect((await http.get(FLAT)).body).toMatchObject({ version: 5, counts: { redLines: 7 } });
  });

  it('get an id from the server where none is sent', async () => {
    const { http } = await serve();
    const deal = await http.post(`${FLAT}/deals`).send({ title: 'A new Öffer!', terms: {} }).expect(201);
    expect(deal.body.id).toMatch(/^a-new-offer-[0-9a-f]{8}$/);
    const issue = await http.post(`${FLAT}/issues`).send({ title: '2 keys', type: 'boolean' }).expect(201);
    expect(issue.body.id).toMatch(/^keys_[0-9a-f]{8}$/);
    await http.get(issue.headers['location'] as string).expect(200);
  });

  it('keep the id of their address', async () => {
    const { http } = await serve();
    const other = await http
      .put(`${FLAT}/red-lines/y`)
      .send({ id: 'x', ...LINE })
      .expect(422);
    expect(other.body.errors).toMatchObject([{ in: 'body', pointer: '/id', code: 'other_id' }]);
    const wrong = await http.put(`${FLAT}/red-lines/Y%20`).send(LINE).expect(422);
    expect(wrong.body.errors).toMatchObject([{ in: 'path', pointer: '/item', code: 'wrong_format' }]);
  });

  it('POST does not replace', async () => {
    const { http } = await serve();
    const again = await http
      .post(`${FLAT}/red-lines`)
      .send({ id: 'tenant-dog', ...LINE })
      .expect(409);
    expect(again.body).toMatchObject({ type: '/docs/problems#exists', detail: expect.stringContaining('PUT') });
  });

  it('that are used are not removed: every user is named', async () => {
    const { http } = await serve();
    const refused = await http.delete(`${FLAT}/issues/pets`).expect(409);
    expect(refused.body.type).toBe('/docs/problems#in-use');
    const said = refused.body.errors.map((fault: { detail: string }) => fault.detail).join('\n');
    expect(said).toContain('red line `tenant-dog`');
    expect(said).toContain('deal `compromise`');
  });

  it('say every fault at once, of query and body, with what is close', async () => {
    const { http } = await serve();
    const refused = await http
      .post(`${FLAT}/red-lines?validateonly=true`)
      .send({ ...LINE, basis: 'declard', hold: 'pets', title: undefined, confidence: 2 })
      .expect(422);
    expect(refused.body.errors).toEqual([
      {
        in: 'query',
        pointer: '/validateonly',
        code: 'unknown_field',
        detail: '`validateonly` is not known here',
        help: 'did you mean `validateOnly`?',
      },
      { in: 'body', pointer: '/title', code: 'missing', detail: '`title` is missing', help: 'expected text' },
      {
        in: 'body',
        pointer: '/basis',
        code: 'unknown_value',
        detail: '`declard` is not one of `declared`, `assessed`',
        help: 'did you mean `declared`?',
      },
      { in: 'body', pointer: '/confidence', code: 'too_large', detail: '`2` is too large: at most 1' },
      {
        in: 'body',
        pointer: '/hold',
        code: 'unknown_field',
        detail: '`hold` is not known here',
        help: 'did you mean `holds`?',
      },
    ]);
  });

  it('say which word is missing, of a record and within a document', async () => {
    const { http } = await serve();
    const { basis: _, ...line } = LINE;
    const refused = await http.post(`${FLAT}/preconditions`).send(line).expect(422);
    expect(refused.body.errors).toEqual([
      {
        in: 'body',
        pointer: '/basis',
        code: 'missing',
        detail: '`basis` is missing',
        help: 'expected one of `declared`, `assessed`',
      },
      {
        in: 'body',
        pointer: '/stage',
        code: 'missing',
        detail: '`stage` is missing',
        help: 'expected one of `talks`, `signature`',
      },
    ]);
    const whole = { negotiation: { title: 'x' }, redLines: [{ id: 'x', ...line }] };
    const { body } = await http.post('/v1/negotiations').send(whole).expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/redLines/0/basis', code: 'missing' },
      { pointer: '/redLines/0/party', code: 'unknown_reference' },
      { pointer: '/redLines/0/holds', code: 'unknown_name' },
    ]);
  });

  it('report the branch of a union that was meant', async () => {
    const { http } = await serve();
    const level = { id: 'x', title: 'X', type: 'ordinal', levels: [{ id: 'a b' }], option: [] };
    const refused = await http.post(`${FLAT}/issues`).send(level).expect(422);
    expect(refused.body.errors).toMatchObject([
      {
        pointer: '/levels/0/id',
        code: 'wrong_format',
        detail: expect.stringMatching(/^`a b` will not do: an option is/),
      },
      { pointer: '/option', code: 'unknown_field' },
    ]);
    const kind = await http.post(`${FLAT}/issues`).send({ id: 'x', title: 'X', type: 'ordnal' }).expect(422);
    expect(kind.body.errors).toMatchObject([
      { pointer: '/type', code: 'unknown_value', help: 'did you mean `ordinal`?' },
    ]);
  });

  it('with a wrong expression are refused with its span', async () => {
    const { http } = await serve();
    const refused = await http
      .post(`${FLAT}/red-lines`)
      .send({ ...LINE, holds: 'rnt <= 3' })
      .expect(422);
    expect(refused.body.errors).toMatchObject([{ in: 'body', pointer: '/holds', span: { start: 0, end: 3 } }]);
  });
});

describe('lists', () => {
  it('are read page by page, undisturbed by inserts', async () => {
    const { http } = await serve();
    const first = await http.get(`${FLAT}/red-lines?limit=2`).expect(200);
    expect(first.body.items.map((line: { id: string }) => line.id)).toEqual(['landlord-pets', 'landlord-rent']);
    expect(first.headers['link']).toBe(`<${first.body.next}>; rel="next"`);
    await http
      .post(`${FLAT}/red-lines`)
      .send({ id: 'a-first', ...LINE })
      .expect(201);
    const ids: string[] = [];
    for (let next = first.body.next as string | null; next !== null; ) {
      const { body } = await http.get(next).expect(200);
      ids.push(...body.items.map((line: { id: string }) => line.id));
      next = body.next;
    }
    expect(ids).toEqual(['landlord-term', 'tenant-dog', 'tenant-rent', 'tenant-start']);
  });

  it.each([
    ['party=tenant', ['tenant-dog', 'tenant-rent', 'tenant-start']],
    ['issue=pets', ['landlord-pets', 'tenant-dog']],
    ['issue=rent&party=landlord', ['landlord-rent']],
    ['basis=assessed', []],
    ['source=nothing', []],
    ['perspective=baseline&limit=1', ['landlord-pets']],
  ])('of statements are narrowed by %s', async (query, ids) => {
    const { http } = await serve();
    const { body } = await http.get(`${FLAT}/red-lines?${query}`).expect(200);
    expect(body.items.map((line: { id: string }) => line.id)).toEqual(ids);
  });

  it('come as CSV, formulas made harmless', async () => {
    const { http } = await serve();
    await http.post(`${FLAT}/parties`).send({ id: 'evil', name: '=1+1', consent: 'advisory' }).expect(201);
    const csv = await http.get(`${FLAT}/parties`).set('accept', 'text/csv').expect(200);
    expect(csv.headers['content-type']).toMatch(/^text\/csv/);
    expect(csv.headers['etag']).toBe('"2-csv"');
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      'id,name,consent,consentWhen,otherNames,classification,partOf,identifiers,note',
      "evil,'=1+1,advisory,,,,,,",
    ]);
    expect((await http.get(`${FLAT}/parties.csv`).expect(200)).text).toBe(csv.text);
  });

  it.each(['zzzz', '!!', 'YSBi', 'eA=='])('refuse the cursor %s, which none of them gave', async (cursor) => {
    const { http } = await serve();
    for (const path of ['/v1/negotiations', `${FLAT}/deals`, `${FLAT}/history`]) {
      const { body } = await http.get(`${path}?after=${cursor}`).expect(422);
      expect(body.errors, path).toMatchObject([{ in: 'query', pointer: '/after', code: 'wrong_value' }]);
      expect(body.detail).toBe(`\`${cursor}\` will not do: a cursor is taken from \`next\` as it is`);
    }
    const deal = Buffer.from('compromise').toString('base64url');
    await http.get(`${FLAT}/deals?after=${deal}`).expect(200);
    await http.get(`${FLAT}/history?after=${deal}`).expect(422);
  });

  it('refuse a limit that is none, and say what is allowed', async () => {
    const { http } = await serve();
    const { body } = await http.get(`${FLAT}/deals?limit=many&after=`).expect(422);
    expect(body.errors).toMatchObject([{ in: 'query', pointer: '/limit', detail: '`many` is not a number' }]);
    expect((await http.get('/v1/negotiations?limit=500').expect(422)).body.detail).toBe(
      '`500` is too large: at most 200',
    );
  });
});

describe('negotiations', () => {
  it('are found by words', async () => {
    const { http } = await serve();
    await http
      .put('/v1/negotiations/other')
      .send({ negotiation: { title: 'Another' } })
      .expect(201);
    const { body } = await http.get('/v1/negotiations?q=dog').expect(200);
    expect(body.items).toMatchObject([{ id: 'flat-lease', version: 1 }]);
    expect((await http.get('/v1/negotiations?limit=1')).body.next).toMatch(/^\/v1\/negotiations\?limit=1&after=/);
  });

  it('are restored from their document, JSON or YAML, and keep their history', async () => {
    const { http } = await serve();
    const json = await http.get(`${FLAT}/document`).expect(200);
    const yaml = await http.get(`${FLAT}/document`).set('accept', 'application/yaml').expect(200);
    expect([json.headers['etag'], yaml.headers['etag']]).toEqual(['"1-json"', '"1-yaml"']);
    await http.delete(`${FLAT}/deals/compromise`).expect(204);
    await http.put(FLAT).type('application/yaml').send(yaml.text).expect(200);
    expect((await http.get(`${FLAT}/document`)).body).toEqual(json.body);
    await http.put(FLAT).send(json.body).expect(200);
    const { body } = await http.get(`${FLAT}/history`).expect(200);
    expect(body.items.map((entry: { after: number }) => entry.after)).toEqual([1, 2, 3, 4]);
    expect(body.items[1].changes).toMatchObject([{ collection: 'deals', id: 'compromise', after: null }]);
    const first = await http.get(`${FLAT}/history?version=2&limit=1`).expect(200);
    expect((await http.get(first.body.next)).body).toMatchObject({ items: [{ after: 2 }], next: null });
  });

  it('LAW: export, restore, export gives the same bytes, whoever made the ids', async () => {
    const { http } = await serve();
    const made = await http
      .post('/v1/negotiations')
      .send({ negotiation: { title: 'Made', agreement: { kind: 'unanimity' } } })
      .expect(201);
    const place = made.headers['location'] as string;
    expect(Object.keys(made.body)[0]).toBe('id');
    const add = async (list: string, body: object) => {
      const { body: record } = await http.post(`${place}/${list}`).send(body).expect(201);
      expect(Object.keys(record)[0], list).toBe('id');
      return record.id as string;
    };
    const party = await add('parties', { name: 'One' });
    const issue = await add('issues', { title: 'Two', type: 'boolean' });
    await add('circumstances', { title: 'Three', type: 'boolean' });
    await add('rules', { title: 'Four', holds: issue });
    const source = await add('sources', { csl: { type: 'webpage', title: 'Five' } });
    const said = { party, title: 'Six', basis: 'declared', citations: [{ source }] };
    await add('red-lines', { ...said, holds: issue });
    await add('preconditions', { ...said, holds: issue, stage: 'talks' });
    await add('positions', { ...said, issue, wants: true });
    await add('perspectives', { title: 'Seven' });
    await add('deals', { title: 'Eight', terms: { [issue]: true } });
    await http
      .put(`${place}/parties/${party}/preferences`)
      .send({ weights: { [issue]: 1 } })
      .expect(201);
    const before = await http.get(`${place}/document`).expect(200);
    const { version } = (await http.get(place)).body;
    await http.put(place).send(before.text).type('application/json').expect(200);
    expect((await http.get(`${place}/document`).expect(200)).text).toBe(before.text);
    expect((await http.get(place)).body.version).toBe(version + 1);
    const { body } = await http.get(`${place}/history?limit=200`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ after: version + 1, changes: [] });
  });

  it('the order of keys is no change', async () => {
    const { http } = await serve();
    const { body } = await http.get(`${FLAT}/document`).expect(200);
    const [deal] = body.deals;
    deal.terms = Object.fromEntries(Object.entries(deal.terms).reverse());
    await http.put(FLAT).send(body).expect(200);
    expect((await http.get(`${FLAT}/history`)).body.items.at(-1).changes).toEqual([]);
  });

  it('a patch without effect is no change', async () => {
    const { http } = await serve();
    const { body } = await http.get(FLAT).expect(200);
    for (const patch of [{}, { title: body.title, citeAs: null }]) {
      const { headers } = await http.patch(FLAT).send(patch).expect(200, body);
      expect(headers['etag']).toBe('"1-json"');
    }
    expect((await http.get(`${FLAT}/history`)).body.items).toHaveLength(1);
  });

  it('are patched: RFC 7396', async () => {
    const { http } = await serve();
    const patch = { description: null, title: 'A flat', defaultContext: { basis: 'assessed' } };
    const { body } = await http
      .patch(FLAT)
      .type('application/merge-patch+json')
      .send(JSON.stringify(patch))
      .expect(200);
    expect(body).toMatchObject({
      title: 'A flat',
      defaultContext: { asOf: '2026-08-01', basis: 'assessed' },
      version: 2,
    });
    expect(body).not.toHaveProperty('description');
    const wrong = await http.patch(FLAT).send({ titel: 'x', id: 'y' }).expect(422);
    expect(wrong.body.errors).toMatchObject([
      { pointer: '/titel', help: 'did you mean `title`?' },
      { pointer: '/id', code: 'other_id' },
    ]);
    expect((await http.patch(FLAT).send({ id: 'y' }).expect(422)).body.errors).toMatchObject([{ code: 'other_id' }]);
    await http.patch(FLAT).type('application/json-patch+json').send('[]').expect(415);
  });

  it('change the kind of their agreement in one patch, or a field of it', async () => {
    const { http } = await serve();
    const agreement = async (patch: object | null) =>
      (await http.patch(FLAT).send({ agreement: patch }).expect(200)).body.agreement;
    const quorum = { kind: 'quorum', atLeast: 1, of: ['landlord', 'tenant'], vetoes: ['tenant'] };
    expect(await agreement(quorum)).toEqual(quorum);
    expect(await agreement({ atLeast: 2 })).toEqual({ ...quorum, atLeast: 2 });
    expect(await agreement({ vetoes: null })).toEqual({ ...quorum, atLeast: 2, vetoes: [] });
    expect(await agreement({ kind: 'unanimity' })).toEqual({ kind: 'unanimity' });
    await agreement(quorum);
    expect(await agreement(null)).toEqual({ kind: 'unanimity' });
    const mixed = await http
      .patch(FLAT)
      .send({ agreement: { kind: 'unanimity', atLeast: 2 } })
      .expect(422);
    expect(mixed.body.errors).toMatchObject([{ pointer: '/agreement/atLeast', code: 'unknown_field' }]);
    const wrong = await http.patch(FLAT).send({ title: null, keywords: 'x' }).expect(422);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/keywords', code: 'wrong_type' }]);
  });

  it('are deleted with their history', async () => {
    const { http } = await serve();
    await http.delete(FLAT).expect(204);
    const { body } = await http.get(`${FLAT}/history`).expect(404);
    expect(body.detail).toBe('there is no negotiation `flat-lease`');
  });

  it('are never taken for one that was deleted under their id', async () => {
    const { http } = await serve();
    const { body: document, headers } = await http.get(`${FLAT}/document`).expect(200);
    expect(headers['etag']).toBe('"1-json"');
    await http.delete(FLAT).expect(204);
    const made = await http.put(FLAT).send(document).expect(201).expect('etag', '"3-json"');
    expect(made.body.version).toBe(3);
    await http.get(FLAT).set('if-none-match', '"1-json"').expect(200);
    await http.patch(FLAT).set('if-match', '"1-json"').send({ title: 'Late' }).expect(412);
    for (const version of [1, 2]) await http.get(`${FLAT}?version=${version}`).expect(404);
    await http.get(`${FLAT}?version=3`).expect(200);
    await http.delete(FLAT).expect(204);
    await http.post('/v1/negotiations').send(document).expect(201).expect('etag', '"5-json"');
  });

  it('that are missing are named with the one that is close', async () => {
    const { http } = await serve();
    const { body } = await http.get('/v1/negotiations/flat-leese/deals').expect(404);
    expect(body.detail).toBe('there is no negotiation `flat-leese`; did you mean `flat-lease`?');
    expect((await http.get(`${FLAT}?version=9`).expect(404)).body.detail).toContain('it is at version 1');
  });

  it('get an id of their title', async () => {
    const { http } = await serve();
    const { headers } = await http
      .post('/v1/negotiations')
      .send({ negotiation: { title: 'Peace' } })
      .expect(201);
    expect(headers['location']).toMatch(/^\/v1\/negotiations\/peace-[0-9a-f]{8}$/);
  });
});

describe('preferences', () => {
  it('belong to a party', async () => {
    const { http } = await serve();
    const path = `${FLAT}/parties/tenant/preferences`;
    const { body } = await http.get(path).expect(200);
    await http.delete(path).expect(204);
    expect((await http.get(path).expect(404)).body.detail).toContain('preferences of `tenant`');
    const { party: _, ...sent } = body;
    await http.put(path).send(sent).expect(201).expect('location', path);
    await http.put(path).send(body).expect(200);
    expect(
      (
        await http
          .put(path)
          .send({ ...body, party: 'landlord' })
          .expect(422)
      ).body.errors[0].code,
    ).toBe('other_id');
    const close = await http.get(`${FLAT}/parties/tenent/preferences`).expect(404);
    expect(close.body.detail).toBe('there is no party `tenent` here; did you mean `tenant`?');
  });
});
