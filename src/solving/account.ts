/**
 * What solving may cost, and what it has cost. Steps make a run reproducible: the same problem and the same limits
 * spend the same steps. Bytes bound the structures held at once. `expired` is the wall clock or an asker who left;
 * solving itself knows no clock.
 */
export interface Limits {
  readonly steps: number;
  readonly bytes: number;
  /** True once the work should end. Asked every few thousand steps; not while the values of an issue of a million are set up. */
  readonly expired?: () => boolean;
}

export type Stop = 'steps' | 'bytes' | 'time';

/** A running account. LAW: once `stopped` is set it stays, and every further step is refused. */
export interface Account {
  readonly limits: Limits;
  spent: number;
  stopped: Stop | null;
}

export const accountOf = (limits: Limits): Account => ({ limits, spent: 0, stopped: null });

/** How many steps pass between two looks at `expired`. */
const LOOK = 1024;

/** Counts some steps (whole numbers, at least 1), never more than there are; false once the account is used up. */
export function spend(account: Account, steps = 1): boolean {
  if (account.stopped !== null) return false;
  const before = account.spent;
  account.spent = Math.min(before + steps, account.limits.steps);
  if (before + steps > account.limits.steps) account.stopped = 'steps';
  else if (Math.floor(before / LOOK) !== Math.floor(account.spent / LOOK) && account.limits.expired?.() === true) {
    account.stopped = 'time';
  }
  return account.stopped === null;
}
