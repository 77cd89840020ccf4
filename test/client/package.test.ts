import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLER, installClient, NODE, type Project } from './installed.ts';

const CONSUMER = readFileSync('test/client/consumer.ts', 'utf8').replace(
  '../../clients/typescript/src/client.ts',
  '@parley/client',
);
let project: Project;
beforeAll(async () => {
  project = await installClient();
});
afterAll(() => project?.remove());

describe('the package', () => {
  it.each([BUNDLER, NODE])('is typed in a strict project of $moduleResolution', async (options) => {
    expect(await project.compile(CONSUMER, options)).toBe('');
  });

  it('finds every mistake that the consumer expects, and no other', async () => {
    const careless = CONSUMER.replace(/^ *\/\/ @ts-expect-error .*\n/gm, '');
    const expected = CONSUMER.match(/@ts-expect-error/g)!.length;
    const said = await project.compile(careless, BUNDLER);
    expect(said.match(/^consumer\.ts\(/gm), said).toHaveLength(expected);
    expect(expected).toBeGreaterThan(10);
  });

  it('runs as it is built', async () => {
    const { createParley } = await import(pathToFileURL(join(project.installed, 'dist/client.js')).href);
    const fetch = async () => Response.json({ title: 'There is no such record', status: 404 }, { status: 404 });
    const parley = createParley({ baseUrl: 'http://nowhere.example', fetch });
    expect(await parley.GET('/v1/negotiations')).toMatchObject({ error: { status: 404 } });
  });

  it('needs what the repository has, in the same version', () => {
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
    const [own, whole] = [read('clients/typescript/package.json'), read('package.json')];
    for (const [name, version] of Object.entries(own.dependencies)) {
      expect(whole.devDependencies[name], name).toBe(version);
    }
    expect([own.version, own.engines]).toEqual([whole.version, whole.engines]);
  });
});
