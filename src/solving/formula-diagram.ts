import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import type { Formula } from './formula.ts';
import type { Layout } from './layout.ts';
import { NodeDraft } from './node-draft.ts';
import { cellOf } from './partition.ts';
import { sumNode } from './sum-diagram.ts';

type CellsFormula = Extract<Formula, { kind: 'within' | 'among' }>;

/**
 * The diagram of a formula: it holds at cells exactly where the formula holds at every row of theirs.
 * @param formula one that the layout's partition was made for
 * @returns null where the account is stopped
 */
export function formulaNode(diagram: Diagram, layout: Layout, formula: Formula): Node | null {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? EVERYWHERE : NOWHERE;
    case 'within':
    case 'among':
      return cellsNode(diagram, layout, formula.variable, runsOf(formula, layout.starts[formula.variable]!));
    case 'not':
      return diagram.not(formulaNode(diagram, layout, formula.operand));
    case 'all':
      return conjunction(
        diagram,
        formula.operands.map((operand) => formulaNode(diagram, layout, operand)),
      );
    case 'any':
      return diagram.not(
        conjunction(
          diagram,
          formula.operands.map((operand) => diagram.not(formulaNode(diagram, layout, operand))),
        ),
      );
    case 'iff':
      return diagram.iff(formulaNode(diagram, layout, formula.left), formulaNode(diagram, layout, formula.right));
    case 'sum':
      return sumNode(diagram, layout, formula, (part) => formulaNode(diagram, layout, part));
  }
}

/** The cells a formula of one variable holds at, as runs from `first` up to `end`, ascending. */
function* runsOf(formula: CellsFormula, starts: readonly number[]): Iterable<{ first: number; end: number }> {
  if (formula.kind === 'within') {
    // The partition is cut at `low` and after `high`.
    const first = formula.low <= 0 ? 0 : cellOf(starts, formula.low - 1) + 1;
    const end = formula.high < 0 ? 0 : cellOf(starts, formula.high) + 1;
    if (first < end) yield { first, end };
    return;
  }
  for (const value of formula.values) {
    const cell = cellOf(starts, value);
    if (starts[cell] === value) yield { first: cell, end: cell + 1 };
  }
}

function cellsNode(diagram: Diagram, layout: Layout, variable: number, runs: ReturnType<typeof runsOf>): Node | null {
  const draft = new NodeDraft();
  for (const { first, end } of runs) draft.add(first, end, EVERYWHERE);
  return draft.made(diagram, layout.levels[variable]!);
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
