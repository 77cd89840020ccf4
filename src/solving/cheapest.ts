import { BIGINTS, DOUBLES, SAFE } from './arithmetic.ts';
import { CellCosts } from './cell-costs.ts';
import type { Cost } from './cheapest-cells.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { cellNode, firstRows } from './first-rows.ts';
import type { Layout } from './layout.ts';
import { LeastCosts } from './least-costs.ts';
import { cellOf } from './partition.ts';
import type { Row } from './problem.ts';
import { forSome } from './project.ts';
import { firstRowsAlong, type Ways } from './ways.ts';

export interface Cheapest {
  readonly cost: bigint;
  /** One value for each variable of the problem. */
  readonly rows: readonly Row[];
}

/**
 * The rows of least cost where the root holds, up to `limit`. Rows are told apart by the variables named, and come in
 * lexicographic order of these as given; the others have, together and in the order of the problem, the first values
 * that work. Only named variables cost something.
 * @returns 'none' where the root holds nowhere; null where the account is stopped
 */
export function cheapest(
  diagram: Diagram,
  layout: Layout,
  root: Node | null,
  asked: { readonly named: readonly number[]; readonly costs: readonly Cost[]; readonly limit: number },
): Cheapest | 'none' | null {
  if (root === null || diagram.account.stopped !== null) return null;
  if (root === NOWHERE) return 'none';
  const costs = new CellCosts(layout, asked.costs);
  const optimal = leastCost(diagram, layout, forSome(diagram, layout, root, asked.named), asked.named, costs);
  if (optimal === null) return null;
  const order = asked.named.map((variable) => layout.levels[variable]!);
  const named = firstRowsAlong(optimal.ways, order, asked.limit, diagram.account, (level, cell) =>
    costs.cheapestIn(layout.variables[level]!, cell),
  );
  const rows: Row[] = [];
  for (const row of named ?? []) {
    const whole = filled(diagram, layout, root, asked.named, row);
    if (whole !== null) rows.push(whole);
  }
  return diagram.account.stopped === null ? { cost: optimal.cost, rows } : null;
}

/** The least cost of rows of the named variables, and where it is reached. */
function leastCost(
  diagram: Diagram,
  layout: Layout,
  root: Node | null,
  named: readonly number[],
  costs: CellCosts,
): { cost: bigint; ways: Ways } | null {
  const cells = layout.starts.reduce((sum, starts) => sum + starts.length, 0);
  if (!diagram.hasRoom(cells * 64)) return null;
  const levels: (readonly bigint[] | null)[] = layout.variables.map(() => null);
  for (const variable of named) levels[layout.levels[variable]!] = costs.leastOf(variable);
  const total = levels.reduce((sum, amounts) => sum + (amounts ?? []).reduce(largerSize, 0n), 0n);
  if (total >= SAFE) return new LeastCosts(diagram, BIGINTS, levels).among(root);
  const doubles = levels.map((amounts) => amounts?.map(DOUBLES.of) ?? null);
  const found = new LeastCosts(diagram, DOUBLES, doubles).among(root);
  return found && { cost: BigInt(found.cost), ways: found.ways };
}

/** A row of the named variables made whole: the others' first values with which the root holds. */
function filled(diagram: Diagram, layout: Layout, root: Node, named: readonly number[], row: Row): Row | null {
  const others = [...layout.sizes.keys()].filter((variable) => !named.includes(variable));
  const whole = layout.sizes.map(() => 0);
  for (const [place, variable] of named.entries()) whole[variable] = row[place]!;
  if (others.length === 0) return whole;
  const byDepth = named
    .map((variable, place) => ({ variable, value: row[place]!, level: layout.levels[variable]! }))
    .sort((one, other) => other.level - one.level);
  let only: Node | null = EVERYWHERE;
  for (const { variable, value, level } of byDepth) {
    only = cellNode(diagram, level, cellOf(layout.starts[variable]!, value), only);
  }
  const first = firstRows(diagram, layout, diagram.and(root, only), others, 1)?.[0];
  if (first === undefined) return null;
  for (const [place, variable] of others.entries()) whole[variable] = first[place]!;
  return whole;
}

/** The larger of a size and an amount's size. */
function largerSize(size: bigint, amount: bigint): bigint {
  const other = amount < 0n ? -amount : amount;
  return other > size ? other : size;
}
