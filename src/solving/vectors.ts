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
export function maximal<T, N extends number | bigint>(items: readonly T[], vectorOf: (item: T) => Vector<N>): T[] {
  const sorted = items.toSorted((one, other) => largerFirst(vectorOf(one), vectorOf(other)));
  const kept: T[] = [];
  const inPlane = items.length > 0 && vectorOf(items[0]!).length <= 2;
  for (const item of sorted) {
    const vector = vectorOf(item);
    // Of two amounts the first only falls from here on: who is covered at all is covered by the last one kept.
    const isCovered = inPlane
      ? kept.length > 0 && covers(vectorOf(kept.at(-1)!), vector)
      : kept.some((one) => covers(vectorOf(one), vector));
    if (!isCovered) kept.push(item);
  }
  return kept;
}
