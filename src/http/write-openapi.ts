import { writeFile } from 'node:fs/promises';
import { openStore } from '../store/open-store.ts';
import { buildApp } from './app.ts';
import { openapiText } from './pages.ts';

/** Writes openapi.json, the contract; a test holds the server to it. */
const store = await openStore('file::memory:');
const limits = { bodyLimit: 1024 ** 2, documentLimit: 32 * 1024 ** 2, workers: 1, queue: 0 };
const config = { ...limits, corsOrigins: [], logLevel: 'silent' };
const app = await buildApp({ store, config });
await app.ready();
await writeFile(new URL('../../openapi.json', import.meta.url), openapiText(app));
await app.close();
await store.close();
