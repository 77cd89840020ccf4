import { type Account, accountOf, type Limits, spend } from '../solving/account.ts';
import { portionOf } from '../solving/portion.ts';

/** What a question may cost. Steps make an answer reproducible; `expired` is the wall clock, asked now and then. */
export interface Budget extends Omit<Limits, 'bytes'> {
  /** What structures for solving may take at once; absent: `DEFAULT_BYTES`. */
  readonly bytes?: number;
  /** Told now and then how much of the work is done, 0..1, never less than before. */
  readonly progress?: (share: number) => void;
}

export type { Stop } from '../solving/account.ts';

/** Enough to look at every completion of a component of a million several times over. */
export const DEFAULT_STEPS = 10_000_000;
export const DEFAULT_BYTES = 256 * 2 ** 20;

/** A running account of what a question has cost: one step is one box looked at, or its like in solving. */
export type Meter = Account;

export const meterOf = ({ steps, bytes = DEFAULT_BYTES, expired }: Budget): Meter =>
  accountOf(expired === undefined ? { steps, bytes } : { steps, bytes, expired });

/** Counts one step; false once the budget is used up. */
export const step = (meter: Meter): boolean => spend(meter);

/** A meter of its own for work that may fail without ending the whole: shares of the steps left and of the bytes. */
export function shareOf(meter: Meter, share: { readonly steps: number; readonly bytes: number }): Meter {
  const left = meter.limits.steps - meter.spent;
  return portionOf(meter, { steps: Math.floor(left * share.steps), bytes: share.bytes });
}

/** Counts what a share has spent; false once the meter is used up. Of the ways a share ends only time ends both. */
export function settle(meter: Meter, share: Meter): boolean {
  if (share.spent > 0) spend(meter, share.spent);
  if (share.stopped === 'time') meter.stopped ??= 'time';
  return meter.stopped === null;
}
