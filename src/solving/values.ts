import { spend } from './account.ts';
import { type Diagram, NOWHERE, type Node } from './diagram.ts';
import { type Layout, valueAfter } from './layout.ts';

/** Values from..to, both inclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * For each variable the values that occur in some row where the root holds: maximal runs, ascending. None anywhere
 * where it holds nowhere.
 * @returns null where the account is stopped
 */
export function occurringValues(diagram: Diagram, layout: Layout, root: Node | null): Span[][] | null {
  const reached = diagram.reachable(root);
  if (reached === null || root === null) return null;
  if (root === NOWHERE) return layout.sizes.map(() => []);
  const cells = diagram.arities.reduce((sum, arity) => sum + arity + 1, 0);
  if (!diagram.hasRoom(cells * 4) || !spend(diagram.account, 1 + reached.length)) return null;
  // For each level, how many edges begin and end at a cell; where some are open, the cell occurs.
  const edges = diagram.arities.map((arity) => new Int32Array(arity + 1));
  const passed = new Int32Array(diagram.arities.length + 1);
  passed[0]!++;
  passed[diagram.levelOf(root)]!--;
  for (const node of reached) markEdges(diagram, node, edges[diagram.levelOf(node)]!, passed);
  let open = 0;
  const spans: Span[][] = layout.sizes.map(() => []);
  for (const [level, variable] of layout.variables.entries()) {
    open += passed[level]!;
    if (variable === null) continue;
    spans[variable] =
      open > 0 ? [{ from: 0, to: layout.sizes[variable]! - 1 }] : spansOf(layout, variable, edges[level]!);
  }
  return spans;
}

/** Marks the cells of a node's edges that hold somewhere, and the levels they pass over. */
function markEdges(diagram: Diagram, node: Node, cells: Int32Array, passed: Int32Array): void {
  const { starts, ends, children } = diagram.nodes;
  const level = diagram.levelOf(node);
  let from = 0;
  for (let run = starts[node]!; run < starts[node + 1]!; run++) {
    const child = children[run]!;
    const end = ends[run]!;
    if (child !== NOWHERE) {
      cells[from]!++;
      cells[end]!--;
      passed[level + 1]!++;
      passed[diagram.levelOf(child)]!--;
    }
    from = end;
  }
}

function spansOf(layout: Layout, variable: number, edges: Int32Array): Span[] {
  return runsOf(edges).map(({ from, end }) => ({
    from: layout.starts[variable]![from]!,
    to: valueAfter(layout, variable, end) - 1,
  }));
}

/** A run of cells, `end` excluded. */
interface Run {
  readonly from: number;
  readonly end: number;
}

/** The maximal runs of cells that some edge holds at: for each cell, how many edges begin there less how many have ended. */
function runsOf(edges: Int32Array): Run[] {
  const runs: Run[] = [];
  let [open, from] = [0, 0];
  for (let cell = 0; cell < edges.length; cell++) {
    const change = edges[cell]!;
    if (open === 0 && change > 0) from = cell;
    if (open > 0 && open + change === 0) runs.push({ from, end: cell });
    open += change;
  }
  return runs;
}

/** What one node in a set takes, in bytes. */
const MET = 40;

/**
 * The cells of a level for which a node holds somewhere, as runs `from`..`end`, `end` excluded.
 * @returns null where the account is stopped
 */
export function cellsWhere(diagram: Diagram, root: Node, level: number): Run[] | null {
  const arity = diagram.arities[level]!;
  const everyCell = [{ from: 0, end: arity }];
  const { starts, ends, children } = diagram.nodes;
  const edges = new Int32Array(arity + 1);
  const met = new Set([root]);
  for (const node of met) {
    if (!spend(diagram.account) || !diagram.hasRoom(met.size * MET)) return null;
    if (node === NOWHERE) continue;
    // Past the level without a node there: any of its cells will do.
    if (diagram.levelOf(node) > level) return everyCell;
    const isAt = diagram.levelOf(node) === level;
    let from = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      if (!isAt) met.add(children[run]!);
      else if (children[run] !== NOWHERE) {
        edges[from]!++;
        edges[ends[run]!]!--;
      }
      from = ends[run]!;
    }
  }
  return runsOf(edges);
}
