import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { type AppParts, buildApp } from '../http/app.ts';
import { databaseFile, openStore } from '../store/open-store.ts';
import { Trouble } from './trouble.ts';

/** The API in this process, over a database or over nothing, which never listens. */
export interface Api {
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export type ApiParts = Pick<AppParts, 'clock' | 'pool'>;

const NOTHING = 'file::memory:';

/** @param url of the database; left out where the whole negotiation is sent along */
export async function openApi(config: Config, parts: ApiParts, url: string = NOTHING): Promise<Api> {
  const store = await openStore(url).catch((cause: Error) => {
    throw new Trouble([{ at: null, message: cause.message, help: undefined }]);
  });
  const bodyLimit = config.documentLimit;
  const app = await buildApp({ store, config: { ...config, bodyLimit, logLevel: 'silent' }, ...parts });
  return {
    app: app as unknown as FastifyInstance,
    async close() {
      await app.close();
      await store.close();
    },
  };
}

/** The file of a database. @throws Trouble where the URL names none */
export function databaseOf(url: string): string {
  try {
    return databaseFile(url);
  } catch (cause) {
    throw new Trouble([{ at: null, message: (cause as Error).message, help: undefined }]);
  }
}

/** That there is a database to read from: a question makes none. @throws Trouble */
export function mustExist(url: string, help: string = MAKE_ONE): void {
  const file = databaseOf(url);
  if (!existsSync(file)) throw new Trouble([{ at: null, message: `there is no database \`${file}\``, help }]);
}

const MAKE_ONE =
  'give a file of YAML or JSON, or `--database`; `parley seed` makes one with the negotiations of `seed/`';
