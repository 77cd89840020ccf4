export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Spread extends Spot {
  /** Where it truly is, where it had to be moved to be seen. */
  readonly home: { readonly x: number; readonly y: number } | null;
  /** Which row it stands in. */
  readonly row: number | null;
}

/**
 * Marks that would lie on each other stand in a row around where they are; the others stay.
 *
 * LAW: marks of one row are `room` apart, and a mark no other is near stays where it is.
 */
export function spread(spots: readonly Spot[], near: number, room: number): Spread[] {
  return clusters(spots, near).flatMap((cluster, row): Spread[] => {
    if (cluster.length === 1) return [{ ...cluster[0]!, home: null, row: null }];
    const middle = mean(cluster.map(({ x }) => x));
    const level = mean(cluster.map(({ y }) => y));
    const inOrder = cluster.toSorted((a, b) => a.x - b.x);
    return inOrder.map(({ id, x, y }, index) => ({
      id,
      x: middle + (index - (cluster.length - 1) / 2) * room,
      y: level,
      home: { x, y },
      row,
    }));
  });
}

/** Each with all it is near to, and what they are near to. */
function clusters(spots: readonly Spot[], near: number): Spot[][] {
  const found: Spot[][] = [];
  for (const spot of spots) {
    const touching = found.filter((cluster) => cluster.some(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < near));
    for (const cluster of touching) found.splice(found.indexOf(cluster), 1);
    found.push([...touching.flat(), spot]);
  }
  return found;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
