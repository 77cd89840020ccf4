import type { Account } from './account.ts';
import type { Component } from './components.ts';
import { variablesOf } from './evaluate.ts';
import { orders } from './ordering.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

/**
 * Where the variables of a component stand in a diagram, each with the lines whose switches come right below it; first,
 * with no variable, the lines that name none.
 */
export type LineOrder = readonly { readonly variable: number | null; readonly lines: readonly number[] }[];

/** Which of the orders to take: the `rank`-th of those found from so many beginnings, or that one backwards. */
export interface Choice {
  readonly starts: number;
  readonly rank: number;
  readonly backwards: boolean;
}

/**
 * An order that keeps together what formulas name together; a line's switch comes below the last variable it names.
 * @returns null where the account ended, or there are no so many orders
 */
export function lineOrderOf(
  problem: Problem,
  partition: Partition,
  component: Component,
  choice: Choice,
  account: Account,
): LineOrder | null {
  const lines = component.lines.map((line) => problem.lines[line]!);
  const groups = [...lines, ...component.hard].map(variablesOf);
  const own = [...new Set(groups.flat())].sort((a, b) => a - b);
  const placeOf = new Map(own.map((variable, place) => [variable, place]));
  const ties = {
    weights: own.map((variable) => Math.log2(partition.starts[variable]!.length)),
    groups: groups.filter((group) => group.length > 1).map((group) => group.map((variable) => placeOf.get(variable)!)),
  };
  const order = orders(ties, choice.starts, account)?.[choice.rank];
  if (order === undefined) return null;
  const variables = (choice.backwards ? order.toReversed() : order).map((place) => own[place]!);
  return withLines(variables, component.lines, lines.map(variablesOf));
}

function withLines(variables: readonly number[], lines: readonly number[], named: readonly number[][]): LineOrder {
  const order = [null, ...variables].map((variable) => ({ variable, lines: [] as number[] }));
  const depths = new Map(variables.map((variable, place) => [variable, 1 + place]));
  for (const [at, line] of lines.entries()) {
    const depth = Math.max(0, ...named[at]!.map((variable) => depths.get(variable)!));
    order[depth]!.lines.push(line);
  }
  return order;
}
