import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../src/config.ts';
import { FIRST, SMALLER } from './first-negotiation.ts';

/**
 * The built app with two routes of the bench's own: one that reads JSON as all others do and sends a constant, and one
 * that counts the statements run on the database.
 */
const built = (path: string) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { buildApp }: typeof import('../src/http/app.ts') = await built('http/app.js');
const { openStore }: typeof import('../src/store/open-store.ts') = await built('store/open-store.js');

const config = readConfig();
let queries = 0;
const log = () => {
  queries++;
};
const store = await openStore(config.databaseUrl, process.argv.includes('--count-queries') ? { log } : {});
const app = await buildApp({ store, config });
let constant: unknown = {};
app.post('/bench/constant', async () => constant);
app.put('/bench/constant', async (request) => {
  constant = request.body;
  return {};
});
app.get('/bench/queries', async () => ({ queries }));
for (const id of [FIRST, SMALLER]) {
  if ((await store.find(id)) !== undefined) continue;
  const payload = readFileSync(new URL(`../seed/${id}.yaml`, import.meta.url));
  const headers = { 'content-type': 'application/yaml' };
  const { statusCode, body } = await app.inject({ method: 'POST', url: '/v1/negotiations', headers, payload });
  if (statusCode !== 201) throw new Error(`seed/${id}.yaml is refused: ${body}`);
}
await app.listen({ host: config.host, port: config.port });
const stop = () => void app.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.stdout.write(`listens on http://${config.host}:${(app.server.address() as AddressInfo).port}\n`);
