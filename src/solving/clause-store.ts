import type { Literal } from './literal.ts';

/*
 * Where things stand in a clause's words: its size, its mark, for each of its two watched literals the next link of
 * that literal's list, then the literals, the watched ones first.
 */
const SIZE = 0;
const MARK = 1;
export const LINKS = 2;
export const LITERALS = 4;

/** The mark of a clause that was given; a learnt one is marked with its number of levels. */
export const GIVEN = 0;

/** Where no list goes on; no clause stands there. */
export const END = 0;

/** A clause is known by the place of its first word. */
export type Clause = number;

/**
 * Clauses of two literals and more, flat in one array, each in the lists of the two literals it watches (Moskewicz
 * et al. 2001). A list is linked through the clauses themselves: a link is twice the clause plus which of its two
 * watched literals is meant. So a store is copied by copying two arrays.
 */
export class ClauseStore {
  words: Int32Array;
  /** How many words are used; the first stands for END. */
  used: number;
  /** For each literal the first link of the list of clauses that watch it. */
  heads: Int32Array;
  learnt: number;

  constructor(words = new Int32Array(256), used = 2, heads = new Int32Array(64)) {
    this.words = words;
    this.used = used;
    this.heads = heads;
    this.learnt = 0;
  }

  /** A store of its own with the same clauses and room for more. */
  copy(): ClauseStore {
    const words = new Int32Array(this.used + (this.used >> 2) + 256);
    words.set(this.words.subarray(0, this.used));
    return new ClauseStore(words, this.used, this.heads.slice());
  }

  get bytes(): number {
    return 4 * (this.words.length + this.heads.length);
  }

  reserveLiterals(count: number): void {
    if (count <= this.heads.length) return;
    this.heads = grown(this.heads, count);
  }

  /** @param literals at least two; the first two are watched */
  add(literals: readonly Literal[], mark: number): Clause {
    const clause = this.used;
    this.used += LITERALS + literals.length;
    if (this.used > this.words.length) this.words = grown(this.words, this.used);
    this.words[clause + SIZE] = literals.length;
    this.words[clause + MARK] = mark;
    this.words.set(literals, clause + LITERALS);
    this.watch(clause, 0);
    this.watch(clause, 1);
    if (mark !== GIVEN) this.learnt++;
    return clause;
  }

  private watch(clause: Clause, which: 0 | 1): void {
    const literal = this.words[clause + LITERALS + which]!;
    this.words[clause + LINKS + which] = this.heads[literal]!;
    this.heads[literal] = clause * 2 + which;
  }

  sizeOf(clause: Clause): number {
    return this.words[clause + SIZE]!;
  }

  markOf(clause: Clause): number {
    return this.words[clause + MARK]!;
  }

  *[Symbol.iterator](): Generator<Clause> {
    for (let clause = 2; clause < this.used; clause += LITERALS + this.sizeOf(clause)) yield clause;
  }

  /** Keeps some clauses and forgets the others. Clauses move: what was known of a place is no longer so. */
  sweep(keep: (clause: Clause) => boolean): void {
    const kept = [...this].filter(keep);
    const { words } = this;
    this.heads.fill(END);
    this.used = 2;
    this.learnt = 0;
    for (const clause of kept) {
      const moved = this.used;
      const length = LITERALS + words[clause + SIZE]!;
      words.copyWithin(moved, clause, clause + length);
      this.used += length;
      this.watch(moved, 0);
      this.watch(moved, 1);
      if (this.markOf(moved) !== GIVEN) this.learnt++;
    }
  }
}

/** The same numbers in an array at least this long, and half as long again as it was. */
export function grown<A extends Int32Array | Int8Array | Uint8Array | Float64Array>(array: A, least: number): A {
  const larger = new (array.constructor as new (length: number) => A)(
    Math.max(least, array.length + (array.length >> 1)),
  );
  larger.set(array);
  return larger;
}
