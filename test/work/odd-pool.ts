import { onTestFinished } from 'vitest';
import { type Outcome, openPool, type PoolSize, type Running, type Wish } from '../../src/work/pool.ts';
import type { Task } from '../../src/work/task.ts';
import { ODD } from './odd-worker.ts';

export interface Odd {
  readonly thread: number;
  readonly stopped: boolean;
}

export const OPTIONS = { given: {}, count: true, values: true, robust: false, sample: 0 };

const task = (seed: number, milliseconds: number): Omit<Task, 'flag'> => ({
  case: { name: null, shared: new SharedArrayBuffer(0) },
  context: { asOf: '2026-01-01', perspective: 'baseline', basis: 'both' },
  asked: { kind: 'zone', ...OPTIONS, seed },
  allowance: { steps: 1, bytes: 1, milliseconds },
});

export const PATIENT = { signal: new AbortController().signal, patient: true };

/** A pool of odd workers, closed with the test. */
export function oddPool(size: Partial<PoolSize> = {}) {
  const pool = openPool({ workers: 1, queue: 8, program: new URL('./odd-worker.ts', import.meta.url), ...size });
  onTestFinished(() => pool.close());
  const run = (kind: keyof typeof ODD, wish: Partial<Wish> = {}, milliseconds = 10_000): Running<Odd> =>
    pool.run<Odd>(task(ODD[kind], milliseconds), { ...PATIENT, ...wish });
  /** The answer to a quick question. */
  const quick = async (): Promise<Odd> => answerOf(await run('quick').ended);
  return { pool, run, quick };
}

export function answerOf<A>(outcome: Outcome<A>): A {
  if (outcome.kind !== 'answered') throw new Error(`no answer but ${outcome.kind}`);
  return outcome.answer;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
