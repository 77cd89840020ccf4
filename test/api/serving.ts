import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { afterAll, onTestFinished } from 'vitest';
import { type AppParts, buildApp } from '../../src/http/app.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openPool, type Pool } from '../../src/work/pool.ts';

export const CONFIG: AppParts['config'] = {
  bodyLimit: 1024 ** 2,
  documentLimit: 32 * 1024 ** 2,
  corsOrigins: [],
  workers: 1,
  queue: 8,
  logLevel: 'silent',
};

export const FLAT = readFileSync(new URL('../../seed/flat-lease.yaml', import.meta.url), 'utf8');

const pool = openPool(CONFIG);
afterAll(() => pool.close());

/** Threads that outlive the servers of one file: they start slowly from sources. */
const SHARED: Pool = { ...pool, hurry: () => {}, close: async () => {} };

/** A server with `flat-lease` in a database of its own; every answer is held against its schema. */
export async function serve(parts: Partial<AppParts> = {}) {
  const store = await openStore('file::memory:');
  const app = await buildApp({ store, config: CONFIG, pool: SHARED, checkAnswers: true, ...parts });
  onTestFinished(async () => {
    await app.close();
    await store.close();
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const http = supertest(app.server);
  await http.post('/v1/negotiations').type('application/yaml').send(FLAT).expect(201);
  return { app, store, http };
}
