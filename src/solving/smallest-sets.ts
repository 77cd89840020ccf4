import { holdBytes, pay, unlessOverdrawn } from './overdrawn.ts';
import type { SetFamilies } from './set-family.ts';
import { EMPTY_SET, type Family, NO_SET } from './set-nodes.ts';

/** How many sets the family holds. */
export function countOf(families: SetFamilies, family: Family | null): bigint | null {
  const counts = new Map<Family, bigint>([
    [NO_SET, 0n],
    [EMPTY_SET, 1n],
  ]);
  const { nodes, account } = families;
  const count = (of: Family): bigint => {
    const known = counts.get(of);
    if (known !== undefined) return known;
    pay(account);
    const sum = count(nodes.without(of)) + count(nodes.having(of));
    counts.set(of, sum);
    return sum;
  };
  return family === null ? null : unlessOverdrawn(() => count(family));
}

/** A set with what it takes to compare it: its size, and a bit for each member. */
interface Listed {
  readonly size: number;
  readonly bits: Uint32Array;
}

/** What is already known of a node's sets, smallest first, and how far its two parts have been read for it. */
interface Listing {
  readonly sets: Listed[];
  read: number;
  readHaving: number;
  ended: boolean;
}

const BYTES_PER_LISTING = 200;

/**
 * Sets of a family, smallest first, ties in ascending order of members, without listing the rest: every node gives its
 * next set only when asked, the lesser of what its two parts give next (lazy k-best; Huang and Chiang 2005).
 * Of two sets of one size the lesser has the smallest member that is in only one of them, and still has when both get
 * one member more: so the next of a family is the next of a part, whatever the order of the diagram.
 */
export class SmallestSets {
  readonly #families: SetFamilies;
  readonly #words: number;
  readonly #listings = new Map<Family, Listing>();
  readonly #leastSizes = new Map<Family, number>([
    [NO_SET, Number.POSITIVE_INFINITY],
    [EMPTY_SET, 0],
  ]);
  #bytes = 0;

  constructor(families: SetFamilies) {
    this.#families = families;
    this.#words = (Math.max(0, ...families.order) >>> 5) + 1;
  }

  /** At most `limit` sets of the family, members ascending; null where the account ended. */
  first(family: Family | null, limit: number): number[][] | null {
    if (family === null) return null;
    return unlessOverdrawn(() => {
      const found: number[][] = [];
      while (found.length < limit) {
        const next = this.#at(family, found.length);
        if (next === undefined) break;
        found.push(membersOf(next));
      }
      return found;
    });
  }

  /** The set of this rank, counted from 0; undefined where the family has no more. */
  #at(family: Family, rank: number): Listed | undefined {
    if (family === NO_SET) return undefined;
    if (family === EMPTY_SET) return rank === 0 ? { size: 0, bits: new Uint32Array(this.#words) } : undefined;
    const listing = this.#listingOf(family);
    while (listing.sets.length <= rank) {
      const next = listing.ended ? undefined : this.#next(family, listing);
      listing.ended = next === undefined;
      if (next === undefined) return undefined;
      listing.sets.push(next);
    }
    return listing.sets[rank];
  }

  /** Asks a part only where it could give the lesser set. */
  #next(family: Family, listing: Listing): Listed | undefined {
    const { nodes, account } = this.#families;
    pay(account);
    const [without, having] = [nodes.without(family), nodes.having(family)];
    const least = this.#leastAt(without, listing.read);
    const leastHaving = this.#leastAt(having, listing.readHaving) + 1;
    let larger = leastHaving < least ? this.#at(having, listing.readHaving) : undefined;
    const one = least <= sizeOf(larger) + 1 ? this.#at(without, listing.read) : undefined;
    if (leastHaving >= least && leastHaving <= sizeOf(one)) larger = this.#at(having, listing.readHaving);
    const other = larger && this.#withMember(larger, nodes.level(family));
    if (other === undefined || (one !== undefined && precedes(one, other))) {
      listing.read++;
      return one;
    }
    listing.readHaving++;
    return other;
  }

  /** No set of this rank or later has fewer members. */
  #leastAt(family: Family, rank: number): number {
    const listing = this.#listings.get(family);
    if (listing === undefined)
      return rank === 0 || family > EMPTY_SET ? this.#leastSize(family) : Number.POSITIVE_INFINITY;
    const { sets, ended } = listing;
    if (rank >= sets.length && ended) return Number.POSITIVE_INFINITY;
    return sets[Math.min(rank, sets.length - 1)]?.size ?? this.#leastSize(family);
  }

  #leastSize(family: Family): number {
    const known = this.#leastSizes.get(family);
    if (known !== undefined) return known;
    pay(this.#families.account);
    const { nodes } = this.#families;
    const least = Math.min(this.#leastSize(nodes.without(family)), this.#leastSize(nodes.having(family)) + 1);
    this.#leastSizes.set(family, least);
    return least;
  }

  #listingOf(family: Family): Listing {
    const known = this.#listings.get(family);
    if (known) return known;
    const listing: Listing = { sets: [], read: 0, readHaving: 0, ended: false };
    this.#listings.set(family, listing);
    this.#hold(BYTES_PER_LISTING);
    return listing;
  }

  #withMember({ size, bits }: Listed, level: number): Listed {
    this.#hold(BYTES_PER_LISTING + 4 * this.#words);
    const member = this.#families.order[level]!;
    const more = bits.slice();
    more[member >>> 5]! |= 1 << (member & 31);
    return { size: size + 1, bits: more };
  }

  #hold(bytes: number): void {
    this.#bytes += bytes;
    holdBytes(this.#families.account, this.#families.nodes.bytes + this.#bytes);
  }
}

const sizeOf = (set: Listed | undefined) => set?.size ?? Number.POSITIVE_INFINITY;

function precedes(one: Listed, other: Listed): boolean {
  if (one.size !== other.size) return one.size < other.size;
  const word = one.bits.findIndex((bits, at) => bits !== other.bits[at]);
  if (word === -1) return true;
  const apart = one.bits[word]! ^ other.bits[word]!;
  return (one.bits[word]! & apart & -apart) !== 0;
}

function membersOf({ bits }: Listed): number[] {
  const members: number[] = [];
  bits.forEach((word, at) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) members.push(32 * at + 31 - Math.clz32(rest & -rest));
  });
  return members;
}
