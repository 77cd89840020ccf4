import { spend } from './account.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { type Layout, valueAfter } from './layout.ts';
import { NodeDraft } from './node-draft.ts';
import { cellOf } from './partition.ts';
import type { Row } from './problem.ts';
import { cellsWhere, occurringValues } from './values.ts';

/**
 * The lexicographically first rows of some variables that belong to a row where the root holds: variables compare in
 * the order given, low values first.
 * @returns null where the account is stopped
 */
export function firstRows(
  diagram: Diagram,
  layout: Layout,
  root: Node | null,
  variables: readonly number[],
  limit: number,
): Row[] | null {
  const onlyCells = cellsOfOne(diagram, layout, root);
  if (root === null || onlyCells === null) return null;
  const rows: Row[] = [];
  const row: number[] = [];
  const descend = (node: Node | null, depth: number): boolean => {
    if (!spend(diagram.account) || node === null) return false;
    if (depth === variables.length) {
      rows.push([...row]);
      return true;
    }
    const variable = variables[depth]!;
    const level = layout.levels[variable]!;
    const only = onlyCells[variable];
    const runs = only === undefined ? cellsWhere(diagram, node, level) : [{ from: only, end: only + 1 }];
    if (runs === null) return false;
    for (const { from, end } of runs) {
      for (let cell = from; cell < end; cell++) {
        const isOnly = runs.length === 1 && end - from === 1;
        const inside = isOnly ? node : diagram.and(node, cellNode(diagram, level, cell));
        for (const value of allIn(layout, variable, cell)) {
          if (rows.length >= limit) return true;
          row[depth] = value;
          if (!descend(inside, depth + 1)) return false;
        }
      }
    }
    return true;
  };
  return root === NOWHERE || limit === 0 || descend(root, 0) ? rows : null;
}

/** By variable the only cell with which the root holds, where there is but one. */
function cellsOfOne(diagram: Diagram, layout: Layout, root: Node | null): (number | undefined)[] | null {
  const spans = occurringValues(diagram, layout, root);
  if (spans === null) return null;
  return spans.map((runs, variable) => {
    const starts = layout.starts[variable]!;
    const [first, last] = [runs[0]?.from, runs.at(-1)?.to].map((value) => cellOf(starts, value ?? 0));
    return first === last ? first : undefined;
  });
}

/** Goes on to `below` where a level has the cell; holds nowhere else. */
export function cellNode(diagram: Diagram, level: number, cell: number, below: Node | null = EVERYWHERE): Node | null {
  const draft = new NodeDraft();
  draft.add(cell, cell + 1, below);
  return draft.made(diagram, level);
}

function* allIn(layout: Layout, variable: number, cell: number): Iterable<number> {
  const after = valueAfter(layout, variable, cell + 1);
  for (let value = layout.starts[variable]![cell]!; value < after; value++) yield value;
}
