import type { Amount } from '../negotiation/worth.ts';
import { spend } from '../solving/account.ts';
import { type Arithmetic, BIGINTS, DOUBLES } from '../solving/arithmetic.ts';
import { alone, bestRows } from '../solving/best-rows.ts';
import type { Goal } from '../solving/goal.ts';
import { mostAlone } from '../solving/most-alone.ts';
import type { Row } from '../solving/problem.ts';
import { rowGraphOf } from '../solving/row-graph.ts';
import type { PointsOfLevels } from '../solving/run-points.ts';
import type { Meter } from './budget.ts';
import type { Mapping } from './mapping.ts';
import { rowOf, rowOfSlots } from './posed.ts';

/** A deal that was looked for. */
export interface Sought {
  /** The deal and what it is worth; null: none is known, or, where proved, none is as good as it has to be. */
  readonly found: { readonly row: Row; readonly vector: readonly Amount[] } | null;
  /** Whether none is better; where ties count it is then the first of those that nothing is between. */
  readonly proved: boolean;
  readonly bounds: readonly { readonly weights: Float64Array; readonly most: number }[];
}

/** Single deals of a mapped zone are looked for, though there are too many to list. */
export interface ZoneSearch {
  /** So many amounts are 1 to a goal. */
  readonly unit: Amount;
  /** The most that any deal brings each, what is settled beforehand left out, as in all that goals are told. */
  readonly most: readonly Amount[];
  /** Charged to the meter. What one goal finds is a start for those after it. */
  readonly seek: (goal: Goal, meter: Meter) => Sought;
}

/** @returns `null` where the meter ran out first */
export const searchOf = (mapping: Mapping, meter: Meter): ZoneSearch | null =>
  mapping.doubles === null
    ? searchIn(mapping, BIGINTS, mapping.points, meter)
    : searchIn(mapping, DOUBLES, mapping.doubles, meter);

/** What a state or an option takes for each party alone, in bytes. */
const ALONE = 8;

function searchIn<N extends number | bigint>(
  { posed, bargainers, compiled: { diagram, layout }, root, settled }: Mapping,
  arithmetic: Arithmetic<N>,
  points: PointsOfLevels<N>,
  meter: Meter,
): ZoneSearch | null {
  diagram.chargeTo(meter);
  const graph = rowGraphOf(diagram, root, points, settled.length);
  if (graph === null) return null;
  const work = settled.length * (graph.depthOf.length + graph.values.length + graph.children.length);
  if (!diagram.hasRoom(work * ALONE) || !spend(meter, 1 + work)) return null;
  const each = alone(graph);
  const levels = [...points.keys()].filter((level) => points[level] !== null);
  const order = posed.issues.map((variable) => levels.indexOf(layout.levels[variable]!));
  const starts: (readonly number[])[] = [];
  const seek = (goal: Goal, account: Meter): Sought => {
    diagram.chargeTo(account);
    const { row, options, proved, bounds } = bestRows(diagram, graph, arithmetic, goal, order, each, starts);
    if (options !== null) starts.push(options);
    if (row === null) return { found: null, proved, bounds };
    const whole = rowOf(
      posed,
      order.map((depth) => row[depth]!),
    );
    return { found: { row: whole, vector: bargainers.vectorAt(rowOfSlots(posed, whole)) }, proved, bounds };
  };
  return { unit: graph.unit, most: mostAlone(graph, arithmetic), seek };
}
