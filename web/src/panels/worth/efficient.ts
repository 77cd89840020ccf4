/**
 * Of places with a worth to two, those that no other is better than for one and as good as for the other: from the
 * worst for the first to the best. Where several are worth the same, the first of them.
 *
 * LAW: each other one is no better than one of these for either.
 */
export function efficientForTwo<T>(places: readonly T[], x: (place: T) => number, y: (place: T) => number): T[] {
  const best = places.toSorted((a, b) => x(b) - x(a) || y(b) - y(a));
  const kept: T[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const place of best) {
    if (y(place) <= most) continue;
    most = y(place);
    kept.push(place);
  }
  return kept.reverse();
}

/** The edge of what is dominated, as corners: right and then down from each to the next. */
export function stairs(places: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return places.flatMap((place, index) => {
    const before = places[index - 1];
    return before === undefined ? [place] : [[before[0], place[1]] as const, place];
  });
}
