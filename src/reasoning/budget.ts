/** What a question may cost. Steps make an answer reproducible; `expired` is the wall clock, asked now and then. */
export interface Budget {
  readonly steps: number;
  /** True once time is up. Reasoning itself knows no clock. */
  readonly expired?: () => boolean;
  /** What structures for counting and listing may take at once; absent: `DEFAULT_BYTES`. */
  readonly bytes?: number;
  /** Told now and then how much of the work is done, 0..1, never less than before. */
  readonly progress?: (share: number) => void;
}

/** What ended the work. */
export type Stop = 'steps' | 'bytes' | 'time';

/** Enough to look at every completion of a component of a million several times over. */
export const DEFAULT_STEPS = 10_000_000;
export const DEFAULT_BYTES = 256 * 2 ** 20;

/** A running account of steps: one step is one box looked at. */
export interface Meter {
  spent: number;
  stopped: Stop | null;
  readonly budget: Budget;
}

export const meterOf = (budget: Budget): Meter => ({ spent: 0, stopped: null, budget });

/** Counts one step; false once the budget is used up. */
export function step(meter: Meter): boolean {
  if (meter.stopped !== null) return false;
  if (meter.spent >= meter.budget.steps) {
    meter.stopped = 'steps';
    return false;
  }
  meter.spent++;
  if ((meter.spent & 1023) === 0 && meter.budget.expired?.() === true) {
    meter.stopped = 'time';
    return false;
  }
  return true;
}
