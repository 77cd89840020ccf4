import { type Account, accountOf, spend } from './account.ts';

/** Part of what an account still allows, for work that may fail without ending the whole. Settled once it is done. */
export function portionOf(account: Account, share: { readonly steps: number; readonly bytes: number }): Account {
  const { limits, spent, stopped } = account;
  const left = stopped === null ? limits.steps - spent : 0;
  return accountOf({ ...limits, steps: Math.floor(left * share.steps), bytes: Math.floor(limits.bytes * share.bytes) });
}

/** Counts what a portion spent; false where that, or time, ended the account. Only time ends it with the portion. */
export function settle(account: Account, portion: Account): boolean {
  if (portion.stopped === 'time') account.stopped ??= 'time';
  return spend(account, Math.max(1, portion.spent));
}
