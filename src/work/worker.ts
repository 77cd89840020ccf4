import { performance } from 'node:perf_hooks';
import { compile } from '../negotiation/compile.ts';
import type { ResolvedContext } from '../negotiation/context.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Budget } from '../reasoning/budget.ts';
import { type Bases, comparison } from '../reasoning/comparison.ts';
import type { Memo } from '../reasoning/memo.ts';
import { movement } from '../reasoning/movement.ts';
import type { OnBasis } from '../reasoning/read.ts';
import { type CaseBytes, nameIn } from './case-bytes.ts';
import { caseCache } from './case-cache.ts';
import { difference } from './difference.ts';
import { flagOf } from './flag.ts';
import { answerTo, bySlot, exactly } from './question.ts';
import type { Comparison, Moves, Task } from './task.ts';
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
  if (asked.kind === 'comparison') return compared(asked, bytes, context, budget);
  if (asked.kind === 'moves') return moved(asked, bytes, context, budget);
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

/** What was found out about what is kept, and is forgotten with it. */
const memos = new WeakMap<Scenario, Memo>();

/** A case on any basis, each compiled once. */
function basesOf(bytes: CaseBytes, context: ResolvedContext): Bases {
  const bases = new Map<string, OnBasis>();
  return (basis) => {
    const before = bases.get(basis);
    if (before !== undefined) return before;
    const scenario = compiled(bytes, { ...context, basis });
    const memo: Memo = memos.get(scenario) ?? new Map();
    memos.set(scenario, memo);
    bases.set(basis, { scenario, memo });
    return { scenario, memo };
  };
}

function compared(
  { parties, weights, ...how }: Comparison,
  bytes: CaseBytes,
  context: ResolvedContext,
  budget: Budget,
) {
  const on = basesOf(bytes, context);
  const read = parties.map(({ party, basis }) => ({ party, basis: basis ?? context.basis }));
  const exact = bySlot(on(context.basis).scenario, weights);
  return comparison(on, { ...how, parties: read, weights: exact }, budget);
}

function moved({ other, weights, ...how }: Moves, bytes: CaseBytes, context: ResolvedContext, budget: Budget) {
  const left = { on: basesOf(bytes, context), basis: context.basis };
  const right = { on: basesOf(other.case, other.context), basis: other.context.basis };
  return movement(left, right, { ...how, weights: exactly(weights) }, budget);
}

const documentIn = ({ shared }: CaseBytes) => JSON.parse(Buffer.from(shared).toString()) as Document;
