import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

function run(settings: Record<string, string>): {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
} {
  const env = { PATH: process.env['PATH'] ?? '', PARLEY_DATABASE_URL: 'file::memory:', PARLEY_PORT: '0', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, said: () => text, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** The question it prints. */
const asked = (said: string) => /curl -s \S+?(\/v1\S+) -H \S+ \S+ -d '(.*)'/.exec(said)!;

async function listening(said: () => string): Promise<string> {
  for (let waited = 0; waited < 200; waited++) {
    const address = /listens on (http:\S+)/.exec(said())?.[1];
    if (address !== undefined && said().includes('curl')) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it does not listen: ${said()}`);
}

describe('the process', () => {
  it('loads the seeds, answers the question it prints, and leaves in peace', async () => {
    const { child, said, ended } = run({});
    const address = await listening(said);
    const [, path, body] = asked(said());
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address + path, { method: 'POST', headers, body: body! });
    expect(await answer.json()).toMatchObject({ verdict: 'unacceptable' });
    expect(said()).toContain(`${address}/docs`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('warns beyond loopback, and can start empty', async () => {
    const { child, said, ended } = run({ PARLEY_HOST: '0.0.0.0', PARLEY_SEED: 'false' });
    const address = await listening(said);
    await vi.waitFor(() => expect(said()).toContain('there are no keys in this version'), 5000);
    const { items } = (await (await fetch(`${address.replace('0.0.0.0', '127.0.0.1')}/v1/negotiations`)).json()) as {
      items: [];
    };
    expect(items).toEqual([]);
    const [, path, body] = asked(said());
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address.replace('0.0.0.0', '127.0.0.1') + path, {
      method: 'POST',
      headers,
      body: body!,
    });
    expect(await answer.json()).toMatchObject({ valid: true, words: 'Rent is at most 1200 euros' });
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('asks what it has where the seeds are not there', async () => {
    const database = join(mkdtempSync(join(tmpdir(), 'parley-')), 'own.db');
    const settings = { PARLEY_DATABASE_URL: `file:${database}`, PARLEY_SEED: 'false' };
    const first = run(settings);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ negotiation: { id: 'own', title: 'Own' } });
    const made = await fetch(`${await listening(first.said)}/v1/negotiations`, { method: 'POST', headers, body });
    expect(made.status).toBe(201);
    first.child.kill('SIGTERM');
    await first.ended;
    const { said } = run(settings);
    const address = await listening(said);
    const [, path, question] = asked(said());
    const answer = await fetch(address + path, { method: 'POST', headers, body: question! });
    expect(await answer.json()).toMatchObject({ exists: true, negotiation: { id: 'own' } });
  });

  it('says which setting to change where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { said, ended } = run({ PARLEY_PORT: String(port), PARLEY_SEED: 'false' });
    expect(await ended).toBe(1);
    expect(said()).toContain(`port ${port} on 127.0.0.1 is taken; set PARLEY_PORT to another`);
  });

  it('says in one line why it cannot start', async () => {
    const { said, ended } = run({ PARLEY_PORT: 'http', PARLEY_LOG_LEVEL: 'loud', PARLEY_PROT: '3000' });
    expect(await ended).toBe(1);
    expect(said().trim().split('\n')).toHaveLength(1);
    expect(said()).toMatch(/PARLEY_PROT is no setting.*PARLEY_PORT is `http`.*PARLEY_LOG_LEVEL is `loud`/);
  });
});

describe('settings', () => {
  it('all have defaults, and an empty one counts as absent', () => {
    expect(readConfig({ PARLEY_PORT: '' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'file:./data/parley.db',
      seed: true,
      logLevel: 'info',
      bodyLimit: 1024 ** 2,
      documentLimit: 32 * 1024 ** 2,
      workers: undefined,
      queue: 64,
      corsOrigins: [],
    });
  });

  it('are all in .env.example, with their defaults', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const given = Object.fromEntries(
      [...example.matchAll(/^(PARLEY_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(given)).toEqual(readConfig({}));
    expect(Object.keys(given)).toHaveLength(9);
  });

  it.each([
    [{ PARLEY_PORT: '65536' }, /PARLEY_PORT is `65536`, expected at most 65535/],
    [{ PARLEY_DATABASE_URL: 'parley.db' }, /PARLEY_DATABASE_URL/],
    [{ PARLEY_SEED: 'yes' }, /`true` or `false`/],
    [{ PARLEY_CORS_ORIGINS: 'https://a.example/path' }, /PARLEY_CORS_ORIGINS/],
    [{ PARLEY_BODY_LIMIT: '1MB' }, /PARLEY_BODY_LIMIT is `1MB`/],
    [{ PARLEY_WORKERS: '0' }, /PARLEY_WORKERS is `0`, expected at least 1/],
    [{ PARLEY_QUEUE: 'x' }, /PARLEY_QUEUE/],
  ])('%j is named', (given, message) => {
    expect(() => readConfig(given)).toThrow(message);
  });

  it('origins are a list', () => {
    expect(readConfig({ PARLEY_CORS_ORIGINS: 'https://a.example, http://localhost:5173' }).corsOrigins).toHaveLength(2);
  });
});
