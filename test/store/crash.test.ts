import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { connect } from '../../src/store/sqlite/connection.ts';
import { built } from './built.ts';
import { answerAt, stateAt } from './crash-steps.ts';
import { temporaryFolder } from './folder.ts';
import { AT } from './steps.ts';

const ROUNDS = 60;
const SEED = 20250430;
const LONGEST_MILLISECONDS = 160;

const folder = temporaryFolder();
const data = join(folder, 'data');
const WRITER = built(fileURLToPath(new URL('crash-writer.ts', import.meta.url)), mkdtempSync(join(folder, 'built-')));

interface Writer {
  readonly process: ChildProcess;
  readonly ready: Promise<unknown>;
  said: string;
}

/** A process that has everything loaded and waits for the word. */
function startWriter(): Writer {
  const url = `file:${join(data, 'parley.db')}`;
  const child = spawn(process.execPath, [WRITER, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const writer = { process: child, ready: once(child.stdout, 'data'), said: '' };
  child.stdout.on('data', (chunk) => {
    writer.said += chunk;
  });
  return writer;
}

/** Lets it write for so long, kills it, and gives the versions it had been told were written. */
async function killAfter(writer: Writer, milliseconds: number): Promise<number[]> {
  await writer.ready;
  writer.process.stdin!.write('go\n');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  expect(writer.process.exitCode, 'still writes').toBeNull();
  const closed = once(writer.process, 'close');
  writer.process.kill('SIGKILL');
  await closed;
  return writer.said.split('\n').slice(1, -1).map(Number);
}

/** Opens a copy of what the crash left, so that the next writer meets it untouched; gives the version found. */
async function examine(checked: number, round: number): Promise<number> {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(data, copy, { recursive: true });
  const store = await openStore(`file:${join(copy, 'parley.db')}`);
  const found = await store.find('case');
  const version = found?.version ?? 0;
  if (version > 0) expect(found).toEqual({ ...stateAt(version), version });
  const lines = await store.history('case', { after: checked, limit: 1_000_000 });
  expect(lines.map(({ after }) => after)).toEqual(lines.map((_, n) => checked + 1 + n));
  expect(checked + lines.length).toBe(version);
  const past = Math.max(0, version - ((round * 37) % 200));
  if (past > 0) expect(await store.find('case', past)).toEqual({ ...stateAt(past), version: past });
  if (version > 0) expect(await store.answerTo(answerAt(version).key, AT)).toEqual(answerAt(version));
  expect(await store.answerTo(answerAt(version + 1).key, AT)).toBeUndefined();
  await store.close();

  const db = connect(join(copy, 'parley.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  return version;
}

test(`${ROUNDS} processes killed while they write: what was acknowledged is there, and whole`, async () => {
  mkdirSync(data);
  const random = seeded(SEED);
  const waiting = [startWriter(), startWriter()];
  let version = 0;
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const writer = waiting.shift()!;
    if (round + 2 < ROUNDS) waiting.push(startWriter());
    const told = await killAfter(writer, random() * LONGEST_MILLISECONDS);
    expect(told, `round ${round}`).toEqual(told.map((_, n) => version + 1 + n));
    const least = version + told.length;
    version = await examine(version, round);
    expect([least, least + 1], `round ${round}, seed ${SEED}`).toContain(version);
    acknowledged += told.length;
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS);
}, 120_000);

/** Numbers in 0..1, always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
