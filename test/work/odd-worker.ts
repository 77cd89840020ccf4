import { threadId } from 'node:worker_threads';
import { flagOf } from '../../src/work/flag.ts';
import type { Task } from '../../src/work/task.ts';

/** What a question asks of this worker, as its seed; a comparison as the weight of the rent. */
export const ODD = { quick: 0, obedient: 1, stubborn: 2, failing: 3, greedy: 4 } as const;

/** A worker that does what its pool has to cope with; it answers with its thread and whether it was told to stop. */
export function answer({ asked, flag: shared }: Task): object {
  const flag = flagOf(shared);
  flag.begin();
  flag.tell(0.5);
  const own = asked.kind === 'comparison' ? asked.weights['rent'] : undefined;
  const kind = 'seed' in asked ? asked.seed : (own ?? ODD.quick);
  if (kind === ODD.failing) throw new Error('a planted fault');
  if (kind === ODD.greedy) hoard();
  while (kind === ODD.stubborn || (kind === ODD.obedient && !flag.isStopped()));
  return { thread: threadId, stopped: flag.isStopped() };
}

function hoard(): never {
  for (const hoarded: object[] = []; ; ) hoarded.push(Array.from({ length: 1000 }, (_, at) => ({ at })));
}
