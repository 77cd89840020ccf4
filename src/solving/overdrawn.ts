import { type Account, spend } from './account.ts';

/** Unwinds a recursion whose account is used up; never leaves the module that threw it. */
const OVERDRAWN = new Error('the account is used up');

/** Spends, or ends the work that `unlessOverdrawn` began. */
export function pay(account: Account, steps = 1): void {
  if (!spend(account, steps)) throw OVERDRAWN;
}

/** Ends the work where the structures now held take more bytes than the account allows. */
export function holdBytes(account: Account, bytes: number): void {
  if (bytes > account.limits.bytes) account.stopped ??= 'bytes';
  if (account.stopped !== null) throw OVERDRAWN;
}

/** What the work gives; null where its account ended it. */
export function unlessOverdrawn<T>(work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (thrown === OVERDRAWN) return null;
    throw thrown;
  }
}
