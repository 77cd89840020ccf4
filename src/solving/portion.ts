import { type Account, accountOf, spend } from './account.ts';

/**
 * An account of its own for work that may fail without ending the whole: at most so many steps of those left, and a
 * share of the bytes. What it spends is settled as the work goes on.
 */
export function portionOf(account: Account, most: { readonly steps: number; readonly bytes: number }): Account {
  const { limits, spent, stopped } = account;
  const left = stopped === null ? limits.steps - spent : 0;
  return accountOf({ ...limits, steps: Math.min(left, most.steps), bytes: Math.floor(limits.bytes * most.bytes) });
}

/**
 * Counts what a portion spent since it had spent `before`; false where the account has ended. Of the ways a portion
 * ends, only time ends the account with it.
 */
export function settle(account: Account, portion: Account, before = 0): boolean {
  spend(account, Math.max(1, portion.spent - before));
  if (portion.stopped === 'time') account.stopped ??= 'time';
  return account.stopped === null;
}
