import type { Account } from './account.ts';

/**
 * The bytes of the arrays one structure holds, against the bytes its account allows.
 * INVARIANT: `held` never passes `account.limits.bytes`; an array is taken before it is made.
 */
export class Holding {
  account: Account;
  held = 0;

  constructor(account: Account) {
    this.account = account;
  }

  /** Whether so much more would be allowed. Asking stops nothing. */
  fits(bytes: number): boolean {
    return this.account.stopped === null && this.held + bytes <= this.account.limits.bytes;
  }

  /** Counts an array about to be made; false, and the account stopped, where it would be too much. */
  take(bytes: number): boolean {
    if (!this.fits(bytes)) {
      this.account.stopped ??= 'bytes';
      return false;
    }
    this.held += bytes;
    return true;
  }

  /** Counts an array no longer held. */
  release(bytes: number): void {
    this.held -= bytes;
  }

  /**
   * The array itself where it has the length, else a copy twice as long, or half as long again where memory is short.
   * Old and new are both counted while one is copied into the other.
   * @returns null where it would be too much; the account is then stopped
   */
  grown(array: Int32Array, length: number): Int32Array | null {
    if (length <= array.length) return array;
    const generous = Math.max(length, array.length * 2);
    const asked = this.fits(generous * 4) ? generous : Math.max(length, array.length + (array.length >> 2));
    if (!this.take(asked * 4)) return null;
    const copy = new Int32Array(asked);
    copy.set(array);
    this.release(array.length * 4);
    return copy;
  }
}
