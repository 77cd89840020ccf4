import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { openPool, type Pool } from '../../src/work/pool.ts';

const pool = openPool({ workers: 1, queue: 8 });
const folder = mkdtempSync(join(tmpdir(), 'parley-command-'));
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Threads that outlive one command: they start slowly from sources. */
const SHARED: Pool = { ...pool, hurry: () => {}, close: async () => {} };

/** A database of this file's own; it is not there until something is put into it. */
export const DATABASE = `file:${join(folder, 'data', 'parley.db')}`;

/** A file of this file's own. */
export function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

export interface Shown {
  /** Are both streams a terminal that has colours? */
  readonly isTTY?: boolean;
  readonly hasColors?: boolean;
  readonly columns?: number;
  readonly input?: string;
  readonly database?: string;
  readonly pool?: Pool;
  readonly interrupt?: AbortSignal;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process, with what it says. */
export async function parley(words: readonly string[], shown: Shown = {}): Promise<Ran> {
  const { isTTY = false, hasColors = isTTY, columns, input = '' } = shown;
  const stream = () => {
    let text = '';
    const output = new Writable({
      write(chunk, _encoding, done) {
        text += chunk;
        done();
      },
    });
    return Object.assign(output, { isTTY, columns, hasColors: () => hasColors, text: () => text });
  };
  const [out, err] = [stream(), stream()];
  const terminal: Terminal = {
    out,
    err,
    input: async () => Buffer.from(input),
    interrupted: () => shown.interrupt ?? new AbortController().signal,
  };
  const config = readConfig({ PARLEY_DATABASE_URL: shown.database ?? DATABASE, PARLEY_PORT: '0' });
  const code = await run(words, terminal, { config, pool: shown.pool ?? SHARED });
  return { code, out: out.text(), err: err.text() };
}
