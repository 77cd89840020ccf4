/** The process that `crash.test.ts` kills: at a word it opens the store, commits without end and prints each version. */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import { answerAt, stateAt } from './crash-steps.ts';
import { step } from './steps.ts';

const STDOUT = 1;
writeSync(STDOUT, 'ready\n');
await once(process.stdin, 'data');

const store = await openStore(process.argv[2]!);
let current = (await store.find('case')) ?? null;
for (;;) {
  const version = (current?.version ?? 0) + 1;
  const write = step(current, stateAt(version), { answer: answerAt(version) });
  if ((await store.commit(write)).stale) throw new Error(`version ${version} is stale, and nobody else writes`);
  writeSync(STDOUT, `${version}\n`);
  current = write.next;
}
