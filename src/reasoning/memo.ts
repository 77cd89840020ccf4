import type { Row } from '../language/evaluate.ts';
import type { Slot } from '../negotiation/scenario.ts';
import { type Box, isSettled } from './box.ts';

/**
 * What was found out about a part of a scenario (a line, an issue's worth) in deals that settle all it depends on, kept
 * for the next deal with the same terms there. It changes what an answer costs, never what it says.
 */
export type Memo = Map<object, Map<Key, unknown>>;
export type Key = number | string;

/** In all, shared out evenly among the parts that were met. */
const MOST_KEPT = 8192;

export const recall = <T>(memo: Memo, about: object, key: Key): T | undefined =>
  memo.get(about)?.get(key) as T | undefined;

/** Bounded: where a part has its share, all of it is forgotten. */
export function keep<T>(memo: Memo, about: object, key: Key, value: T): void {
  let kept = memo.get(about);
  if (kept === undefined) {
    kept = new Map();
    memo.set(about, kept);
  } else if (kept.size >= Math.max(4, MOST_KEPT / memo.size)) kept.clear();
  kept.set(key, value);
}

/** The values a box has in some slots, as one key; `undefined` where one of them is open. */
export function keyOf(box: Box, chosen: readonly number[], slots: readonly Slot[]): Key | undefined {
  for (const slot of chosen) if (!isSettled(box, slot)) return undefined;
  return keyAt(box.low, chosen, slots);
}

/** The values a row has in some slots, as one key. LAW: injective for the same slots. */
export function keyAt(row: Row, chosen: readonly number[], slots: readonly Slot[]): Key {
  let key = 0;
  let keys = 1;
  for (const slot of chosen) {
    const { size } = slots[slot]!;
    keys *= size;
    key = key * size + row[slot]!;
  }
  return keys <= Number.MAX_SAFE_INTEGER ? key : chosen.map((slot) => row[slot]).join();
}
