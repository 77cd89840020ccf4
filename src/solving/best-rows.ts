import type { Arithmetic } from './arithmetic.ts';
import { BestKnown } from './best-known.ts';
import type { Diagram } from './diagram.ts';
import type { Goal } from './goal.ts';
import { LabelSearch, LEEWAY } from './label-search.ts';
import { type Labels, rowTo, waysTo } from './labels.ts';
import type { RowGraph } from './row-graph.ts';
import { separating } from './separating.ts';
import type { Vector } from './vectors.ts';
import { firstRowsAlong } from './ways.ts';
import { type Weighing, weigh } from './weighing.ts';

/** What was found of a goal. */
export interface BestRows {
  /** A value for each depth; null: none is known, or, where proved, there is none that is wanted. */
  readonly row: readonly number[] | null;
  /** A row that is as good, as options: a start for other goals. */
  readonly options: readonly number[] | null;
  /** Whether no wanted row is better; where ties count the row is the first of those that nothing is between. */
  readonly proved: boolean;
  /** By weights how much any row comes to at most, in parts of the graph's unit. */
  readonly bounds: readonly { readonly weights: Float64Array; readonly most: number }[];
}

/** How many labels of a depth are followed: few first, for good rows are then known that rule out most. */
const WIDTHS = [2 ** 6, 2 ** 9, 2 ** 12, 2 ** 15, Number.POSITIVE_INFINITY];

/**
 * The best of the rows of a graph, and of those that nothing is between the first: depths compare in the order given,
 * low values first. Rows are met under good weights; then partial rows are followed, ever more, until all that may
 * still be as good have been.
 * @param starts options of rows that are known to be good
 * @param widths how many labels of a depth are followed, one run after the other; the last sees to it that all are
 */
export function bestRows<N extends number | bigint>(
  diagram: Diagram,
  graph: RowGraph<N>,
  arithmetic: Arithmetic<N>,
  goal: Goal,
  order: readonly number[],
  alone: readonly Weighing[],
  starts: readonly (readonly number[])[] = [],
  widths: readonly number[] = WIDTHS,
): BestRows {
  const known = new BestKnown(graph, arithmetic, goal);
  for (const row of starts) known.offer(row);
  const kept = separating(graph, goal, known, diagram.account);
  const weighings = [...(kept ?? []), ...alone];
  const bounds = weighings.map(({ weights, most }) => ({ weights, most: most + LEEWAY }));
  const values = (row: readonly number[]) => row.map((option) => graph.values[option]!);
  const unproved = () => ({
    row: known.vector === null ? null : values(known.row),
    options: known.vector === null ? null : known.row,
    proved: false,
    bounds,
  });
  if (kept === null) return unproved();
  const search = new LabelSearch(diagram, graph, arithmetic, weighings);
  for (const width of widths) {
    const found = search.run(leastOf(goal, known, kept, alone), width);
    if (found === null) return unproved();
    const { layers, isWhole } = found;
    const best = bestOf(layers.at(-1)!, goal);
    if (best.length > 0) known.offer(rowTo(layers, best[0]!));
    if (!isWhole) continue;
    if (best.length === 0 || !goal.ties) return { ...unproved(), proved: true };
    const ways = waysTo(layers, best, graph.values);
    const first = firstRowsAlong(ways, order, 1, diagram.account, (_, value) => [value])?.[0];
    if (first === undefined) return unproved();
    const row = first.map(() => 0);
    for (const [place, depth] of order.entries()) row[depth] = first[place]!;
    return { ...unproved(), row, proved: true };
  }
  return unproved();
}

/** Who counts alone. */
export const alone = <N extends number | bigint>(graph: RowGraph<N>): Weighing[] =>
  Array.from({ length: graph.width }, (_, at) => weigh(graph, new Float64Array(graph.width).fill(1, at, at + 1)));

function leastOf<N extends number | bigint>(
  goal: Goal,
  { vector }: BestKnown<N>,
  kept: readonly Weighing[],
  each: readonly Weighing[],
): number[] {
  const least = goal.least(vector);
  return [...kept.map(({ weights }) => goal.reach(weights, vector)), ...each.map((_, at) => least[at]!)];
}

/** The labels that nothing is between and nothing better than. */
function bestOf<N extends number | bigint>({ sums }: Labels<N>, goal: Goal): number[] {
  let best: number[] = [];
  let first: Vector<bigint> | null = null;
  for (const [label, sum] of sums.entries()) {
    const vector = sum.map(BigInt);
    if (!goal.isWanted(vector)) continue;
    const better = first === null ? 1 : goal.order(vector, first);
    if (better > 0) [best, first] = [[label], vector];
    else if (better === 0) best.push(label);
  }
  return best;
}
