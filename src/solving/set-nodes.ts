import type { Account } from './account.ts';
import { holdBytes } from './overdrawn.ts';

/** A family of sets: equal families of one store have equal numbers. */
export type Family = number;

/** No set at all. */
export const NO_SET: Family = 0;
/** The empty set, and no other. */
export const EMPTY_SET: Family = 1;

/** The level of the two families above, below every other. */
const BOTTOM = 0x7fffffff;
const FIRST_CAPACITY = 256;
/** Slots of the table of nodes, and of the table of results, for each node there is room for. */
const SLOTS = 2;
const BYTES_PER_NODE = 4 * (3 + SLOTS + 3 * SLOTS);

/**
 * The nodes of zero-suppressed decision diagrams (Minato 1993): each splits a family by one element into the sets
 * without it and the sets that have it.
 *
 * INVARIANT: levels grow downward, no node's `having` is NO_SET, no two nodes are alike; so equal families are equal
 * numbers. INVARIANT: a node's parts have smaller numbers than the node.
 */
export class SetNodes {
  readonly #account: Account;
  #levels = new Int32Array(FIRST_CAPACITY);
  #withouts = new Int32Array(FIRST_CAPACITY);
  #havings = new Int32Array(FIRST_CAPACITY);
  #slots = new Int32Array(SLOTS * FIRST_CAPACITY);
  #results = new Int32Array(3 * SLOTS * FIRST_CAPACITY);
  #size = 2;

  constructor(account: Account) {
    this.#account = account;
    this.#levels[NO_SET] = BOTTOM;
    this.#levels[EMPTY_SET] = BOTTOM;
  }

  get bytes(): number {
    return this.#levels.length * BYTES_PER_NODE;
  }

  level(family: Family): number {
    return this.#levels[family]!;
  }

  /** The sets that do not have the element of the family's level. */
  without(family: Family): Family {
    return this.#withouts[family]!;
  }

  /** The sets that have the element of the family's level, less that element. */
  having(family: Family): Family {
    return this.#havings[family]!;
  }

  /** The sets of `without`, and those of `having` with the level's element put in. */
  node(level: number, without: Family, having: Family): Family {
    if (having === NO_SET) return without;
    const mask = this.#slots.length - 1;
    let slot = mixed(level, without, having) & mask;
    for (let node = this.#slots[slot]!; node !== 0; node = this.#slots[slot]!) {
      if (this.#levels[node] === level && this.#withouts[node] === without && this.#havings[node] === having) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
    return this.#added(slot, level, without, having);
  }

  #added(slot: number, level: number, without: Family, having: Family): Family {
    const node = this.#size++;
    this.#levels[node] = level;
    this.#withouts[node] = without;
    this.#havings[node] = having;
    this.#slots[slot] = node;
    if (this.#size === this.#levels.length) this.#grow();
    return node;
  }

  #grow(): void {
    holdBytes(this.#account, 3 * this.bytes);
    this.#levels = doubled(this.#levels);
    this.#withouts = doubled(this.#withouts);
    this.#havings = doubled(this.#havings);
    this.#results = new Int32Array(2 * this.#results.length);
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let node = 2; node < this.#size; node++) {
      let slot = mixed(this.#levels[node]!, this.#withouts[node]!, this.#havings[node]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = node;
    }
  }

  /** What was kept for an operation (1..7) on two families; undefined where nothing is, or is no longer. */
  kept(operation: number, left: Family, right: Family): Family | undefined {
    const at = this.#placeOf(operation, left, right);
    const same = this.#results[at] === left * 8 + operation && this.#results[at + 1] === right;
    return same ? this.#results[at + 2] : undefined;
  }

  keep(operation: number, left: Family, right: Family, result: Family): Family {
    const at = this.#placeOf(operation, left, right);
    this.#results[at] = left * 8 + operation;
    this.#results[at + 1] = right;
    this.#results[at + 2] = result;
    return result;
  }

  #placeOf(operation: number, left: Family, right: Family): number {
    return 3 * (mixed(operation, left, right) & (this.#slots.length - 1));
  }
}

function mixed(one: number, two: number, three: number): number {
  let mix = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(two + 1, 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 15) ^ three, 0xc2b2ae35);
  return mix ^ (mix >>> 13);
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
