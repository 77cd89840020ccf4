import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from '../store/built.ts';

export interface Memory {
  /** Of the heap and what hangs on it outside, after a collection. */
  readonly used: number;
  /** Of the process. */
  readonly rss: number;
}

export interface Served {
  readonly port: number;
  /** What it has written so far: its log. */
  said(): string;
  alive(): boolean;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

/**
 * V8 in its lite mode keeps no feedback and no optimised code: they grow for tens of thousands of requests, some 7 MiB as
 * heap snapshots show, and would hide a leak.
 */
const FLAGS = ['--expose-gc', '--lite-mode'];

/** The whole server, built as it is shipped, in a process of its own with a database of its own, seeds loaded. */
export async function startServer(settings: Record<string, string> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-door-'));
  const program = built(fileURLToPath(new URL('./server.ts', import.meta.url)), folder);
  for (const name of ['seed', 'docs', 'openapi.json']) symlinkSync(resolve(name), join(folder, name));
  const env = {
    PATH: process.env['PATH'] ?? '',
    PARLEY_PORT: '0',
    PARLEY_DATABASE_URL: `file:${join(folder, 'parley.db')}`,
    ...settings,
  };
  const child = fork(program, { env, execArgv: FLAGS, silent: true });
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const port = await listening(child, () => text);
  return {
    port,
    said: () => text,
    alive: () => child.exitCode === null && child.signalCode === null,
    memory: () =>
      new Promise((answered) => {
        child.once('message', (message) => answered(message as Memory));
        child.send('memory');
      }),
    stop: async () => {
      const gone = new Promise((ended) => child.once('exit', ended));
      if (child.exitCode === null && child.kill('SIGKILL')) await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess, said: () => string): Promise<number> {
  return new Promise((found, failed) => {
    child.once('exit', () => failed(new Error(`the server does not start: ${said()}`)));
    child.once('message', (message) => found((message as { port: number }).port));
  });
}
