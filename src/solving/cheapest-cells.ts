import type { SumPart } from './formula.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

/** An amount for each value of a variable. */
export type Cost = Exclude<SumPart, { kind: 'formula' }>;

/** The least that each cell of a variable costs, and the first value of the cell that costs no more. */
export interface CheapestCells {
  readonly costs: readonly bigint[];
  readonly values: readonly number[];
}

/** For each variable that costs something, what its cells cost at least. */
export function cheapestCells(
  { sizes }: Problem,
  { starts }: Partition,
  parts: readonly Cost[],
): Map<number, CheapestCells> {
  const found = new Map<number, CheapestCells>();
  for (const variable of new Set(parts.map((part) => part.variable))) {
    const own = parts.filter((part) => part.variable === variable);
    found.set(variable, costsOf(own, starts[variable]!, sizes[variable]!));
  }
  return found;
}

function costsOf(parts: readonly Cost[], starts: readonly number[], size: number): CheapestCells {
  const ends = [...starts.slice(1), size];
  const cheapest = starts.map((start, cell) => cheapestValue(parts, start, ends[cell]!));
  return { costs: cheapest.map((value) => costAt(parts, value)), values: cheapest };
}

/** Parts that grow with the value all along cost least at the first value; of others every value is looked at. */
function cheapestValue(parts: readonly Cost[], start: number, end: number): number {
  if (parts.every((part) => part.kind === 'linear' && part.weight >= 0n)) return start;
  let [best, least] = [start, costAt(parts, start)];
  for (let value = start + 1; value < end; value++) {
    const cost = costAt(parts, value);
    if (cost < least) [best, least] = [value, cost];
  }
  return best;
}

/** What a value costs. */
export function costAt(parts: readonly Cost[], value: number): bigint {
  let cost = 0n;
  for (const part of parts) cost += part.kind === 'table' ? part.amounts[value]! : part.weight * BigInt(value);
  return cost;
}
