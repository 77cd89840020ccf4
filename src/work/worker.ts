import { performance } from 'node:perf_hooks';
import { compile } from '../negotiation/compile.ts';
import type { ResolvedContext } from '../negotiation/context.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { type CaseBytes, nameIn } from './case-bytes.ts';
import { caseCache } from './case-cache.ts';
import { difference } from './difference.ts';
import { flagOf } from './flag.ts';
import { answerTo } from './question.ts';
import type { Task } from './task.ts';
import { timeline } from './timeline.ts';

/** What a thread of the pool does with a task. The answer is a pure function of the task, but for where time stopped it. */
export function answer({ case: bytes, context, asked, allowance, flag: shared }: Task): unknown {
  const flag = flagOf(shared);
  flag.begin();
  const deadline = performance.now() + allowance.milliseconds;
  const expired = () => flag.isStopped() || performance.now() > deadline;
  const { steps, bytes: most } = allowance;
  const budget = { steps, bytes: most, expired, progress: flag.tell };
  if (asked.kind === 'difference') {
    const left = { scenario: compiled(bytes, context), asked: asked.left };
    const right = { scenario: compiled(asked.other.case, asked.other.context), asked: asked.right };
    return difference(left, right, (side, share) => answerTo(side.asked, side.scenario, share), budget);
  }
  if (asked.kind !== 'timeline') return answerTo(asked, compiled(bytes, context), budget);
  const document = documentIn(bytes);
  return timeline({ ...asked, document, context }, (on, left, common) => answerTo(asked.of, on, left, common), budget);
}

/** Of all that is kept compiled in one thread. */
const MOST_KEPT = 64 * 1024 ** 2;

/** Bytes of heap for a byte of JSON, about: measured on the seeds and on the synthetic negotiations of the bench. */
const HEAP_A_BYTE = 12;

const kept = caseCache<Scenario>(MOST_KEPT);

function compiled(bytes: CaseBytes, context: ResolvedContext): Scenario {
  const name = nameIn(bytes, context);
  const known = name === null ? undefined : kept.get(name);
  if (known !== undefined) return known;
  const scenario = compile(documentIn(bytes), context);
  if (name !== null) kept.put(name, scenario, HEAP_A_BYTE * bytes.shared.byteLength);
  return scenario;
}

const documentIn = ({ shared }: CaseBytes) => JSON.parse(Buffer.from(shared).toString()) as Document;
