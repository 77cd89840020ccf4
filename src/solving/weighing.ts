import type { RowGraph } from './row-graph.ts';

/** Of rows with their amounts weighed, how much the best come to from every state on. Doubles, in parts of the graph's unit. */
export interface Weighing {
  readonly weights: Float64Array;
  /** For each option what it adds, and for each set the most that any of its options adds. */
  readonly options: Float64Array;
  readonly sets: Float64Array;
  /**
   * By state the best that comes from there on, and by depth what comes before it where any cell may be had: from a
   * depth on at or above a state rows come to at most `under[state] - before[depth]`.
   */
  readonly under: Float64Array;
  readonly before: Float64Array;
  /** The best of a whole row. */
  readonly most: number;
}

/**
 * @param weights not below zero
 * @param spent a weighing of the same graph that is not needed any more: its arrays are written anew
 */
export function weigh<N extends number | bigint>(
  graph: RowGraph<N>,
  weights: Float64Array,
  spent: Weighing | null = null,
): Weighing {
  const { depths, width, depthOf, starts, children, sets, setStarts, near, root } = graph;
  const options = spent?.options ?? new Float64Array(graph.values.length);
  const bestOf = spent?.sets ?? new Float64Array(setStarts.length - 1);
  const before = spent?.before ?? new Float64Array(depths + 1);
  const under = spent?.under ?? new Float64Array(depthOf.length);
  for (let option = 0; option < options.length; option++) {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += weights[at]! * near[option * width + at]!;
    options[option] = sum;
  }
  for (let set = 0; set < bestOf.length; set++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let option = setStarts[set]!; option < setStarts[set + 1]!; option++) best = Math.max(best, options[option]!);
    bestOf[set] = best;
  }
  for (let depth = 0; depth < depths; depth++) before[depth + 1] = before[depth]! + bestOf[graph.free[depth]!]!;
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
  return { weights, options, sets: bestOf, under, before, most: under[root]! };
}

/** A row that comes to the most, as an option for each depth. */
export function bestRow<N extends number | bigint>(
  { depths, depthOf, starts, children, sets, setStarts, free, root }: RowGraph<N>,
  { options, sets: bestOf, under }: Weighing,
): number[] {
  const row: number[] = [];
  let state = root;
  const bestOption = (set: number) => {
    let option = setStarts[set]!;
    while (options[option] !== bestOf[set]) option++;
    return option;
  };
  for (let depth = 0; depth < depths; depth++) {
    if (depthOf[state]! > depth) {
      row.push(bestOption(free[depth]!));
      continue;
    }
    let best = starts[state]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let step = best; step < starts[state + 1]!; step++) {
      const sum = bestOf[sets[step]!]! + under[children[step]!]!;
      if (sum <= most) continue;
      best = step;
      most = sum;
    }
    row.push(bestOption(sets[best]!));
    state = children[best]!;
  }
  return row;
}
