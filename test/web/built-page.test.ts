import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CONFIG } from '../api/serving.ts';
import { buildPage } from '../e2e/build-page.ts';

/** What the page's script may weigh on its way, in bytes. */
const LARGEST = 120_000;

describe('the page as it is built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-built-'));
  let app: FastifyInstance;
  beforeAll(async () => {
    await buildPage(folder);
    const store = await openStore('file::memory:');
    app = await buildApp({ store, config: CONFIG, explorer: folder });
    app.addHook('onClose', () => store.close());
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const get = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } });

  it('has a script that is light on its way', async () => {
    const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts).not.toEqual([]);
    for (const encoding of ['gzip', 'br']) {
      let weight = 0;
      for (const name of scripts) weight += (await get(`/assets/${name}`, encoding)).rawPayload.length;
      expect(weight).toBeLessThan(LARGEST);
    }
  });

  it('is sent packed to whoever takes it so, and says how long it may be kept', async () => {
    const page = (await get('/', 'identity')).body;
    const assets = [...page.matchAll(/(?:src|href)="\.?(\/assets\/[^"]+)"/g)].map(([, address]) => address!);
    expect(assets.length).toBeGreaterThan(1);
    for (const address of assets) {
      const plain = await get(address, 'identity');
      const [gzip, brotli] = [await get(address, 'gzip'), await get(address, 'gzip, deflate, br')];
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
      expect(brotli.headers['cache-control']).toContain('immutable');
      expect(brotli.headers['content-type']).toBe(plain.headers['content-type']);
      expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload);
      expect(brotliDecompressSync(brotli.rawPayload)).toEqual(plain.rawPayload);
    }
  });
});
