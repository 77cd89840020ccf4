import { readdir, readFile } from 'node:fs/promises';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { buildApp } from './http/app.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

const SEEDS = new URL('../seed/', import.meta.url);

/** The server over its database, until a signal ends it: what `npm start` and `parley serve` are. */
export async function start(config: Config): Promise<void> {
  const store = await openStore(config.databaseUrl);
  const app = await buildApp({ store, config });
  if (config.seed) await seed(app, store);
  await listen(app, config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, store, signal));
  greet(app, config, await firstQuestion(store));
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  await app.listen({ host, port }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Error(`port ${port} on ${host} is taken; set PARLEY_PORT to another`);
  });
}

/** Stops accepting, lets what is under way finish, closes the store. */
async function stop(app: FastifyInstance, store: Store, signal: string): Promise<void> {
  app.log.info(`${signal}: finishing what is under way`);
  await app.close();
  await store.close();
  process.exit(0);
}

/** What is in `seed/`, in order: the name of each file and its bytes. */
export async function seedFiles(): Promise<{ readonly file: string; readonly payload: Buffer }[]> {
  const files = (await readdir(SEEDS)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(files.map(async (file) => ({ file, payload: await readFile(new URL(file, SEEDS)) })));
}

/** An empty database gets the seeds, by the same way that a client would send them. */
async function seed(app: FastifyInstance, store: Store): Promise<void> {
  if ((await store.list({ limit: 1 })).length > 0) return;
  for (const { file, payload } of await seedFiles()) {
    const headers = { 'content-type': 'application/yaml', from: 'seed' };
    const answer = await app.inject({ method: 'POST', url: '/v1/negotiations', headers, payload });
    if (answer.statusCode !== 201)
      throw new Error(`seed/${file} is refused: ${answer.json<{ detail: string }>().detail}`);
  }
}

interface FirstQuestion {
  readonly path: string;
  readonly body: object;
}

/** One that what is in the store can answer. */
async function firstQuestion(store: Store): Promise<FirstQuestion> {
  const lease = await store.find('flat-lease');
  if (lease?.deals.some(({ id }) => id === 'first-offer')) {
    return { path: '/v1/negotiations/flat-lease/check', body: { deal: 'first-offer' } };
  }
  const [any] = await store.list({ limit: 1 });
  if (any !== undefined) return { path: `/v1/negotiations/${any.id}/zone`, body: {} };
  const rent = { id: 'rent', title: 'Rent', type: 'integer', min: 800, max: 1600, unit: 'euros' };
  return { path: '/v1/expressions/parse', body: { expression: 'rent <= 1200', issues: [rent] } };
}

function greet(app: FastifyInstance, { host }: Config, { path, body }: FirstQuestion): void {
  const { port } = app.server.address() as AddressInfo;
  const address = `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  if (!/^(127\.|localhost$|::1$)/.test(host)) {
    app.log.warn(
      `there are no keys in this version, and ${host} is not loopback: whoever reaches it may read and write`,
    );
  }
  process.stdout.write(`Parley listens on ${address}
Open it to look at the negotiations, or ${address}/docs for the API
Ask it something:

  curl -s ${address}${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'

`);
}
