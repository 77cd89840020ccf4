import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { type AppParts, buildApp } from '../../src/http/app.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CONFIG } from '../api/serving.ts';

const SEEDS = new URL('../../seed/', import.meta.url);

export interface PageServer {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly app: FastifyInstance;
  /** Stores a whole case, as YAML or JSON. */
  put(document: string | Buffer | object): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** Whether the negotiations to begin with are there. */
  readonly seeds?: boolean;
  /** Any that is free, if none is named. */
  readonly port?: number;
  readonly parts?: Partial<AppParts>;
}

/** The page and the API in this process, over a database of their own. */
export async function startPageServer({ seeds = true, port = 0, parts = {} }: Options = {}): Promise<PageServer> {
  const store = await openStore('file::memory:');
  const app = await buildApp({ store, config: CONFIG, checkAnswers: true, explorer: inject('page'), ...parts });
  const put = async (document: string | Buffer | object) => {
    const isText = typeof document === 'string' || Buffer.isBuffer(document);
    const headers = { 'content-type': isText ? 'application/yaml' : 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/v1/negotiations', headers, payload: document });
    if (answer.statusCode !== 201) throw new Error(answer.body);
  };
  for (const file of seeds ? (await readdir(SEEDS)).sort() : []) await put(await readFile(new URL(file, SEEDS)));
  await app.listen({ port, host: '127.0.0.1' });
  const stop = async () => {
    app.server.closeAllConnections();
    await app.close();
    await store.close();
  };
  return { address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, app, put, stop };
}
