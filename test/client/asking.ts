import { readFileSync } from 'node:fs';
import { createParley, type Parley } from '../../clients/typescript/src/client.ts';
import { serve } from '../api/serving.ts';

const ESSAY = readFileSync(new URL('../../seed/russia-ukraine-2025.yaml', import.meta.url), 'utf8');

/** A server that listens, with `flat-lease` and the essay's case in memory, and a client of it. */
export async function asking(): Promise<{ parley: Parley; baseUrl: string }> {
  const { app, http } = await serve();
  await http.post('/v1/negotiations').type('application/yaml').send(ESSAY).expect(201);
  const baseUrl = app.listeningOrigin;
  return { parley: createParley({ baseUrl }), baseUrl };
}

/** The answer, or a failed test that names the problem. */
export function answerOf<T>(got: { data?: T; error?: unknown; response: Response }): NonNullable<T> {
  if (got.data === undefined || got.data === null) {
    throw new Error(`${got.response.status} ${got.response.url}: ${JSON.stringify(got.error)}`);
  }
  return got.data;
}
