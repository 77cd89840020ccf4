import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn. */
const LONGEST = 10;

/** For a loop over many things, before each: lets others in where the loop has had its time. */
export function breather(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => (performance.now() - began < LONGEST ? undefined : pause());

  async function pause(): Promise<void> {
    await setImmediate();
    began = performance.now();
  }
}
