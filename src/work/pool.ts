import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { type Flag, flagOf } from './flag.ts';
import type { Allowance, Task } from './task.ts';

/** How a piece of work ended. What goes wrong inside of it is thrown. */
export type Outcome<A> =
  | { readonly kind: 'answered'; readonly answer: A }
  /** There is no room to wait, or it waited for too long. */
  | { readonly kind: 'overloaded' }
  /** Whoever asked wants it no more. */
  | { readonly kind: 'unwanted' }
  /** It did not end by itself and was ended, or had more memory than a worker may have. */
  | { readonly kind: 'broken'; readonly by: 'time' | 'bytes' };

/** A piece of work under way. */
export interface Running<A> {
  readonly ended: Promise<Outcome<A>>;
  readonly isWaiting: () => boolean;
  /** 0..1, as far as is known. */
  readonly progress: () => number;
}

export interface Wish {
  /** Whoever asked wants it no more. */
  readonly signal: AbortSignal;
  /** May it wait for a worker for as long as it takes? Else for as long as it may work, and some seconds in any case. */
  readonly patient: boolean;
}

/**
 * Threads that answer questions, so that the one that serves never waits for an answer. They start with the first
 * question, and one that had nothing to do for some minutes ends. At most `queue` questions wait, in the order they came.
 */
export interface Pool {
  run<A>(task: Omit<Task, 'flag'>, wish: Wish): Running<A>;
  /** Whether one more question would be overloaded. */
  isFull(): boolean;
  /** How many questions are worked on, and how many wait. */
  load(): { readonly working: number; readonly waiting: number };
  /** The last minute: all that works is asked to end with what it has, what waits or comes now is overloaded. */
  hurry(): void;
  close(): Promise<void>;
}

export interface PoolSize {
  /** `undefined`: one for each core but the one that serves. */
  readonly workers?: number | undefined;
  readonly queue: number;
  /** Milliseconds for which every question may wait. */
  readonly waits?: number;
  /** The module that threads run; its `answer` is given the tasks. */
  readonly program?: URL;
  /** MiB of V8's heap for one thread. Typed arrays are not counted in it: those the budget of bytes bounds. */
  readonly heap?: number;
  /** Told of what goes wrong in a thread without work. */
  readonly onError?: (error: Error) => void;
}

/** Milliseconds that work has to end once it was told to; then its thread is ended. */
const GRACE = 1000;
const IDLE = 5 * 60_000;

interface Waiting {
  readonly start: () => void;
  readonly end: () => void;
}

