import type { Amount } from '../negotiation/worth.ts';
import { type Arithmetic, BIGINTS, DOUBLES, larger, SAFE } from '../solving/arithmetic.ts';
import { cheapest } from '../solving/cheapest.ts';
import type { Cost } from '../solving/cheapest-cells.ts';
import { type Compiled, compile } from '../solving/compile.ts';
import type { Node } from '../solving/diagram.ts';
import { Frontiers, type Point, type PointsOfLevels } from '../solving/frontiers.ts';
import { partitionOf } from '../solving/partition.ts';
import type { Row } from '../solving/problem.ts';
import { forSome } from '../solving/project.ts';
import { firstRowWith } from '../solving/row-with-sum.ts';
import { maximal } from '../solving/vectors.ts';
import { type Meter, settle, shareOf } from './budget.ts';
import { type Posed, rowOf, rowOfSlots } from './posed.ts';
import { type Bargainers, pointsOf } from './worth-vectors.ts';

/** What deals of the zone are worth where none is worth more to somebody and less to nobody. */
export interface MappedFrontier {
  /** By party compared, in parts of the unit; what is worth more to the first comes first. */
  readonly vectors: readonly (readonly Amount[])[];
  /** Charges what is asked from now on to a meter. */
  readonly chargeTo: (meter: Meter) => void;
  /** The first deal that is worth so much; `null` where the meter ran out. */
  readonly rowOf: (vector: readonly Amount[]) => Row | null;
  /** The most that any deal of the zone is worth to each. */
  readonly most: readonly Amount[];
  /** Whether these are all; else some that are best when parties are weighed, found out of many. */
  readonly complete: boolean;
}

/** A zone in a diagram, what its values bring, and what comes from issues that are settled beforehand. */
interface Mapping {
  readonly posed: Posed;
  readonly bargainers: Bargainers;
  readonly compiled: Compiled;
  /** Where the zone is, worlds aside. */
  readonly root: Node;
  readonly points: PointsOfLevels<Amount>;
  readonly settled: readonly Amount[];
}

/** The shares of the steps and bytes for all of the frontier at once. */
const ALL = { steps: 1 / 2, bytes: 1 };

/** @returns `null` where the meter ran out first */
export function mapFrontier(posed: Posed, bargainers: Bargainers, meter: Meter): MappedFrontier | null {
  const partition = partitionOf(posed.zone, meter);
  const compiled = partition === null ? null : compile(posed.zone, partition, meter);
  if (compiled === null) return null;
  const { diagram, layout, zone } = compiled;
  const root = forSome(diagram, layout, zone, posed.issues);
  const points = pointsOf(bargainers, posed, layout, meter);
  if (root === null || points === null) return null;
  const mapping = { posed, bargainers, compiled, root, points, settled: settledIn(posed, bargainers) };
  const portion = shareOf(meter, ALL);
  diagram.chargeTo(portion);
  const all =
    largestSum(points) < SAFE
      ? wholeFrontier(mapping, DOUBLES, inDoubles(points), BigInt)
      : wholeFrontier(mapping, BIGINTS, points, (amount) => amount);
  settle(meter, portion);
  diagram.chargeTo(meter);
  return all ?? someOfFrontier(mapping);
}

const inDoubles = (points: PointsOfLevels<Amount>): PointsOfLevels<number> => {
  const one = ({ value, vector }: Point<Amount>) => ({ value, vector: vector.map(Number) });
  return points.map((cells) => cells?.map((cell) => cell.map(one)) ?? null);
};

function wholeFrontier<N extends number | bigint>(
  { posed, compiled: { diagram, layout }, root, settled }: Mapping,
  arithmetic: Arithmetic<N>,
  points: PointsOfLevels<N>,
  exact: (amount: N) => Amount,
): MappedFrontier | null {
  const frontiers = new Frontiers(diagram, arithmetic, points, settled.length);
  const sums = frontiers.among(root);
  if (sums === null) return null;
  const order = posed.issues.map((variable) => layout.levels[variable]!);
  const vectors = sums.map((sum) => plus(sum.map(exact), settled));
  return {
    vectors,
    most: settled.map((_, at) => vectors.map((vector) => vector[at]!).reduce(larger)),
    complete: true,
    chargeTo: (meter) => diagram.chargeTo(meter),
    rowOf: (vector) => {
      const sum = vector.map((amount, at) => arithmetic.of(amount - settled[at]!));
      const values = firstRowWith(diagram, frontiers, root, sum, order);
      return values && layout.sizes.map((_, variable) => values[layout.levels[variable]!]!);
    },
  };
}

