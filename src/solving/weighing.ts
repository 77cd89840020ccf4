import type { RowGraph } from './row-graph.ts';

/** Of rows with their amounts weighed, how much the best come to from every state on. Doubles, in parts of the graph's unit. */
export interface Weighing {
  readonly weights: Float64Array;
  /** For each option what it adds. */
  readonly options: Float64Array;
  /**
   * By state the best that comes from there on, and by depth what comes before it where any cell may be had: from a
   * depth on at or above a state rows come to at most `under[state] - before[depth]`.
   */
  readonly under: Float64Array;
  readonly before: Float64Array;
  /** The best of a whole row. */
  readonly most: number;
}

/** @param weights not below zero */
export function weigh<N extends number | bigint>(graph: RowGraph<N>, weights: Float64Array): Weighing {
  const { depths, width, depthOf, starts, children, sets, setStarts, near, root } = graph;
  const options = new Float64Array(graph.values.length);
  for (let option = 0; option < options.length; option++) {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += weights[at]! * near[option * width + at]!;
    options[option] = sum;
  }
  const bestOf = new Float64Array(setStarts.length - 1);
  for (let set = 0; set < bestOf.length; set++) {
    let best = 0;
    for (let option = setStarts[set]!; option < setStarts[set + 1]!; option++) best = Math.max(best, options[option]!);
    bestOf[set] = best;
  }
  const before = new Float64Array(depths + 1);
  for (let depth = 0; depth < depths; depth++) before[depth + 1] = before[depth]! + bestOf[graph.free[depth]!]!;
  const under = new Float64Array(depthOf.length);
  under[0] = before[depths]!;
  for (let state = 1; state < under.length; state++) {
    const after = before[depthOf[state]! + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let step = starts[state]!; step < starts[state + 1]!; step++) {
      const sum = bestOf[sets[step]!]! + under[children[step]!]!;
      if (sum > best) best = sum;
    }
    under[state] = best - after + before[depthOf[state]!]!;
  }
  return { weights, options, under, before, most: under[root]! };
}

/** A row that comes to the most, as an option for each depth. */
export function bestRow<N extends number | bigint>(
  { depths, depthOf, starts, children, sets, setStarts, free, root }: RowGraph<N>,
  { options, under }: Weighing,
): number[] {
  const row: number[] = [];
  let state = root;
  const bestOption = (set: number) => {
    let best = setStarts[set]!;
    for (let option = best + 1; option < setStarts[set + 1]!; option++) {
      if (options[option]! > options[best]!) best = option;
    }
    return best;
  };
  for (let depth = 0; depth < depths; depth++) {
    if (depthOf[state]! > depth) {
      row.push(bestOption(free[depth]!));
      continue;
    }
    let [best, child, most] = [-1, 0, Number.NEGATIVE_INFINITY];
    for (let step = starts[state]!; step < starts[state + 1]!; step++) {
      const option = bestOption(sets[step]!);
      const sum = options[option]! + under[children[step]!]!;
      if (sum > most) [best, child, most] = [option, children[step]!, sum];
    }
    row.push(best);
    state = child;
  }
  return row;
}
