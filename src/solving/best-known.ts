import type { Arithmetic } from './arithmetic.ts';
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
  private readonly arithmetic: Arithmetic<N>;

  constructor(graph: RowGraph<N>, arithmetic: Arithmetic<N>, goal: Goal) {
    this.graph = graph;
    this.arithmetic = arithmetic;
    this.goal = goal;
  }

  offer(row: readonly number[]): void {
    const vector = this.sumOf(row);
    if (!this.goal.isWanted(vector)) return;
    if (this.vector !== null && this.goal.order(vector, this.vector) <= 0) return;
    this.vector = vector;
    this.row = row;
  }

  private sumOf(row: readonly number[]): Vector<bigint> {
    const { plus, of } = this.arithmetic;
    const { vectors, width } = this.graph;
    return Array.from({ length: width }, (_, at) =>
      BigInt(row.reduce((sum, option) => plus(sum, vectors[option]![at]!), of(0n))),
    );
  }
}