/** Into so many parts weights are divided among two parties. */
const PARTS = 16n;
/** What a party counts for whom the most is looked for, against 1 for each other one. */
const ALONE = 1_000_000n;

/**
 * Some deals of the frontier: a deal that is best when parties are weighed, each above nothing, is dominated by none
 * (Geoffrion 1968). First each party nearly alone, then all alike, then each two by turns.
 */
function someOfFrontier(mapping: Mapping): MappedFrontier | null {
  const { posed, bargainers } = mapping;
  const rows = new Map<string, { vector: Amount[]; row: Row }>();
  const add = (weights: readonly Amount[]): Amount[] | null => {
    const row = bestRow(mapping, weights);
    if (row === null) return null;
    const vector = bargainers.vectorAt(rowOfSlots(posed, row));
    rows.set(vector.join(), { vector, row });
    return vector;
  };
  const parties = bargainers.all.map((_, at) => at);
  const most: Amount[] = [];
  for (const party of parties) {
    const best = add(parties.map((one) => (one === party ? ALONE : 1n)));
    const alone =
      best &&
      bestRow(
        mapping,
        parties.map((one) => (one === party ? 1n : 0n)),
      );
    if (alone === null) return null;
    most.push(bargainers.vectorAt(rowOfSlots(posed, alone))[party]!);
  }
  for (const weights of weightings(parties.length)) if (add(weights) === null) break;
  const found = maximal([...rows.values()], ({ vector }) => vector);
  return {
    vectors: found.map(({ vector }) => vector),
    most,
    complete: false,
    chargeTo: () => {},
    rowOf: (vector) => rows.get(vector.join())?.row ?? null,
  };
}

function* weightings(parties: number): Iterable<Amount[]> {
  const alike = Array.from({ length: parties }, () => PARTS);
  yield alike;
  for (let one = 0; one < parties; one++) {
    for (let other = one + 1; other < parties; other++) {
      for (let part = 1n; part < PARTS; part++) yield alike.with(one, part * 2n).with(other, (PARTS - part) * 2n);
    }
  }
}

/** The first deal of the zone whose worths, weighed, come to most. */
function bestRow(
  { posed, compiled: { diagram, layout }, root, points }: Mapping,
  weights: readonly Amount[],
): Row | null {
  const costs = posed.issues.map((variable): Cost => {
    const amounts: Amount[] = [];
    // A value that another of its cell covers is never best alone; it costs more than any.
    for (const cell of points[layout.levels[variable]!]!) {
      for (const { value, vector } of cell) amounts[value] = weighed(vector, weights);
    }
    const best = amounts.reduce(larger);
    const worst = best + 1n;
    const size = layout.sizes[variable]!;
    return {
      kind: 'table',
      variable,
      amounts: Array.from({ length: size }, (_, value) =>
        amounts[value] === undefined ? worst : best - amounts[value],
      ),
    };
  });
  const found = cheapest(diagram, layout, root, { named: posed.issues, costs, limit: 1 });
  if (found === null || found === 'none') return null;
  return rowOf(
    posed,
    posed.issues.map((variable) => found.rows[0]![variable]!),
  );
}

const weighed = (vector: readonly Amount[], weights: readonly Amount[]): Amount =>
  vector.reduce((sum, amount, at) => sum + amount * weights[at]!, 0n);

function settledIn({ places }: Posed, bargainers: Bargainers): Amount[] {
  const none = bargainers.all.map(() => 0n);
  return places.reduce(
    (sum, place, slot) => (place.kind === 'settled' ? plus(sum, bargainers.vectorOf(slot, place.index)) : sum),
    none,
  );
}

const plus = (one: readonly Amount[], other: readonly Amount[]) => one.map((amount, at) => amount + other[at]!);

/** No sum of any party is larger. */
function largestSum(points: PointsOfLevels<Amount>): Amount {
  let sum = 0n;
  for (const cells of points) {
    const amounts = (cells ?? []).flatMap((cell) => cell.flatMap(({ vector }) => vector));
    if (amounts.length > 0) sum += amounts.reduce(larger);
  }
  return sum;
}
