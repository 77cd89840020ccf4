import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const tsc = resolve('node_modules/typescript/bin/tsc');

/** A project of somebody else's, with the client in it as it would be installed. */
export interface Project {
  readonly folder: string;
  /** Where the client's package is. */
  readonly installed: string;
  /** What the compiler has to say of `source` under strict options, and beside it what it makes of it, `consumer.js`. */
  compile(source: string, options: { readonly module: string; readonly moduleResolution: string }): Promise<string>;
  remove(): void;
}

export const BUNDLER = { module: 'esnext', moduleResolution: 'bundler' };
export const NODE = { module: 'nodenext', moduleResolution: 'nodenext' };

export async function installClient(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-client-'));
  const installed = join(folder, 'node_modules/@parley/client');
  mkdirSync(installed, { recursive: true });
  await run(process.execPath, [tsc, '-p', 'clients/typescript', '--outDir', join(installed, 'dist')]);
  cpSync('clients/typescript/src/schema.d.ts', join(installed, 'dist/schema.d.ts'));
  cpSync('clients/typescript/package.json', join(installed, 'package.json'));
  symlinkSync(resolve('node_modules/openapi-fetch'), join(folder, 'node_modules/openapi-fetch'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    folder,
    installed,
    compile: async (source, options) => {
      writeFileSync(join(folder, 'consumer.ts'), source);
      const compilerOptions = { target: 'es2022', lib: ['es2022', 'dom'], types: [], strict: true, ...options };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      const done = await run(process.execPath, [tsc, '--pretty', 'false'], { cwd: folder }).catch((failed) => failed);
      return done.stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
