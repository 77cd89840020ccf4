import { type Account, spend } from './account.ts';
import type { Component } from './components.ts';
import { Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { eliminationOrder } from './elimination-order.ts';
import { variablesOf } from './evaluate.ts';
import type { Formula } from './formula.ts';
import { conjunction, formulaNode } from './formula-diagram.ts';
import { aritiesOf, layoutOf } from './layout.ts';
import type { LineOrder } from './line-order.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import type { SetFamilies } from './set-family.ts';
import { EMPTY_SET, type Family, NO_SET } from './set-nodes.ts';

/** Something that must hold, and the variables it may name. */
interface Factor {
  readonly node: Node;
  readonly variables: ReadonlySet<number>;
}

/** A factor for a line that always holds, and one for the line behind its switch. */
interface SwitchedLine {
  readonly held: Factor;
  readonly switched: Factor;
}

/** Diagrams of lines, each with a level that switches it off (cell 0) or on (cell 1). */
export interface Switches {
  readonly diagram: Diagram;
  /** The line each level switches; null where it is a variable's. */
  readonly lineAt: readonly (number | null)[];
  readonly lines: ReadonlyMap<number, SwitchedLine>;
  readonly hard: readonly Factor[];
  /** In which order variables are quantified away, and the level of each. */
  readonly elimination: readonly number[];
  readonly levels: readonly number[];
}

const SWITCH_ENDS = [1, 2];

/** @returns null where the account ended */
export function openSwitches(
  problem: Problem,
  partition: Partition,
  { lines, hard }: Component,
  order: LineOrder,
  account: Account,
): Switches | null {
  const levels = order.flatMap(({ variable, lines: below }) => [
    ...(variable === null ? [] : [{ variable, line: null }]),
    ...below.map((line) => ({ variable: null, line })),
  ]);
  const variables = levels.map(({ variable }) => variable);
  const layout = layoutOf(problem, partition, variables);
  const diagram = new Diagram(aritiesOf(layout), account);
  const factorOf = (formula: Formula): Factor | null => {
    const node = formulaNode(diagram, layout, formula);
    return node === null ? null : { node, variables: new Set(variablesOf(formula)) };
  };
  const hardFactors = hard.map(factorOf);
  const switchedLines = new Map<number, SwitchedLine>();
  for (const [level, { line }] of levels.entries()) {
    const held = line === null ? null : factorOf(problem.lines[line]!);
    if (line === null || held === null) continue;
    const node = diagram.or(diagram.node(level, SWITCH_ENDS, [EVERYWHERE, NOWHERE]), held.node);
    if (node !== null) switchedLines.set(line, { held, switched: { ...held, node } });
  }
  const elimination = eliminationOrder(
    variables.filter((variable) => variable !== null),
    [...lines.map((line) => problem.lines[line]!), ...hard].map(variablesOf),
    (variable) => Math.log2(partition.starts[variable]!.length),
    account,
  );
  if (elimination === null || account.stopped !== null) return null;
  return {
    diagram,
    lineAt: levels.map(({ line }) => line),
    lines: switchedLines,
    hard: hardFactors.map((factor) => factor!),
    elimination,
    levels: layout.levels,
  };
}

/**
 * Which of the lines can be on together, while those of `held` hold anyway; nothing is said of lines in neither.
 * Variables are quantified away one after the other, each once all that names it is joined (bucket elimination;
 * Dechter 1999).
 * LAW: where a set of lines can be on, so can every part of it.
 * @returns null where the account ended
 */
export function canBeOn(switches: Switches, on: Iterable<number>, held: Iterable<number>): Node | null {
  const { diagram, lines, hard, elimination, levels } = switches;
  let factors = [...hard];
  for (const line of held) factors.push(lines.get(line)!.held);
  for (const line of on) factors.push(lines.get(line)!.switched);
  for (const variable of elimination) {
    const bucket = factors.filter((factor) => factor.variables.has(variable));
    if (bucket.length === 0) continue;
    const node = diagram.exists(joined(diagram, bucket), [levels[variable]!]);
    if (node === null || !spend(diagram.account, factors.length)) return null;
    const named = new Set(bucket.flatMap((factor) => [...factor.variables]));
    named.delete(variable);
    factors = [...factors.filter((factor) => !factor.variables.has(variable)), { node, variables: named }];
  }
  return joined(diagram, factors);
}

const joined = (diagram: Diagram, factors: readonly Factor[]) =>
  conjunction(
    diagram,
    factors.map(({ node }) => node),
  );

/**
 * The minimal sets of lines that cannot be on together.
 * @param root what `canBeOn` gave
 * @returns null where one of the two accounts ended
 */
export function minimalRefused({ diagram, lineAt }: Switches, root: Node | null, families: SetFamilies): Family | null {
  const reached = diagram.reachable(root);
  if (root === null || reached === null || !diagram.hasRoom(4 * root)) return null;
  const refused = new Int32Array(root + 2);
  refused[NOWHERE] = EMPTY_SET;
  refused[EVERYWHERE] = NO_SET;
  for (const node of reached) {
    const without = refused[diagram.child(node, 0)]!;
    const having = families.nonsupersets(refused[diagram.child(node, 1)]!, without);
    const level = families.levelOf(lineAt[diagram.levelOf(node)]!);
    const family = families.node(level, without, having);
    if (family === null) return null;
    refused[node] = family;
  }
  return refused[root]!;
}
