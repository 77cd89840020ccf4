import type { Holding } from './holding.ts';

/** Numbers of one entry: operation, left, right, result. */
const WIDTH = 4;
const FIRST_ENTRIES = 1 << 8;
const MOST_ENTRIES = 1 << 23;

/**
 * Results of operations already computed; an entry may be overwritten by another at any time, so what is missing is
 * only computed again.
 */
export class ComputedTable {
  private entries: Int32Array = new Int32Array(0);
  private mask = 0;
  private readonly holding: Holding;

  constructor(holding: Holding) {
    this.holding = holding;
    this.resize(FIRST_ENTRIES);
  }

  /** @returns the result, or -1 where it is not known */
  find(operation: number, left: number, right: number): number {
    const at = this.place(operation, left, right);
    const { entries } = this;
    const same = entries[at] === operation && entries[at + 1] === left && entries[at + 2] === right;
    return same ? entries[at + 3]! : -1;
  }

  /** @param operation above 0 */
  keep(operation: number, left: number, right: number, result: number): void {
    const at = this.place(operation, left, right);
    const { entries } = this;
    entries[at] = operation;
    entries[at + 1] = left;
    entries[at + 2] = right;
    entries[at + 3] = result;
  }

  /** Keeps pace with the number of nodes, as far as memory allows: a small table only costs time. */
  growWith(nodes: number): void {
    const entries = this.mask + 1;
    if (nodes > entries && entries < MOST_ENTRIES && this.holding.fits(entries * 2 * WIDTH * 4)) {
      this.resize(entries * 2);
    }
  }

  private resize(length: number): void {
    if (!this.holding.take(length * WIDTH * 4)) return;
    const old = this.entries;
    this.entries = new Int32Array(length * WIDTH);
    this.mask = length - 1;
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at] !== 0) this.keep(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
    }
    this.holding.release(old.length * 4);
  }

  private place(operation: number, left: number, right: number): number {
    const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + operation * 0x1b873593, 0x85ebca6b);
    return ((mixed ^ (mixed >>> 15)) & this.mask) * WIDTH;
  }
}
