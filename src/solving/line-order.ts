import type { Account } from './account.ts';
import type { Component } from './components.ts';
import { variablesOf } from './evaluate.ts';
import { orders } from './ordering.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

/** Where the variables of a component stand in a diagram, each with the lines whose switches come right below it. */
export type LineOrder = readonly { readonly variable: number; readonly lines: readonly number[] }[];

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
  { starts, rank, backwards }: Choice,
  account: Account,
): LineOrder | null {
  const supports = component.lines.map((line) => variablesOf(problem.lines[line]!));
  const groups = [...supports, ...component.hard.map(variablesOf)];
  const own = [...new Set(groups.flat())].sort((a, b) => a - b);
  const placeOf = new Map(own.map((variable, place) => [variable, place]));
  const weights = own.map((variable) => Math.log2(partition.starts[variable]!.length));
  const tied = groups.filter((group) => group.length > 1);
  const places = { weights, groups: tied.map((group) => group.map((variable) => placeOf.get(variable)!)) };
  const order = orders(places, starts, account)?.[rank];
  if (order === undefined) return null;
  const variables = (backwards ? order.toReversed() : order).map((place) => own[place]!);
  return withLines(variables, component.lines, supports);
}

/** @param supports the variables of each line, at least one */
function withLines(variables: readonly number[], lines: readonly number[], supports: readonly number[][]): LineOrder {
  const order = variables.map((variable) => ({ variable, lines: [] as number[] }));
  const depths = new Map(variables.map((variable, depth) => [variable, depth]));
  for (const [at, line] of lines.entries()) {
    order[Math.max(...supports[at]!.map((variable) => depths.get(variable)!))]!.lines.push(line);
  }
  return order;
}
