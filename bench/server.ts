import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, on a port of its own. */
export interface Server {
  readonly url: string;
  /** What the process holds in memory now, in MB. */
  readonly rss: () => number;
  /** The seconds of processor time it has used, all threads together. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
}

const ROOT = new URL('../', import.meta.url);
const START: string = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')).scripts.start;
/** The arguments of node that `npm start` gives, the program last. */
const ARGUMENTS = START.split(' ').slice(1);

/** What a user starts. */
export const PRODUCT = ARGUMENTS.with(-1, fileURLToPath(new URL(ARGUMENTS.at(-1)!, ROOT)));
/** The same app with the bench's own routes beside its own. */
export const BESIDE = [
  ...ARGUMENTS.slice(0, -1),
  ...process.execArgv,
  fileURLToPath(new URL('./beside.ts', import.meta.url)),
];

/** A folder for one database, gone with the bench. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Resolves once the server says where it listens. */
export async function startServer(program: readonly string[], folder: string): Promise<Server> {
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PARLEY_PORT: '0',
      PARLEY_LOG_LEVEL: 'warn',
      PARLEY_DATABASE_URL: `file:${join(folder, 'parley.db')}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const url = await addressOf(child);
  return {
    url,
    rss: () => residentOf(child.pid!),
    cpu: () => processorTimeOf(child.pid!),
    stop: async () => {
      process.off('exit', end);
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk) => {
      said += chunk;
      const address = /listens on (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
}

const residentOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(proc(pid, 'status'))![1]) / 1000;

/** Fields 14 and 15, in hundredths of a second; the name before them may hold spaces. */
function processorTimeOf(pid: number): number {
  const fields = proc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function proc(pid: number, file: string): string {
  if (!existsSync('/proc')) throw new Error('memory and processor time are read from /proc: run this on Linux');
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}
