/**
 * What the thread that asks and the thread that works tell each other while a task runs: a few shared numbers, read and
 * written without a message, so that a loop that never waits still hears that it should stop.
 */
export interface Flag {
  /** What travels; the other side makes a flag of it. */
  readonly shared: SharedArrayBuffer;
  stop(): void;
  isStopped(): boolean;
  begin(): void;
  hasBegun(): boolean;
  /** @param share of the work done, 0..1; it never goes back */
  tell(share: number): void;
  progress(): number;
}

const [STOP, BEGUN, PROGRESS] = [0, 1, 2];
const WHOLE = 1000;

export function flagOf(shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)): Flag {
  const cells = new Int32Array(shared);
  return {
    shared,
    stop: () => void Atomics.store(cells, STOP, 1),
    isStopped: () => Atomics.load(cells, STOP) === 1,
    begin: () => void Atomics.store(cells, BEGUN, 1),
    hasBegun: () => Atomics.load(cells, BEGUN) === 1,
    tell: (share) => {
      const done = Math.round(Math.min(Math.max(share, 0), 1) * WHOLE);
      if (done > Atomics.load(cells, PROGRESS)) Atomics.store(cells, PROGRESS, done);
    },
    progress: () => Atomics.load(cells, PROGRESS) / WHOLE,
  };
}
