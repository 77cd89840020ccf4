import type { Amount } from '../negotiation/worth.ts';
import { type Arithmetic, BIGINTS, DOUBLES, larger } from '../solving/arithmetic.ts';
import { Frontiers } from '../solving/frontiers.ts';
import type { Row } from '../solving/problem.ts';
import { RowsWith } from '../solving/row-with-sum.ts';
import type { PointsOfLevels } from '../solving/run-points.ts';
import { type Mapping, plus } from './mapping.ts';

/** What deals of the zone are worth where none is worth more to somebody and less to nobody. */
export interface MappedFrontier {
  /** By party compared, in parts of the unit; what is worth more to the first comes first. */
  readonly vectors: readonly (readonly Amount[])[];
  /** The first deal that is worth so much; `null` where the meter ran out. */
  readonly rowOf: (vector: readonly Amount[]) => Row | null;
  /** The most that any deal of the zone is worth to each; `null` where that is not known. */
  readonly most: readonly Amount[] | null;
  /** Whether these are all; else some that are best when parties are weighed, found out of many. */
  readonly complete: boolean;
}

/** All of the frontier at once, charged to the diagram's account; `null` where that is stopped. */
export const wholeFrontier = (mapping: Mapping): MappedFrontier | null =>
  mapping.doubles === null
    ? labelled(mapping, BIGINTS, mapping.points, (amount) => amount)
    : labelled(mapping, DOUBLES, mapping.doubles, BigInt);

function labelled<N extends number | bigint>(
  { posed, compiled: { diagram, layout }, root, floors, settled }: Mapping,
  arithmetic: Arithmetic<N>,
  points: PointsOfLevels<N>,
  exact: (amount: N) => Amount,
): MappedFrontier | null {
  const least = floors.map((floor, at) => arithmetic.of(larger(0n, floor - settled[at]!)));
  const frontiers = new Frontiers(diagram, arithmetic, points, least);
  const sums = frontiers.among(root);
  if (sums === null) return null;
  const rows = new RowsWith(diagram, frontiers, root);
  const order = posed.issues.map((variable) => layout.levels[variable]!);
  const vectors = sums.map((sum) => plus(sum.map(exact), settled));
  return {
    vectors,
    most: vectors.reduce((most, vector) => most.map((one, at) => larger(one, vector[at]!)), floors),
    complete: true,
    rowOf: (vector) => {
      const sum = vector.map((amount, at) => arithmetic.of(amount - settled[at]!));
      const values = rows.first(sum, order);
      return values && layout.sizes.map((_, variable) => values[layout.levels[variable]!]!);
    },
  };
}
