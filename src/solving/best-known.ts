import type { Goal } from './goal.ts';
import type { RowGraph } from './row-graph.ts';
import type { Vector } from './vectors.ts';

/** The best row met so far. */
export class BestKnown<N extends number | bigint> {
  vector: Vector<bigint> | null = null;
  /** As an option for each depth. */
  row: readonly number[] = [];
  private readonly goal: Goal;
  private readonly graph: RowGraph<N>;

  constructor(graph: RowGraph<N>, goal: Goal) {
    this.graph = graph;
    this.goal = goal;
  }

  /** @returns what the row comes to */
  offer(row: readonly number[]): Vector<bigint> {
    const vector = this.sumOf(row);
    if (!this.goal.isWanted(vector)) return vector;
    if (this.vector !== null && this.goal.order(vector, this.vector) <= 0) return vector;
    this.vector = vector;
    this.row = row;
    return vector;
  }

  private sumOf(row: readonly number[]): Vector<bigint> {
    const sum = new Array<bigint>(this.graph.width).fill(0n);
    for (const option of row) {
      for (const [at, amount] of this.graph.vectors[option]!.entries()) sum[at]! += BigInt(amount);
    }
    return sum;
  }
}
