import { accountOf, type Limits } from '../../src/solving/account.ts';
import { type Compiled, compile } from '../../src/solving/compile.ts';
import { EVERYWHERE, type Node } from '../../src/solving/diagram.ts';
import { type Cut, cellOf, partitionOf } from '../../src/solving/partition.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';

export const PLENTY: Limits = { steps: 1e9, bytes: 2 ** 28 };

/** The diagrams of a problem; null where the limits do not allow them. */
export function compiled(asked: Problem, limits = PLENTY, cuts: readonly Cut[] = []): Compiled | null {
  const account = accountOf(limits);
  const partition = partitionOf(asked, account, cuts);
  return partition && compile(asked, partition, account);
}

/** Does a node hold at a row? */
export function holdsAt({ diagram, layout }: Compiled, root: Node, row: Row): boolean {
  let node = root;
  while (node > EVERYWHERE) {
    const variable = layout.variables[diagram.levelOf(node)]!;
    node = diagram.child(node, cellOf(layout.starts[variable]!, row[variable]!));
  }
  return node === EVERYWHERE;
}
