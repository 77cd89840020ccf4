import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import type { Formula } from './formula.ts';
import type { Layout } from './layout.ts';
import { sumNode } from './sum-diagram.ts';

/**
 * The diagram of a formula: it holds at cells exactly where the formula holds at every row of theirs.
 * @returns null where the account is stopped
 */
export function formulaNode(diagram: Diagram, layout: Layout, formula: Formula): Node | null {
  const build = (part: Formula) => formulaNode(diagram, layout, part);
  switch (formula.kind) {
    case 'constant':
      return formula.value ? EVERYWHERE : NOWHERE;
    case 'within':
      return cellsNode(diagram, layout, formula.variable, (value) => formula.low <= value && value <= formula.high);
    case 'among': {
      const values = new Set(formula.values);
      return cellsNode(diagram, layout, formula.variable, (value) => values.has(value));
    }
    case 'not':
      return diagram.not(build(formula.operand));
    case 'all':
      return conjunction(diagram, formula.operands.map(build));
    case 'any':
      return diagram.not(
        conjunction(
          diagram,
          formula.operands.map((operand) => diagram.not(build(operand))),
        ),
      );
    case 'iff':
      return diagram.iff(build(formula.left), build(formula.right));
    case 'sum':
      return sumNode(diagram, layout, formula, build);
  }
}

/** Holds where the first value of the variable's cell is one of those asked for. */
function cellsNode(diagram: Diagram, layout: Layout, variable: number, holds: (value: number) => boolean): Node | null {
  const ends: number[] = [];
  const children: Node[] = [];
  for (const [cell, value] of layout.starts[variable]!.entries()) {
    const child = holds(value) ? EVERYWHERE : NOWHERE;
    if (children.at(-1) === child) ends[ends.length - 1] = cell + 1;
    else {
      ends.push(cell + 1);
      children.push(child);
    }
  }
  return diagram.node(layout.levels[variable]!, ends, children);
}

/**
 * All of the nodes together, those that begin deepest first: what is joined so far then never reaches above the
 * next one, and its size is bounded by what the order keeps open at that level.
 */
export function conjunction(diagram: Diagram, nodes: readonly (Node | null)[]): Node | null {
  const byDepth = [...nodes].sort((one, other) => topOf(diagram, other) - topOf(diagram, one));
  let all: Node | null = EVERYWHERE;
  for (const node of byDepth) all = diagram.and(all, node);
  return all;
}

const topOf = (diagram: Diagram, node: Node | null) => (node === null ? 0 : diagram.levelOf(node));
