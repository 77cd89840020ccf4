import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The package as it would be installed, in a project of somebody else's. */
const project = mkdtempSync(join(tmpdir(), 'parley-client-'));
const installed = join(project, 'node_modules/@parley/client');
const run = promisify(execFile);
const tsc = resolve('node_modules/typescript/bin/tsc');
const CONSUMER = readFileSync('test/client/consumer.ts', 'utf8');

/** What the compiler has to say of `source` in a strict project that leaves modules to a bundler or to Node. */
async function compiled(source: string, module: { module: string; moduleResolution: string }): Promise<string> {
  const text = source.replace('../../clients/typescript/src/client.ts', '@parley/client');
  writeFileSync(join(project, 'consumer.ts'), text);
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    noEmit: true,
    ...module,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  const done = await run(process.execPath, [tsc, '--pretty', 'false'], { cwd: project }).catch((failed) => failed);
  return done.stdout;
}

beforeAll(async () => {
  mkdirSync(installed, { recursive: true });
  await run(process.execPath, [tsc, '-p', 'clients/typescript', '--outDir', join(installed, 'dist')]);
  cpSync('clients/typescript/src/schema.d.ts', join(installed, 'dist/schema.d.ts'));
  cpSync('clients/typescript/package.json', join(installed, 'package.json'));
  symlinkSync(resolve('node_modules/openapi-fetch'), join(project, 'node_modules/openapi-fetch'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the package', () => {
  it.each([
    { module: 'esnext', moduleResolution: 'bundler' },
    { module: 'nodenext', moduleResolution: 'nodenext' },
  ])('is typed in a strict project of $moduleResolution', async (module) => {
    expect(await compiled(CONSUMER, module)).toBe('');
  });

  it('finds every mistake that the consumer expects, and no other', async () => {
    const careless = CONSUMER.replace(/^ *\/\/ @ts-expect-error .*\n/gm, '');
    const expected = CONSUMER.match(/@ts-expect-error/g)!.length;
    const said = await compiled(careless, { module: 'esnext', moduleResolution: 'bundler' });
    expect(said.match(/^consumer\.ts\(/gm), said).toHaveLength(expected);
    expect(expected).toBeGreaterThan(10);
  });

  it('runs as it is built', async () => {
    const { createParley } = await import(pathToFileURL(join(installed, 'dist/client.js')).href);
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
