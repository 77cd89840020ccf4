import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { CHROMIUM, NO_CHROMIUM } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder into which the page was built; empty where no browser is there to look at it. */
    readonly page: string;
  }
}

/**
 * Builds the page once for all browser tests, into a folder of their own: `dist/web` may be built anew at any time, and
 * its files go away while that is done.
 */
export default async function setup({ provide }: TestProject): Promise<(() => void) | undefined> {
  if (CHROMIUM === undefined) {
    console.log(NO_CHROMIUM);
    provide('page', '');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  await buildPage(folder);
  provide('page', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

const VITE = resolve('node_modules/vite/bin/vite.js');

/** As `npm run build` does it: in a process of its own, where nothing says that it is a test. */
export async function buildPage(folder: string): Promise<void> {
  const options = ['--config', 'web/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'];
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [VITE, 'build', ...options], { env });
}
