import { variablesOf } from './evaluate.ts';
import type { Formula } from './formula.ts';
import type { Problem } from './problem.ts';

/** Lines and hard formulas that share variables with each other, and with no line or formula outside. */
export interface Component {
  readonly lines: readonly number[];
  readonly hard: readonly Formula[];
}

/** The parts of a problem that say nothing about each other; in the order of their first lines, those without a line last. */
export function componentsOf({ sizes, hard, lines }: Problem): Component[] {
  const leaders = Int32Array.from(sizes, (_, variable) => variable);
  const supports = [...lines, ...hard].map(variablesOf);
  for (const support of supports) for (const variable of support) join(leaders, support[0]!, variable);
  const groups = new Map<number, { lines: number[]; hard: Formula[] }>();
  supports.forEach((support, place) => {
    const leader = support.length === 0 ? -1 - place : leaderOf(leaders, support[0]!);
    const group = groups.get(leader) ?? { lines: [], hard: [] };
    groups.set(leader, group);
    if (place < lines.length) group.lines.push(place);
    else group.hard.push(hard[place - lines.length]!);
  });
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
