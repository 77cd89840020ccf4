import type { Account } from './account.ts';
import { larger } from './arithmetic.ts';
import { type CheapestCells, type Cost, cheapestCells } from './cheapest-cells.ts';
import { type ClauseLearner, openClauses } from './clause-learning.ts';
import { encode } from './encode.ts';
import { type Literal, opposite, positive, variableIn } from './literal.ts';
import { type Partition, partitionOf } from './partition.ts';
import type { Problem, Row } from './problem.ts';
import { extremeOf, sumsOf } from './sum-encoding.ts';

export interface LeastCost {
  readonly row: Row;
  readonly cost: bigint;
  /** False where the account was used up before it was shown that no row costs less. */
  readonly proved: boolean;
}

/**
 * A row that costs least under all hard formulas: a row is found, then a cheaper one asked for, by steps that grow
 * while there are any, until there is none.
 * @param lines those that have to hold too; none if left out
 * @returns 'none' where there is no row, null where the account was used up before one was found
 */
export function leastCost(
  problem: Problem,
  costs: readonly Cost[],
  account: Account,
  lines: readonly number[] = [],
): LeastCost | 'none' | null {
  const partition = partitionOf(problem, account);
  const encoding = partition && encode(problem, partition, account);
  if (encoding === null) return null;
  const learner = openClauses(account, encoding.clauses);
  for (const line of lines) learner.add([encoding.selectors[line]!]);
  const search = new Descent(learner, encoding.partition, cheapestCells(problem, encoding.partition, costs));
  return search.run();
}

class Descent {
  private readonly learner: ClauseLearner;
  private readonly partition: Partition;
  private readonly costs: ReadonlyMap<number, CheapestCells>;
  private best: { readonly row: Row; readonly cost: bigint } | null = null;
  /** The guard of the last limit that some row keeps. */
  private kept: Literal | null = null;
  /** The sums of the limit asked last. */
  private sums: readonly number[] = [];

  constructor(learner: ClauseLearner, partition: Partition, costs: ReadonlyMap<number, CheapestCells>) {
    this.learner = learner;
    this.partition = partition;
    this.costs = costs;
    for (const [variable, { costs: each }] of costs) this.preferCheapest(variable, each);
  }

  private preferCheapest(chain: number, costs: readonly bigint[]): void {
    let cheapest = 0;
    for (const [cell, cost] of costs.entries()) if (cost < costs[cheapest]!) cheapest = cell;
    for (let cell = 1; cell < costs.length; cell++)
      this.learner.prefer(this.learner.trail.base[chain]! + cell - 1, cell <= cheapest);
  }

  run(): LeastCost | 'none' | null {
    const first = this.learner.solve([]);
    if (first === null) return null;
    if (!first) return 'none';
    this.note();
    const proved = this.descend();
    return { ...this.best!, proved };
  }

  /** @returns whether the best row is proved to be that */
  private descend(): boolean {
    let least = this.leastOfAll();
    for (let step = 1n; this.best!.cost > least; ) {
      const limit = larger(least, this.best!.cost - step);
      const guard = this.atMost(limit);
      const solved = this.learner.solve([guard]);
      if (solved === null) return false;
      if (solved) this.note();
      else least = limit + 1n;
      this.settle(guard, solved);
      step = solved ? step * 2n : 1n;
    }
    return true;
  }

  private leastOfAll(): bigint {
    let sum = 0n;
    for (const { costs } of this.costs.values()) sum += extremeOf(costs, (a, b) => a < b);
    return sum;
  }

  /** The row just found costs less than the best one did. */
  private note(): void {
    const { low } = this.learner.trail;
    const row = this.partition.starts.map((starts, variable) => starts[low[variable]!]!);
    let cost = 0n;
    for (const [variable, { costs, values }] of this.costs) {
      const cell = low[variable]!;
      row[variable] = values[cell]!;
      cost += costs[cell]!;
    }
    this.best = { row, cost };
  }

  /** What was learnt under a limit holds under lower ones too, of which it follows; one no row keeps is not asked again. */
  private settle(guard: Literal, isKept: boolean): void {
    if (!isKept) this.learner.add([opposite(guard)]);
    else {
      if (this.kept !== null) this.learner.add([opposite(guard), this.kept]);
      this.kept = guard;
    }
  }

  /** A literal under which the row costs at most so much. */
  private atMost(limit: bigint): Literal {
    const guard = positive(this.learner.variable());
    this.learner.prefer(variableIn(guard), false);
    if (this.kept !== null) this.learner.add([opposite(guard), this.kept]);
    const amounts = new Map([...this.costs].map(([variable, { costs }]) => [variable, costs] as const));
    const sums = sumsOf(guard, { amounts, limit }, (length) => this.learner.chain(length));
    if (sums === null) this.learner.add([opposite(guard)]);
    for (const sum of this.sums) this.learner.dropSum(sum);
    this.sums = (sums ?? []).map((sum) => this.learner.addSum(sum));
    return guard;
  }
}
