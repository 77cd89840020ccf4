import { type Account, spend } from './account.ts';

/** An amount for each of several, in one order throughout. */
export type Vector<N extends number | bigint> = readonly N[];

/** Whether a vector is nowhere less than another; an equal one is. */
export function covers<N extends number | bigint>(one: Vector<N>, other: Vector<N>): boolean {
  for (let at = 0; at < one.length; at++) if (one[at]! < other[at]!) return false;
  return true;
}

/** Negative where the first vector comes first: the one that is larger where they first differ. */
export function largerFirst<N extends number | bigint>(one: Vector<N>, other: Vector<N>): number {
  for (let at = 0; at < one.length; at++) {
    if (one[at]! > other[at]!) return -1;
    if (one[at]! < other[at]!) return 1;
  }
  return 0;
}

/** What no other covers, each once, larger first (the maxima of a set of vectors; Kung, Luccio and Preparata 1975). */
export const maximal = <T, N extends number | bigint>(items: readonly T[], vectorOf: (item: T) => Vector<N>): T[] =>
  sifted(inOrder(items, vectorOf), vectorOf, null)!;

/** The same, charged; null where the account is stopped. */
export function maximalWithin<T, N extends number | bigint>(
  items: readonly T[],
  vectorOf: (item: T) => Vector<N>,
  account: Account,
): T[] | null {
  const maxima = new Maxima(vectorOf, account);
  for (const item of items) if (!maxima.add(item)) return null;
  return maxima.all();
}

/** The same of items that come larger first already. */
export const maximalInOrder = <T, N extends number | bigint>(
  items: ArrayLike<T>,
  vectorOf: (item: T) => Vector<N>,
  account: Account,
): T[] | null => sifted(items, vectorOf, account);

/** So many items are put in order at once, or as many as are kept: longer than that nobody looks at the clock. */
const AT_ONCE = 2 ** 14;

/** Told items one by one, keeps those that no other covers, of equal ones the first; what it does is charged. */
export class Maxima<T, N extends number | bigint> {
  /** Those kept, larger first, and those that came since. */
  private items: T[] = [];
  private room = AT_ONCE;
  private readonly vectorOf: (item: T) => Vector<N>;
  private readonly account: Account;

  constructor(vectorOf: (item: T) => Vector<N>, account: Account) {
    this.vectorOf = vectorOf;
    this.account = account;
  }

  /** How many are held. */
  get size(): number {
    return this.items.length;
  }

  /** @returns false where the account is stopped */
  add(item: T): boolean {
    this.items.push(item);
    return this.items.length < this.room || this.all() !== null;
  }

  /** Larger first; null where the account is stopped. */
  all(): T[] | null {
    const kept = maximalInOrder(inOrder(this.items, this.vectorOf), this.vectorOf, this.account);
    if (kept === null) return null;
    this.items = kept;
    this.room = kept.length + Math.max(AT_ONCE, kept.length);
    return kept;
  }
}

const inOrder = <T, N extends number | bigint>(items: readonly T[], vectorOf: (item: T) => Vector<N>): readonly T[] =>
  items.length === 1 ? items : items.toSorted((one, other) => largerFirst(vectorOf(one), vectorOf(other)));

/** So many vectors compared are a step. */
const COMPARED = 16;

function sifted<T, N extends number | bigint>(
  items: ArrayLike<T>,
  vectorOf: (item: T) => Vector<N>,
  account: Account | null,
): T[] | null {
  const sieve = new Sieve<N>();
  const kept: T[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (sieve.keeps(vectorOf(item))) kept.push(item);
    if (account !== null && !sieve.pay(account)) return null;
  }
  return account === null || spend(account) ? kept : null;
}

/** Told vectors one by one, larger first, says which of them none before covers. */
export class Sieve<N extends number | bigint> {
  /** About how many vectors were compared so far, and for how many steps that was charged. */
  private compared = 0;
  private paid = 0;
  /** Of one or two amounts the last kept; of three those whose last two no other covers, the second amount falling; else all. */
  private kept: Vector<N>[] = [];

  keeps(vector: Vector<N>): boolean {
    if (vector.length < 3) return this.keepsOfTwo(vector);
    if (vector.length === 3) return this.keepsOfThree(vector);
    for (const one of this.kept) {
      this.compared++;
      if (covers(one, vector)) return false;
    }
    this.kept.push(vector);
    return true;
  }

  /** Charges what was compared since the last time; false where the account is stopped. */
  pay(account: Account): boolean {
    const due = Math.floor(this.compared / COMPARED) - this.paid;
    this.paid += due;
    return due === 0 || spend(account, due);
  }

  /** Of one or two amounts the first only falls: who is covered at all is covered by the last one kept. */
  private keepsOfTwo(vector: Vector<N>): boolean {
    if (this.kept.length > 0) {
      this.compared++;
      if (covers(this.kept[0]!, vector)) return false;
    }
    this.kept[0] = vector;
    return true;
  }

  /** The first amount only falls; of those with no smaller second one the last has the largest third. */
  private keepsOfThree(vector: Vector<N>): boolean {
    const { kept } = this;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kept[middle]![1]! >= vector[1]!) low = middle + 1;
      else high = middle;
      this.compared++;
    }
    if (low > 0 && kept[low - 1]![2]! >= vector[2]!) return false;
    const from = low > 0 && kept[low - 1]![1]! === vector[1]! ? low - 1 : low;
    let end = low;
    while (end < kept.length && kept[end]![2]! <= vector[2]!) end++;
    kept.splice(from, end - from, vector);
    this.compared += 1 + (end - from);
    return true;
  }
}
