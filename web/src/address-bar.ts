/**
 * Browsers refuse to write the address more than about a hundred times in half a minute, which a slider does easily.
 * So many writes are at once, and later ones as often as this: what is left out is written when its turn comes.
 */
const AT_ONCE = 20;
const EVERY = 400;

/** What of `history` it takes. */
interface Written {
  replaceState(data: null, unused: string, address: string): void;
  pushState(data: null, unused: string, address: string): void;
}

export interface AddressBar {
  /** Puts an address into the place of the present one, at once where the browser lets it. */
  replace(address: string): void;
  /** Adds an address to the history; what was seen until now keeps its own. */
  push(address: string): void;
  /** What was to be written is of a place that was left. */
  forget(): void;
  /** What was to be written is written. */
  write(): void;
}

export function addressBar(written: Written): AddressBar {
  let allowed = AT_ONCE;
  let last = 0;
  let due: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    due = null;
  };
  const write = () => {
    const address = due;
    forget();
    if (address !== null) written.replaceState(null, '', address);
  };
  const replace = (address: string) => {
    due = address;
    if (timer !== undefined) return;
    const now = Date.now();
    allowed = Math.min(AT_ONCE, allowed + (now - last) / EVERY);
    last = now;
    if (allowed >= 1) {
      allowed--;
      write();
      return;
    }
    timer = setTimeout(() => {
      // What was allowed meanwhile is this.
      last = Date.now();
      write();
    }, EVERY);
  };
  const push = (address: string) => {
    write();
    written.pushState(null, '', address);
  };
  return { replace, push, forget, write };
}
