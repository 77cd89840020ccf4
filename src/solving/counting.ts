import { spend } from './account.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { type Layout, valueAfter } from './layout.ts';

/** What one count takes, in bytes, beside its digits. */
const COUNT = 32;

/**
 * How many rows there are below each node of a diagram. Rows are of the kept variables; the root says nothing of the
 * others (they have been quantified away).
 */
export interface Counts {
  readonly diagram: Diagram;
  readonly layout: Layout;
  readonly root: Node;
  readonly total: bigint;
  /** Rows of the kept variables from the node's own level on. */
  readonly below: (node: Node) => bigint;
  /** Rows of the kept variables at the levels from..to, `to` excluded. */
  readonly between: (from: number, to: number) => bigint;
}

/** @returns null where the account is stopped */
export function countsOf(diagram: Diagram, layout: Layout, root: Node | null, kept: readonly number[]): Counts | null {
  const reached = diagram.reachable(root);
  if (reached === null || root === null) return null;
  const between = productsOf(layout, kept);
  const places = diagram.placesOf(reached);
  if (places === null) return null;
  const counts: bigint[] = [];
  const below = (node: Node) => (node <= EVERYWHERE ? BigInt(node) : counts[places[node]!]!);
  const digits = between(0, diagram.arities.length).toString(16).length / 2;
  if (!diagram.hasRoom(root * 4 + reached.length * (COUNT + digits))) return null;
  for (const node of reached) {
    const count = rowsBelow(diagram, layout, node, between, below);
    if (!spend(diagram.account, 1)) return null;
    counts.push(count);
  }
  const total = root === NOWHERE ? 0n : below(root) * between(0, diagram.levelOf(root));
  return { diagram, layout, root, total, below, between };
}

/** The number of rows of the kept variables where the root holds. */
export function count(diagram: Diagram, layout: Layout, root: Node | null, kept: readonly number[]): bigint | null {
  return countsOf(diagram, layout, root, kept)?.total ?? null;
}

function rowsBelow(
  diagram: Diagram,
  layout: Layout,
  node: Node,
  between: Counts['between'],
  below: Counts['below'],
): bigint {
  const { starts, ends, children } = diagram.nodes;
  const level = diagram.levelOf(node);
  const variable = layout.variables[level]!;
  let rows = 0n;
  let from = 0;
  for (let run = starts[node]!; run < starts[node + 1]!; run++) {
    const child = children[run]!;
    const to = valueAfter(layout, variable, ends[run]!);
    if (child !== NOWHERE) rows += BigInt(to - from) * below(child) * between(level + 1, diagram.levelOf(child));
    from = to;
  }
  return rows;
}

/** Products of the sizes of the kept variables between two levels; each computed once. */
function productsOf(layout: Layout, kept: readonly number[]): Counts['between'] {
  const sizes = layout.variables.map(() => 1n);
  for (const variable of kept) sizes[layout.levels[variable]!] = BigInt(layout.sizes[variable]!);
  const known = new Map<number, bigint>();
  return (from, to) => {
    if (from >= to) return 1n;
    const key = from * (sizes.length + 1) + to;
    let product = known.get(key);
    if (product === undefined) {
      product = 1n;
      for (let level = from; level < to; level++) product *= sizes[level]!;
      known.set(key, product);
    }
    return product;
  };
}
