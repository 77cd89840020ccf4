import { variablesOf } from './evaluate.ts';
import type { Formula } from './formula.ts';
import type { Problem } from './problem.ts';

/** Lines and hard formulas that share variables with each other, and with no line or formula outside. */
export interface Component {
  readonly lines: readonly number[];
  readonly hard: readonly Formula[];
}

/** All lines and hard formulas of a problem. */
export const wholeOf = ({ lines, hard }: Problem): Component => ({ lines: lines.map((_, line) => line), hard });

/**
 * The parts that say nothing about each other; in the order of their first lines. Hard formulas that no line shares a
 * variable with are in none.
 */
export function componentsOf({ sizes, lines }: Problem, whole: Component): Component[] {
  const leaders = Int32Array.from(sizes, (_, variable) => variable);
  const lineSupports = whole.lines.map((line) => variablesOf(lines[line]!));
  const hardSupports = whole.hard.map(variablesOf);
  for (const support of [...lineSupports, ...hardSupports]) {
    for (const variable of support) join(leaders, support[0]!, variable);
  }
  const groups = new Map<number, { lines: number[]; hard: Formula[] }>();
  for (const [place, support] of lineSupports.entries()) {
    const leader = support.length === 0 ? -1 - place : leaderOf(leaders, support[0]!);
    const group = groups.get(leader) ?? { lines: [], hard: [] };
    groups.set(leader, group);
    group.lines.push(whole.lines[place]!);
  }
  for (const [place, support] of hardSupports.entries()) {
    if (support.length > 0) groups.get(leaderOf(leaders, support[0]!))?.hard.push(whole.hard[place]!);
  }
  return [...groups.values()];
}

function join(leaders: Int32Array, one: number, other: number): void {
  leaders[leaderOf(leaders, other)] = leaderOf(leaders, one);
}

function leaderOf(leaders: Int32Array, variable: number): number {
  let at = variable;
  while (leaders[at] !== at) {
    leaders[at] = leaders[leaders[at]!]!;
    at = leaders[at]!;
  }
  return at;
}
