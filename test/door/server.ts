import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { openStore } from '../../src/store/open-store.ts';
// Only so that they are built beside the rest: the YAML thread starts from the one, those that answer from the other.
import '../../src/http/yaml-worker.ts';
import '../../src/work/worker.ts';

/**
 * The server as it is, with two things for its parent: a small cache of past versions, which a thousand requests fill,
 * so that what grows later is no cache; and an answer to `memory`.
 */
const CACHE_BYTES = 2 * 1024 ** 2;
const SEEDS = ['flat-lease', 'russia-ukraine-2025'];

const config = readConfig();
const store = await openStore(config.databaseUrl, { cacheBytes: CACHE_BYTES });
const app = await buildApp({ store, config });
for (const seed of SEEDS) {
  const payload = await readFile(new URL(`../../seed/${seed}.yaml`, import.meta.url));
  await app.inject({
    method: 'POST',
    url: '/v1/negotiations',
    headers: { 'content-type': 'application/yaml' },
    payload,
  });
}

process.on('message', async (asked) => {
  if (asked !== 'memory') return;
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc!();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send!({ used: heapUsed + external, rss });
});
process.once('disconnect', () => process.exit());

await app.listen({ host: config.host, port: config.port });
process.send!({ port: (app.server.address() as AddressInfo).port });
