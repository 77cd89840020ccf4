import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processTerminal } from '../../src/cli/terminal.ts';
import { oddPool } from '../work/odd-pool.ts';
import { ODD } from '../work/odd-worker.ts';
import { parley } from './running.ts';

const LEASE = 'seed/flat-lease.yaml';
const ESCAPE = '\u001b[';

describe('on a terminal', () => {
  it('has colours, which say nothing that is not said in words', async () => {
    const plain = await parley(['check', LEASE, 'first-offer']);
    const coloured = await parley(['check', LEASE, 'first-offer'], { isTTY: true });
    expect(plain.out).not.toContain(ESCAPE);
    expect(coloured.out).toContain(`${ESCAPE}31m`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(coloured.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out);
  });

  it('has none where they are not wanted, nor in what programs read', async () => {
    expect((await parley(['check', LEASE, 'first-offer'], { isTTY: true, hasColors: false })).out).not.toContain(
      ESCAPE,
    );
    expect((await parley(['check', LEASE, 'first-offer'], { hasColors: true })).out).not.toContain(ESCAPE);
    expect((await parley(['check', LEASE, 'first-offer', '--json'], { isTTY: true })).out).not.toContain(ESCAPE);
    expect((await parley(['zone', 'nowhere.yaml'], { isTTY: true, hasColors: false })).err).not.toContain(ESCAPE);
  });

  it('is as wide as it is, within reason', async () => {
    for (const columns of [40, 60, 200]) {
      const { out } = await parley(['check', 'seed/russia-ukraine-2025.yaml', 'bare-freeze'], {
        isTTY: true,
        hasColors: false,
        columns,
      });
      const widest = Math.max(...out.split('\n').map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(Math.min(columns, 120));
      expect(widest).toBeGreaterThan(Math.min(columns, 120) * 0.7);
    }
  });
});

describe('long work', () => {
  const long = (interrupt: AbortController, isTTY: boolean) => {
    return { pool: oddPool().pool, isTTY, interrupt: interrupt.signal };
  };
  const obedient = ['zone', LEASE, '--seed', String(ODD.obedient), '--milliseconds', '60000'];

  it('shows how far it is where somebody watches, and ends when it is interrupted', async () => {
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 5000);
    const { code, out, err } = await parley(obedient, long(interrupt, true));
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('zone ');
    expect(err).toContain('Ctrl-C stops it');
    expect(err).toMatch(/interrupted; nothing is answered\n$/);
  });

  it('is interrupted by the signal that Ctrl-C sends, and by the second at once', () => {
    const terminal = processTerminal();
    const before = process.listenerCount('SIGINT');
    const signal = terminal.interrupted();
    expect([signal.aborted, process.listenerCount('SIGINT')]).toEqual([false, before + 1]);
    process.rawListeners('SIGINT').at(-1)!('SIGINT');
    expect([signal.aborted, process.listenerCount('SIGINT')]).toEqual([true, before]);
    expect(terminal.interrupted().aborted).toBe(true);
  });

  it('shows nothing where nobody does', async () => {
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 3000);
    const { code, err } = await parley(obedient, long(interrupt, false));
    expect([code, err]).toEqual([130, 'interrupted; nothing is answered\n']);
  });
});

/** The command as a process of its own. */
function start(words: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

describe('as a process', () => {
  it('says its answer to the standard output and its exit code', async () => {
    const yes = start(['check', LEASE, 'compromise']);
    const no = start(['check', '-', 'first-offer']);
    no.child.stdin.end(readFileSync(LEASE));
    const wrong = start(['check', LEASE, 'first-ofer']);
    expect([await yes.ended, await no.ended, await wrong.ended]).toEqual([0, 1, 3]);
    expect(yes.said.out).toMatch(/^acceptable\n/);
    expect(no.said.out).toMatch(/^unacceptable\n/);
    expect([wrong.said.out, wrong.said.err]).toEqual(['', expect.stringContaining('did you mean `first-offer`?')]);
  });

  it('names a setting that is wrong', async () => {
    const { said, ended } = start(['zone', LEASE], { PARLEY_PORT: 'http' });
    expect(await ended).toBe(3);
    expect(said.err).toMatch(/^parley: PARLEY_PORT is `http`/);
  });

  it('serves what npm start serves', async () => {
    const settings = { PARLEY_DATABASE_URL: 'file::memory:', PARLEY_LOG_LEVEL: 'warn' };
    const { child, said, ended } = start(['serve', '--port', '0'], settings);
    let address: string | undefined;
    for (let waited = 0; address === undefined && waited < 400; waited++) {
      address = /listens on (http:\S+)/.exec(said.out)?.[1];
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { items } = (await (await fetch(`${address}/v1/negotiations`)).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toContain('flat-lease');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
