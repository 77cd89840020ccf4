import type { Arithmetic } from './arithmetic.ts';
import type { RowGraph } from './row-graph.ts';

/** For each amount of vectors the most that any row comes to in it. */
export function mostAlone<N extends number | bigint>(graph: RowGraph<N>, arithmetic: Arithmetic<N>): bigint[] {
  return Array.from({ length: graph.width }, (_, at) => BigInt(mostAt(graph, arithmetic, at)));
}

function mostAt<N extends number | bigint>(
  graph: RowGraph<N>,
  { plus, minus, of, zeros }: Arithmetic<N>,
  at: number,
): N {
  const { depths, depthOf, starts, children, sets, free, setStarts, vectors, root } = graph;
  const bestOf: N[] = [];
  for (let set = 0; set < setStarts.length - 1; set++) {
    let best = vectors[setStarts[set]!]![at]!;
    for (let option = setStarts[set]! + 1; option < setStarts[set + 1]!; option++) {
      if (vectors[option]![at]! > best) best = vectors[option]![at]!;
    }
    bestOf.push(best);
  }
  const before = [of(0n)];
  for (let depth = 0; depth < depths; depth++) before.push(plus(before[depth]!, bestOf[free[depth]!]!));
  const under = zeros(depthOf.length);
  under[0] = before[depths]!;
  for (let state = 1; state < depthOf.length; state++) {
    let best: N | null = null;
    for (let step = starts[state]!; step < starts[state + 1]!; step++) {
      const sum = plus(bestOf[sets[step]!]!, under[children[step]!]!);
      if (best === null || sum > best) best = sum;
    }
    under[state] = plus(minus(best!, before[depthOf[state]! + 1]!), before[depthOf[state]!]!);
  }
  return under[root]!;
}
