import type { Account } from './account.ts';
import type { Component } from './components.ts';
import { variablesOf } from './evaluate.ts';
import type { Formula } from './formula.ts';
import { orders } from './ordering.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

/** In which order a component's variables are decided, and where its lines fall in between. */
export interface LineOrder {
  readonly variables: readonly number[];
  /** Each after the last variable it mentions, ties ascending. */
  readonly lines: readonly number[];
  /** The lines whose last variable this is; those that mention none for -1. */
  readonly linesAfter: (variable: number) => readonly number[];
  /** The variables of each line and each hard formula. */
  readonly supports: ReadonlyMap<Formula, ReadonlySet<number>>;
}

/** How many beginnings the order of the variables is sought from. */
const STARTS = 4;

/** @returns null where the account ended */
export function lineOrderOf(
  problem: Problem,
  partition: Partition,
  { lines, hard }: Component,
  account: Account,
): LineOrder | null {
  const formulas = [...lines.map((line) => problem.lines[line]!), ...hard];
  const supports = new Map(formulas.map((formula) => [formula, new Set(variablesOf(formula))]));
  const own = [...new Set([...supports.values()].flatMap((support) => [...support]))].sort((a, b) => a - b);
  const variables = bestOrder(own, [...supports.values()], partition, account);
  if (variables === null) return null;
  const placeOf = new Map(variables.map((variable, place) => [variable, place]));
  const groups = new Map<number, number[]>();
  for (const line of lines) {
    const places = [...supports.get(problem.lines[line]!)!].map((variable) => placeOf.get(variable)!);
    const last = variables[Math.max(-1, ...places)] ?? -1;
    groups.set(last, [...(groups.get(last) ?? []), line]);
  }
  const linesAfter = (variable: number) => groups.get(variable) ?? [];
  return { variables, lines: [-1, ...variables].flatMap(linesAfter), linesAfter, supports };
}

function bestOrder(
  variables: readonly number[],
  supports: readonly ReadonlySet<number>[],
  { starts }: Partition,
  account: Account,
): number[] | null {
  const placeOf = new Map(variables.map((variable, place) => [variable, place]));
  const weights = variables.map((variable) => Math.log2(starts[variable]!.length));
  const groups = supports.map((support) => [...support].map((variable) => placeOf.get(variable)!));
  const found = orders({ weights, groups: groups.filter((group) => group.length > 1) }, STARTS, account);
  return found === null ? null : found[0]!.map((place) => variables[place]!);
}
