import { type Meter, settle, shareOf } from './budget.ts';
import { type Key, keep, type Memo, recall } from './memo.ts';

const EVERYTHING = { steps: 1, bytes: 1 };

interface Kept<T> {
  readonly found: T;
  readonly steps: number;
}

/**
 * What is found out under a share of the meter, so that bytes that do not reach end this alone; what was found out whole
 * is kept. What was kept counts as if it were found out again: where the budget would not have reached, it does not.
 */
export function remembered<T extends { readonly complete: boolean }>(
  memo: Memo,
  about: object,
  what: string,
  meter: Meter,
  find: (portion: Meter) => T,
): T {
  const key: Key = `${meter.limits.bytes} ${what}`;
  const known = recall<Kept<T>>(memo, about, key);
  if (known !== undefined && meter.stopped === null && meter.spent + known.steps <= meter.limits.steps) {
    meter.spent += known.steps;
    return known.found;
  }
  const portion = shareOf(meter, EVERYTHING);
  portion.stopped ??= meter.stopped;
  const found = find(portion);
  settle(meter, portion);
  if (found.complete) keep<Kept<T>>(memo, about, key, { found, steps: portion.spent });
  return found;
}
