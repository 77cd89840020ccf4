import { performance } from 'node:perf_hooks';
import type { Budget, Stop } from '../reasoning/budget.ts';
import type { Question } from './asking.ts';

/** What one question may cost on the thread that serves everybody: steps, and milliseconds as a stop. */
const HERE = { steps: 20_000, milliseconds: 20 };

type Allowed = Pick<Question, 'allowance' | 'began'>;

/** The budget of a question as long as it is answered here. */
export function budgetHere({ allowance, began }: Allowed): Budget {
  const deadline = Math.min(performance.now() + HERE.milliseconds, began + allowance.milliseconds);
  const steps = Math.min(HERE.steps, allowance.steps);
  return { steps, bytes: allowance.bytes, expired: () => performance.now() > deadline };
}

/** Whether an answer was stopped by what this thread allows, and not by what was asked for: a worker would go on. */
export function isCutShort({ stopped }: { readonly stopped: Stop | null }, question: Allowed): boolean {
  if (stopped === 'steps') return question.allowance.steps > HERE.steps;
  return stopped === 'time' && millisecondsLeft(question) > 0;
}

export const millisecondsLeft = ({ allowance, began }: Allowed): number =>
  Math.floor(began + allowance.milliseconds - performance.now());