export function openPool(size: PoolSize): Pool {
  const { workers, queue, waits = 5000 } = size;
  const threads = workers ?? Math.max(1, availableParallelism() - 1);
  const waiting = new Set<Waiting>();
  /** What is being worked on, each with a way to say that its thread will never begin. */
  const working = new Map<Flag, (error: Error) => void>();
  let hurried = false;
  let piscina: Piscina | undefined;

  // Piscina does not start another thread for what waits in its queue when one dies: so nothing waits there.
  const next = () => {
    for (const first of waiting) {
      if (working.size >= threads) return;
      waiting.delete(first);
      first.start();
    }
  };

  const deadThread = (error: Error) => {
    size.onError?.(error);
    for (const [flag, fail] of working) if (!flag.hasBegun()) fail(error);
  };

  async function work<A>(task: Omit<Task, 'flag'>, flag: Flag, signal: AbortSignal): Promise<Outcome<A>> {
    piscina ??= openThreads(threads, size, deadThread);
    const ending = endAfter(flag, task.allowance, signal);
    let stillborn: Error | undefined;
    working.set(flag, (error) => {
      stillborn = error;
      ending.end();
    });
    try {
      const answer: A = await piscina.run({ ...task, flag: flag.shared } satisfies Task, { signal: ending.signal });
      return signal.aborted ? { kind: 'unwanted' } : { kind: 'answered', answer };
    } catch (error) {
      if (stillborn !== undefined) throw stillborn;
      if (signal.aborted) return { kind: 'unwanted' };
      if (ending.signal.aborted) return { kind: 'broken', by: 'time' };
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'broken', by: 'bytes' };
      throw error;
    } finally {
      ending.forget();
      working.delete(flag);
      next();
    }
  }

  /** Takes a place in the queue, and leaves it to work, or because nobody wants the answer, or because it took too long. */
  function wait<A>(task: Omit<Task, 'flag'>, flag: Flag, { signal, patient }: Wish): Running<A> {
    const { promise: ended, resolve, reject } = withResolvers<Outcome<A>>();
    const leave = () => {
      waiting.delete(place);
      clearTimeout(late);
      signal.removeEventListener('abort', unwanted);
    };
    const end = (kind: 'unwanted' | 'overloaded') => {
      leave();
      resolve({ kind });
    };
    const unwanted = () => end('unwanted');
    const late = patient
      ? undefined
      : setTimeout(() => end('overloaded'), Math.max(task.allowance.milliseconds, waits));
    signal.addEventListener('abort', unwanted, { once: true });
    const place: Waiting = {
      start: () => {
        leave();
        work<A>(task, flag, signal).then(resolve, reject);
      },
      end: () => end('overloaded'),
    };
    waiting.add(place);
    return { ended, isWaiting: () => waiting.has(place), progress: flag.progress };
  }

  const isFull = () => hurried || (working.size >= threads && waiting.size >= queue);

  return {
    run<A>(task: Omit<Task, 'flag'>, wish: Wish): Running<A> {
      const flag = flagOf();
      const now = (ended: Promise<Outcome<A>>) => ({ ended, isWaiting: () => false, progress: flag.progress });
      if (wish.signal.aborted) return now(Promise.resolve({ kind: 'unwanted' }));
      if (isFull()) return now(Promise.resolve({ kind: 'overloaded' }));
      if (working.size < threads) return now(work(task, flag, wish.signal));
      return wait(task, flag, wish);
    },
    isFull,
    load: () => ({ working: working.size, waiting: waiting.size }),
    hurry() {
      hurried = true;
      for (const place of [...waiting]) place.end();
      for (const flag of working.keys()) flag.stop();
    },
    async close() {
      await piscina?.destroy();
    },
  };
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

/**
 * Watches over work that has begun: told to stop when its asker leaves, ended where it does not heed that, or its own
 * clock, within the grace. The clock of a thread that is only starting does not run yet.
 */
function endAfter(flag: Flag, { milliseconds }: Allowance, asker: AbortSignal) {
  const ending = new AbortController();
  const end = () => ending.abort();
  const asked = performance.now();
  const watch = () => {
    if (flag.hasBegun()) timer = setTimeout(end, milliseconds + GRACE);
    else if (performance.now() - asked > STARTING) end();
    else timer = setTimeout(watch, BETWEEN_LOOKS);
  };
  let timer = setTimeout(watch, BETWEEN_LOOKS);
  const stop = () => {
    flag.stop();
    clearTimeout(timer);
    timer = setTimeout(end, GRACE);
  };
  asker.addEventListener('abort', stop, { once: true });
  const forget = () => {
    clearTimeout(timer);
    asker.removeEventListener('abort', stop);
  };
  return { signal: ending.signal, end, forget };
}

/** Milliseconds that a thread may take to start, beside those of the work it starts for. */
const STARTING = 30_000;
const BETWEEN_LOOKS = 100;

function openThreads(
  threads: number,
  { program = WORKER, heap = 1024 }: PoolSize,
  onError: (error: Error) => void,
): Piscina {
  const piscina = new Piscina({
    filename: fileURLToPath(program),
    name: 'answer',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    // A program that runs from its sources is read through tsx, whatever its own process was started with.
    execArgv: BUILT ? [] : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
  });
  piscina.on('error', onError);
  return piscina;
}

const BUILT = import.meta.url.endsWith('.js');
const WORKER = new URL(BUILT ? './worker.js' : './worker.ts', import.meta.url);
