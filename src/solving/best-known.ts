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
  /** What the rows offered came to, each sum once. */
  private readonly offered: Vector<N>[] = [];

  constructor(graph: RowGraph<N>, arithmetic: Arithmetic<N>, goal: Goal) {
    this.graph = graph;
    this.arithmetic = arithmetic;
    this.goal = goal;
  }

  offer(row: readonly number[]): void {
    const sum = this.sumOf(row);
    if (this.offered.some((one) => one.every((amount, at) => amount === sum[at]))) return;
    this.offered.push(sum);
    const vector = sum.map(BigInt);
    if (!this.goal.isWanted(vector)) return;
    if (this.vector !== null && this.goal.order(vector, this.vector) <= 0) return;
    this.vector = vector;
    this.row = row;
  }

  private sumOf(row: readonly number[]): Vector<N> {
    const { plus, of } = this.arithmetic;
    const { vectors, width } = this.graph;
    const sum: N[] = [];
    for (let at = 0; at < width; at++) {
      let whole = of(0n);
      for (const option of row) whole = plus(whole, vectors[option]![at]!);
      sum.push(whole);
    }
    return sum;
  }
}
