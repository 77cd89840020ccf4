/** Rounds end after so many, or after so few without gain. */
const ROUNDS = 60;
const PATIENCE = 6;

/**
 * An order of short groups: every group is pulled together around its middle, round after round, and the order of
 * least span is kept (FORCE; Aloul, Markov and Sakallah 2003).
 */
export function force(groups: readonly (readonly number[])[], first: readonly number[]): number[] {
  const places = new Float64Array(first.length);
  let order = [...first];
  let best = order;
  let leastSpan = Number.POSITIVE_INFINITY;
  for (let round = 0, idle = 0; round < ROUNDS && idle < PATIENCE; round++, idle++) {
    for (const [place, variable] of order.entries()) places[variable] = place;
    const reached = span(groups, places);
    if (reached < leastSpan) {
      leastSpan = reached;
      best = order;
      idle = 0;
    }
    const middles = pulled(groups, places);
    order = order.toSorted((one, other) => middles[one]! - middles[other]!);
  }
  return best;
}

/** The sum of the groups' lengths. */
function span(groups: readonly (readonly number[])[], places: Float64Array): number {
  let sum = 0;
  for (const group of groups) {
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    for (const variable of group) {
      first = Math.min(first, places[variable]!);
      last = Math.max(last, places[variable]!);
    }
    sum += last - first;
  }
  return sum;
}

/** For each variable the mean of the middles of its groups; its own place where it is in none. */
function pulled(groups: readonly (readonly number[])[], places: Float64Array): Float64Array {
  const sums = new Float64Array(places.length);
  const counts = new Float64Array(places.length);
  for (const group of groups) {
    let middle = 0;
    for (const variable of group) middle += places[variable]! / group.length;
    for (const variable of group) {
      sums[variable]! += middle;
      counts[variable]! += 1;
    }
  }
  return places.map((place, variable) => (counts[variable] === 0 ? place : sums[variable]! / counts[variable]!));
}
