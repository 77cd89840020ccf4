import { describe, expect, it } from 'vitest';
import { createParley, type NewNegotiationDocument } from '../../clients/typescript/src/client.ts';
import { answerOf, asking } from './asking.ts';

/** The generated client, against a server that listens. */
const LEASE = { path: { id: 'flat-lease' } };
const FENCE: NewNegotiationDocument = {
  negotiation: { id: 'fence', title: 'A fence between two gardens' },
  parties: [
    { id: 'left', name: 'The left-hand garden' },
    { id: 'right', name: 'The right-hand garden' },
  ],
  issues: [{ id: 'height', title: 'Height', type: 'integer', min: 60, max: 200, step: 10, unit: 'cm' }],
  redLines: [{ id: 'sun', party: 'left', title: 'Sun', holds: 'height <= 120', basis: 'declared' }],
};

describe('records through the client', () => {
  it('are listed page by page', async () => {
    const { parley } = await asking();
    const first = answerOf(await parley.GET('/v1/negotiations', { params: { query: { limit: 1 } } }));
    expect(first.items.map(({ id }) => id)).toEqual(['flat-lease']);
    const after = new URL(first.next!, 'http://here').searchParams.get('after')!;
    const second = answerOf(await parley.GET('/v1/negotiations', { params: { query: { limit: 1, after } } }));
    expect(second).toMatchObject({ items: [{ id: 'russia-ukraine-2025' }], next: null });
  });

  it('are created, and what was answered can be sent back', async () => {
    const { parley } = await asking();
    const made = await parley.POST('/v1/negotiations', { body: FENCE });
    expect(answerOf(made)).toMatchObject({ id: 'fence', version: 1, counts: { parties: 2, redLines: 1 } });
    const { response } = made;
    expect([response.status, response.headers.get('location')]).toEqual([201, '/v1/negotiations/fence']);
    const fence = { params: { path: { id: 'fence' } } };
    const document = answerOf(await parley.GET('/v1/negotiations/{id}/document', fence));
    const again = answerOf(await parley.PUT('/v1/negotiations/{id}', { ...fence, body: document }));
    expect(again.version).toBe(2);
  });

  it('are written only where nobody else has written since', async () => {
    const { parley } = await asking();
    const line = { ...LEASE.path, item: 'tenant-rent' };
    const read = await parley.GET('/v1/negotiations/{id}/red-lines/{item}', { params: { path: line } });
    const etag = read.response.headers.get('etag')!;
    const write = (text: string) =>
      parley.PUT('/v1/negotiations/{id}/red-lines/{item}', {
        params: { path: line, header: { 'if-match': etag } },
        body: { ...answerOf(read), text },
      });
    expect(answerOf(await write('first')).text).toBe('first');
    const { data, error, response } = await write('second');
    expect([data, response.status, error?.title]).toEqual([
      undefined,
      412,
      'The condition of the request does not hold',
    ]);
  });

  it('that have not changed are not sent again', async () => {
    const { parley } = await asking();
    const read = await parley.GET('/v1/negotiations/{id}', { params: LEASE });
    const header = { 'if-none-match': read.response.headers.get('etag')! };
    const { data, response } = await parley.GET('/v1/negotiations/{id}', { params: { ...LEASE, header } });
    expect([response.status, data]).toEqual([304, undefined]);
  });

  it('are patched and deleted', async () => {
    const { parley } = await asking();
    const patched = answerOf(
      await parley.PATCH('/v1/negotiations/{id}', { params: LEASE, body: { title: 'A flat', description: null } }),
    );
    expect(patched.title).toBe('A flat');
    expect(patched).not.toHaveProperty('description');
    const item = { ...LEASE.path, item: 'compromise' };
    const gone = await parley.DELETE('/v1/negotiations/{id}/deals/{item}', { params: { path: item } });
    expect([gone.response.status, gone.data, gone.error]).toEqual([204, undefined, undefined]);
    const { error } = await parley.GET('/v1/negotiations/{id}/deals/{item}', { params: { path: item } });
    expect(error?.status).toBe(404);
  });

  it('travel as YAML both ways', async () => {
    const { parley } = await asking();
    const yaml = { accept: 'application/yaml' };
    const document = await parley.GET('/v1/negotiations/{id}/document', {
      params: LEASE,
      headers: yaml,
      parseAs: 'text',
    });
    const text: string = answerOf(document);
    expect(text).toContain('\n  id: flat-lease\n');
    const changed = text.replace('title: A flat and a dog', 'title: Two flats');
    const put = await parley.PUT('/v1/negotiations/{id}', {
      params: LEASE,
      body: FENCE,
      bodySerializer: () => changed,
      headers: { 'content-type': 'application/yaml' },
    });
    expect(answerOf(put).title).toBe('Two flats');
  });

  it('are asked for through the `fetch` that it was given', async () => {
    const asked: string[] = [];
    const fetch = async ({ method, url }: Request) => {
      asked.push(`${method} ${url}`);
      return Response.json({ items: [], next: null });
    };
    const parley = createParley({ baseUrl: 'https://parley.example/', fetch });
    expect(answerOf(await parley.GET('/v1/negotiations', { params: { query: { q: 'a b' } } })).items).toEqual([]);
    expect(asked).toEqual(['GET https://parley.example/v1/negotiations?q=a%20b']);
  });
});
