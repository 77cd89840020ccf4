import type { Amount } from '../negotiation/worth.ts';
import { larger, SAFE } from '../solving/arithmetic.ts';
import { type Compiled, compile } from '../solving/compile.ts';
import type { Node } from '../solving/diagram.ts';
import { partitionOf } from '../solving/partition.ts';
import { forSome } from '../solving/project.ts';
import type { Point, PointsOfLevels } from '../solving/run-points.ts';
import type { Meter } from './budget.ts';
import type { Posed } from './posed.ts';
import { thresholdsApart } from './thresholds.ts';
import { type Bargainers, pointsOf } from './worth-vectors.ts';

/** A zone in a diagram and thresholds, what its values bring, and what comes from issues that are settled beforehand. */
export interface Mapping {
  readonly posed: Posed;
  readonly bargainers: Bargainers;
  readonly compiled: Compiled;
  /** Where the zone is, worlds and thresholds aside. */
  readonly root: Node;
  /** What every deal of the zone is worth to each at least: the diagram does not know. */
  readonly floors: readonly Amount[];
  readonly points: PointsOfLevels<Amount>;
  readonly settled: readonly Amount[];
  /** The same points as doubles, where every sum of them is one; else null. */
  readonly doubles: PointsOfLevels<number> | null;
}

/** @returns `null` where the meter ran out first */
export function openMapping(posed: Posed, bargainers: Bargainers, meter: Meter): Mapping | null {
  const { problem, floors } = thresholdsApart(posed, bargainers);
  const partition = partitionOf(problem, meter);
  const compiled = partition === null ? null : compile(problem, partition, meter);
  if (compiled === null) return null;
  const { diagram, layout, zone } = compiled;
  const root = forSome(diagram, layout, zone, posed.issues);
  const points = pointsOf(bargainers, posed, layout, meter);
  if (root === null || points === null) return null;
  const doubles = largestSum(points) < SAFE ? inDoubles(points) : null;
  return { posed, bargainers, compiled, root, floors, points, doubles, settled: settledIn(posed, bargainers) };
}

const inDoubles = (points: PointsOfLevels<Amount>): PointsOfLevels<number> => {
  const one = ({ value, vector }: Point<Amount>) => ({ value, vector: vector.map(Number) });
  return points.map((cells) => cells?.map((cell) => cell.map(one)) ?? null);
};

function settledIn({ places }: Posed, bargainers: Bargainers): Amount[] {
  const none = bargainers.all.map(() => 0n);
  return places.reduce(
    (sum, place, slot) => (place.kind === 'settled' ? plus(sum, bargainers.vectorOf(slot, place.index)) : sum),
    none,
  );
}

export const plus = (one: readonly Amount[], other: readonly Amount[]) => one.map((amount, at) => amount + other[at]!);

/** No sum of any party is larger. */
function largestSum(points: PointsOfLevels<Amount>): Amount {
  let sum = 0n;
  for (const cells of points) {
    const amounts = (cells ?? []).flatMap((cell) => cell.flatMap(({ vector }) => vector));
    if (amounts.length > 0) sum += amounts.reduce(larger);
  }
  return sum;
}
