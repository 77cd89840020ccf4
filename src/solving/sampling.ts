import { spend } from './account.ts';
import { type Counts, countsOf } from './counting.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { type Layout, valueAfter } from './layout.ts';
import type { Row } from './problem.ts';
import { randomOf } from './random.ts';

/**
 * Rows drawn from those of the kept variables where the root holds, each row as likely at each draw. The same seed
 * draws the same rows.
 * @returns rows of the kept variables, in the order given; none where there are none; null where the account is stopped
 */
export function sample(
  diagram: Diagram,
  layout: Layout,
  root: Node | null,
  kept: readonly number[],
  draws: { readonly rows: number; readonly seed: number },
): Row[] | null {
  const counts = countsOf(diagram, layout, root, kept);
  if (counts === null) return null;
  const random = randomOf(draws.seed);
  const rows: Row[] = [];
  while (counts.total > 0n && rows.length < draws.rows) {
    if (!spend(diagram.account, layout.variables.length + 1)) return null;
    rows.push(rowAt(counts, random.below(counts.total), kept));
  }
  return rows;
}

/** LAW: every row where the root holds is the row at exactly one rank in 0..total-1. */
export function rowAt(counts: Counts, rank: bigint, kept: readonly number[]): Row {
  const { diagram, layout, root } = counts;
  const values = layout.sizes.map(() => 0);
  const isKept = new Set(kept);
  let node = root;
  let left = rank;
  for (const [level, variable] of layout.variables.entries()) {
    if (variable === null) continue;
    if (diagram.levelOf(node) === level) {
      const step = stepAt(counts, node, left);
      values[variable] = step.value;
      node = step.child;
      left = step.left;
    } else if (isKept.has(variable)) {
      const after = counts.below(node) * counts.between(level + 1, diagram.levelOf(node));
      values[variable] = Number(left / after);
      left %= after;
    }
  }
  return kept.map((variable) => values[variable]!);
}

/** The value of a node's own variable at a rank, the child it leads to, and the rank that is left there. */
function stepAt({ diagram, layout, below, between }: Counts, node: Node, rank: bigint) {
  const { starts, ends, children } = diagram.nodes;
  const level = diagram.levelOf(node);
  const variable = layout.variables[level]!;
  let from = 0;
  let left = rank;
  for (let run = starts[node]!; run < starts[node + 1]!; run++) {
    const child = children[run]!;
    const to = valueAfter(layout, variable, ends[run]!);
    if (child !== NOWHERE) {
      const each = below(child) * between(level + 1, diagram.levelOf(child));
      const value = left / each;
      if (value < BigInt(to - from)) return { value: from + Number(value), child, left: left % each };
      left -= each * BigInt(to - from);
    }
    from = to;
  }
  return { value: 0, child: EVERYWHERE, left: 0n };
}
