import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { CONFIG } from '../api/serving.ts';
import { askedOf, documentOf, goldenCases, idOf, inBrief } from './cases.ts';

/** The same cases as in cases.test.ts, asked over HTTP: stored, with the case sent along, and a check as a line of a batch. */
describe('golden cases, over HTTP', () => {
  let store: Store;
  let app: Awaited<ReturnType<typeof buildApp>>;
  let http: ReturnType<typeof supertest>;
  beforeAll(async () => {
    store = await openStore('file::memory:');
    app = await buildApp({ store, config: CONFIG, checkAnswers: true });
    await app.listen({ port: 0, host: '127.0.0.1' });
    http = supertest(app.server);
    for (const document of new Map(goldenCases().map((one) => [idOf(one), documentOf(one)])).values()) {
      await http.post('/v1/negotiations').send(document).expect(201);
    }
  });
  afterAll(async () => {
    await app.close();
    await store.close();
  });

  test.each(goldenCases())('$negotiation: $name', async (of) => {
    const { question, context, expect: expected } = of;
    const body = { ...askedOf(of), ...(context === undefined ? {} : { context }) };
    const stored = await http
      .post(`/v1/negotiations/${idOf(of)}/${question}`)
      .send(body)
      .expect(200);
    expect(inBrief(question, stored.body)).toMatchObject({ complete: true, ...expected });

    const sent = await http
      .post(`/v1/${question}`)
      .send({ negotiation: documentOf(of), ...body })
      .expect(200);
    const bare = ({ negotiation: _, spent, ...answer }: typeof stored.body) => ({ ...answer, steps: spent.steps });
    expect(bare(sent.body)).toEqual(bare(stored.body));
  });

  test.each(goldenCases().filter(({ question }) => question === 'check'))(
    'in a batch: $negotiation: $name',
    async (of) => {
      const context = of.context === undefined ? {} : { context: of.context };
      const stored = await http
        .post(`/v1/negotiations/${idOf(of)}/check`)
        .send({ ...askedOf(of), ...context })
        .expect(200);
      const lines = [
        { detail: 'full', ...context },
        { ref: 'one', ...askedOf(of) },
      ];
      const batch = await http
        .post(`/v1/negotiations/${idOf(of)}/check/batch`)
        .type('application/x-ndjson')
        .buffer(true)
        .parse((response, done) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => done(null, JSON.parse(text)));
        })
        .send(lines.map((line) => JSON.stringify(line)).join('\n'))
        .expect(200);
      const { context: _, negotiation: __, engine: ___, spent: ____, ...whole } = stored.body;
      expect(batch.body).toEqual({ ref: 'one', ...whole });
    },
  );
});
