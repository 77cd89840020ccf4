import type { Account } from './account.ts';
import { Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import type { Formula } from './formula.ts';
import { conjunction, formulaNode } from './formula-diagram.ts';
import { aritiesOf, layoutOf } from './layout.ts';
import type { LineOrder } from './line-order.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import type { SetFamilies } from './set-family.ts';
import { EMPTY_SET, type Family, NO_SET } from './set-nodes.ts';

/** Which sets of some lines can hold together. LAW: whatever part of such a set is dropped, it still can. */
export interface SelectorDiagram {
  readonly diagram: Diagram;
  /** Holds where the lines switched on can hold together. */
  readonly root: Node;
  /** The line each level switches off (cell 0) or on (cell 1); null for a variable's, of which the root says nothing. */
  readonly lineAt: readonly (number | null)[];
}

/** Something that must hold, and the variables it may still mention. */
interface Factor {
  readonly node: Node | null;
  readonly variables: ReadonlySet<number>;
}

const SWITCH_ENDS = [1, 2];

/**
 * The variables are quantified away one after the other, each as soon as all that mentions it is joined (bucket
 * elimination; Dechter 1999). A line's switch lies below the last variable it mentions.
 * @param switched the lines with a switch
 * @param always what must hold whatever is switched
 * @returns null where the account ended
 */
export function selectorDiagram(
  { problem, partition, order }: { problem: Problem; partition: Partition; order: LineOrder },
  switched: ReadonlySet<number>,
  always: readonly Formula[],
  account: Account,
): SelectorDiagram | null {
  const switchesAfter = (variable: number) => order.linesAfter(variable).filter((line) => switched.has(line));
  const levels = [-1, ...order.variables].flatMap((variable) => [
    ...(variable < 0 ? [] : [{ variable, line: null }]),
    ...switchesAfter(variable).map((line) => ({ variable: null, line })),
  ]);
  const layout = layoutOf(
    problem,
    partition,
    levels.map(({ variable }) => variable),
  );
  const diagram = new Diagram(aritiesOf(layout), account);
  const factorOf = (formula: Formula): Factor => ({
    node: formulaNode(diagram, layout, formula),
    variables: order.supports.get(formula)!,
  });
  const factors = always.map(factorOf);
  for (const [level, { line }] of levels.entries()) {
    if (line === null) continue;
    const { node, variables } = factorOf(problem.lines[line]!);
    const off = diagram.node(level, SWITCH_ENDS, [EVERYWHERE, NOWHERE]);
    factors.push({ node: diagram.or(off, node), variables });
  }
  const root = eliminate(diagram, factors, order.variables, layout.levels);
  return root === null ? null : { diagram, root, lineAt: levels.map(({ line }) => line) };
}

/** All factors joined, and every variable quantified away. */
function eliminate(
  diagram: Diagram,
  given: readonly Factor[],
  variables: readonly number[],
  levels: readonly number[],
): Node | null {
  let factors = given;
  for (const variable of variables) {
    const bucket = factors.filter((factor) => factor.variables.has(variable));
    if (bucket.length === 0) continue;
    const joined = conjunction(
      diagram,
      bucket.map(({ node }) => node),
    );
    const node = diagram.exists(joined, [levels[variable]!]);
    if (node === null) return null;
    const mentioned = new Set(bucket.flatMap((factor) => [...factor.variables]));
    mentioned.delete(variable);
    factors = [...factors.filter((factor) => !factor.variables.has(variable)), { node, variables: mentioned }];
  }
  return conjunction(
    diagram,
    factors.map(({ node }) => node),
  );
}

/**
 * The minimal sets of lines that cannot be switched on together.
 * @returns null where one of the two accounts ended
 */
export function minimalRefused({ diagram, root, lineAt }: SelectorDiagram, families: SetFamilies): Family | null {
  const reached = diagram.reachable(root);
  if (reached === null || !diagram.hasRoom(4 * root)) return null;
  const refused = new Int32Array(root + 2);
  refused[NOWHERE] = EMPTY_SET;
  refused[EVERYWHERE] = NO_SET;
  for (const node of reached) {
    const without = refused[diagram.child(node, 0)]!;
    const having = families.nonsupersets(refused[diagram.child(node, 1)]!, without);
    const level = families.levelOf(lineAt[diagram.levelOf(node)]!);
    const family = having === null ? null : families.node(level, without, having);
    if (family === null) return null;
    refused[node] = family;
  }
  return refused[root]!;
}
