import type { RowGraph } from './row-graph.ts';

/** Of rows with their amounts weighed, how much the best come to from every state on. Doubles, in parts of the graph's unit. */
export interface Weighing {
  readonly weights: Float64Array;
  /** For each option what it adds, and for each set the most that any of its options adds. */
  readonly options: Float64Array;
  readonly mostOf: Float64Array;
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
 * @param discarded a weighing of the same graph that is not needed any more: its arrays are written anew
 */
export function weigh<N extends number | bigint>(
  graph: RowGraph<N>,
  weights: Float64Array,
  discarded: Weighing | null = null,
): Weighing {
  const { depths, width, depthOf, starts, children, sets, setStarts, near, root } = graph;
  const { options, mostOf, under, before } = discarded ?? roomFor(graph);
  for (let option = 0; option < options.length; option++) {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += weights[at]! * near[option * width + at]!;
    options[option] = sum;
  }
  for (let set = 0; set < mostOf.length; set++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let option = setStarts[set]!; option < setStarts[set + 1]!; option++) best = Math.max(best, options[option]!);
    mostOf[set] = best;
  }
  for (let depth = 0; depth < depths; depth++) before[depth + 1] = before[depth]! + mostOf[graph.free[depth]!]!;
  under[0] = before[depths]!;
  for (let state = 1; state < under.length; state++) {
    const after = before[depthOf[state]! + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let step = starts[state]!; step < starts[state + 1]!; step++) {
      const sum = mostOf[sets[step]!]! + under[children[step]!]!;
      if (sum > best) best = sum;
    }
    under[state] = best - after + before[depthOf[state]!]!;
  }
  return { weights, options, mostOf, under, before, most: under[root]! };
}

/** Arrays of one buffer: for a small graph making four would take longer than writing them. */
function roomFor<N extends number | bigint>({ values, setStarts, depthOf, depths }: RowGraph<N>) {
  const lengths = [values.length, setStarts.length - 1, depthOf.length, depths + 1] as const;
  const buffer = new ArrayBuffer(8 * (lengths[0] + lengths[1] + lengths[2] + lengths[3]));
  return {
    options: new Float64Array(buffer, 0, lengths[0]),
    mostOf: new Float64Array(buffer, 8 * lengths[0], lengths[1]),
    under: new Float64Array(buffer, 8 * (lengths[0] + lengths[1]), lengths[2]),
    before: new Float64Array(buffer, 8 * (lengths[0] + lengths[1] + lengths[2]), lengths[3]),
  };
}

/** A row that comes to the most, as an option for each depth. */
export function bestRow<N extends number | bigint>(
  { depths, depthOf, starts, children, sets, setStarts, free, root }: RowGraph<N>,
  { options, mostOf, under }: Weighing,
): number[] {
  const row: number[] = [];
  let state = root;
  const bestOption = (set: number) => {
    const last = setStarts[set + 1]! - 1;
    let option = setStarts[set]!;
    while (option < last && options[option] !== mostOf[set]) option++;
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
      const sum = mostOf[sets[step]!]! + under[children[step]!]!;
      if (sum <= most) continue;
      best = step;
      most = sum;
    }
    row.push(bestOption(sets[best]!));
    state = children[best]!;
  }
  return row;
}
