import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../src/http/app.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Ask } from './essay.ts';

const CONFIG = {
  bodyLimit: 2 ** 20,
  documentLimit: 2 ** 25,
  corsOrigins: [],
  workers: 1,
  queue: 8,
  logLevel: 'silent' as const,
};

/** A server with the first negotiation in a database of its own, and how to ask it. */
export async function askServer(): Promise<{ readonly ask: Ask; readonly close: () => Promise<void> }> {
  const store = await openStore('file::memory:');
  const app = await buildApp({ store, config: CONFIG });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const post = async (path: string, type: string, body: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const seed = readFileSync(new URL('../seed/russia-ukraine-2025.yaml', import.meta.url), 'utf8');
  await post('/v1/negotiations', 'application/yaml', seed);
  return {
    ask: (question, body) =>
      post(`/v1/negotiations/russia-ukraine-2025/${question}`, 'application/json', JSON.stringify(body)),
    async close() {
      await app.close();
      await store.close();
    },
  };
}
