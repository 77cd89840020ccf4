import { cheapest } from '../solving/cheapest.ts';
import type { Cost } from '../solving/cheapest-cells.ts';
import { compile } from '../solving/compile.ts';
import { firstRow } from '../solving/first-row.ts';
import { all, type Formula, not } from '../solving/formula.ts';
import { leastCost } from '../solving/optimum.ts';
import { partitionOf } from '../solving/partition.ts';
import type { Problem, Row } from '../solving/problem.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Meter } from './budget.ts';
import { linesOf, type Posed } from './posed.ts';

/** What each value of a variable costs: nothing at `from`, and more the further from it. */
export interface ValueCosts {
  readonly variable: number;
  readonly size: number;
  readonly from: number;
  readonly at: (value: number) => bigint;
}

export interface Priced {
  readonly costs: readonly ValueCosts[];
  /** The variables by which rows are told apart and in whose order they come. */
  readonly named: readonly number[];
}

/** Rows of least cost, each another in the named variables; what other variables have is not said. */
export interface Closest {
  readonly rows: readonly Row[];
  /** Whether nothing but the limit kept others from being listed. */
  readonly complete: boolean;
  /** Where none is listed: the cheapest one met. */
  readonly best?: Row;
}

/** @returns `null` where the meter ran out first */
export function closestByDiagram(
  { zone }: Posed,
  { costs, named }: Priced,
  limit: number,
  meter: Meter,
): Closest | null {
  if (isTooLarge(costs, meter)) return null;
  const cuts = costs.flatMap(({ variable, from }) => [from, from + 1].map((at) => ({ variable, at })));
  const partition = partitionOf(zone, meter, cuts);
  const compiled = partition === null ? null : compile(zone, partition, meter);
  if (compiled === null) return null;
  const { diagram, layout } = compiled;
  const found = cheapest(diagram, layout, compiled.zone, { named, costs: tablesOf(costs), limit });
  return found === null || found === 'none' ? null : { rows: found.rows, complete: true };
}

/**
 * The same without a diagram: the least cost first, then one row after another, each forbidden once it is known.
 * Where the meter ran out before the least cost was proved: no rows, and the best one found.
 */
export function closestByClauses({ zone }: Posed, { costs, named }: Priced, limit: number, meter: Meter): Closest {
  const nothing = { rows: [], complete: false };
  if (isTooLarge(costs, meter)) return nothing;
  const parts = tablesOf(costs);
  const least = leastCost(zone, parts, meter, linesOf(zone));
  if (least === null || least === 'none') return nothing;
  if (!least.proved) return { ...nothing, best: least.row };
  const cheap: Formula = { kind: 'sum', parts, low: null, high: least.cost };
  const rows: Row[] = [];
  while (rows.length < limit) {
    const known = rows.map((row) => not(all(named.map((variable) => exactly(variable, row[variable]!)))));
    const problem: Problem = { ...zone, hard: [...zone.hard, cheap, ...known] };
    const solver = openSolver(problem, meter)?.solver;
    const next = solver === undefined ? null : firstRow(solver, linesOf(problem), named);
    if (next === 'none') return { rows, complete: true };
    if (next === null) return { rows, complete: false };
    rows.push(next);
  }
  return { rows, complete: true };
}

/** What one amount in a table takes, in bytes, about. */
const AMOUNT = 32;

/** Whether tables of all costs are more than may be held. */
function isTooLarge(costs: readonly ValueCosts[], meter: Meter): boolean {
  const values = costs.reduce((sum, { size }) => sum + size, 0);
  if (values * AMOUNT <= meter.limits.bytes) return false;
  meter.stopped ??= 'bytes';
  return true;
}

const tablesOf = (costs: readonly ValueCosts[]): Cost[] =>
  costs.map(({ variable, size, at }) => {
    return { kind: 'table', variable, amounts: Array.from({ length: size }, (_, value) => at(value)) };
  });

const exactly = (variable: number, value: number): Formula => ({ kind: 'within', variable, low: value, high: value });
