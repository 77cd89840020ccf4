import { spend } from './account.ts';
import { type Diagram, NOWHERE, type Node } from './diagram.ts';
import type { Frontiers } from './frontiers.ts';
import type { Vector } from './vectors.ts';
import { firstRowsAlong, Ways } from './ways.ts';

/** What one way takes, in bytes. */
const WAY = 160;

/**
 * The first row with a sum that no other covers: levels compare in the order given, low values first.
 *
 * What is left of such a sum below any point of its row is itself covered by no other there; so all its rows are found
 * by following the sums known of each node down.
 * @param root of which `frontiers` has told the sums
 * @returns a value for each level, 0 where rows have none; null where the account is stopped
 */
export function firstRowWith<N extends number | bigint>(
  diagram: Diagram,
  frontiers: Frontiers<N>,
  root: Node,
  sum: Vector<N>,
  order: readonly number[],
): number[] | null {
  const ways = new WaysDown(diagram, frontiers).from(root, sum);
  const values = ways && firstRowsAlong(ways, order, 1, diagram.account, (_, value) => [value])?.[0];
  if (!values) return null;
  const row = diagram.arities.map(() => 0);
  for (const [place, level] of order.entries()) row[level] = values[place]!;
  return row;
}

/** All ways along which a sum comes together, by level; each state once. */
class WaysDown<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly frontiers: Frontiers<N>;
  private readonly ways: Ways;
  private readonly states = new Map<string, number>();
  private readonly sums = new Map<string, ReadonlySet<string>>();

  constructor(diagram: Diagram, frontiers: Frontiers<N>) {
    this.diagram = diagram;
    this.frontiers = frontiers;
    this.ways = new Ways(diagram.arities.length);
  }

  from(root: Node, sum: Vector<N>): Ways | null {
    return this.at(0, root, sum) === null ? null : this.ways;
  }

  /** @param rest what the levels from this one on have to come to, which they can */
  private at(level: number, node: Node, rest: Vector<N>): number | null {
    const key = `${node} ${level} ${rest.join()}`;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = this.ways.state(level);
    this.states.set(key, state);
    if (level === this.diagram.arities.length) return state;
    for (const { value, vector, child } of this.steps(level, node)) {
      const { minus } = this.frontiers.arithmetic;
      const left = vector === null ? rest : rest.map((amount, at) => minus(amount, vector[at]!));
      const canBe = this.canBe(level + 1, child, left);
      if (canBe === null) return null;
      if (!canBe) continue;
      const to = this.at(level + 1, child, left);
      if (to === null || !this.diagram.hasRoom(this.ways.count * WAY)) return null;
      this.ways.choose(state, value, to);
    }
    return state;
  }

  private *steps(level: number, node: Node): Iterable<{ value: number; vector: Vector<N> | null; child: Node }> {
    const cells = this.frontiers.points[level]!;
    if (cells === null) {
      yield { value: 0, vector: null, child: node };
      return;
    }
    const isHere = this.diagram.levelOf(node) === level;
    for (const [cell, points] of cells.entries()) {
      const child = isHere ? this.diagram.child(node, cell) : node;
      if (child !== NOWHERE) for (const { value, vector } of points) yield { value, vector, child };
    }
  }

  /** Whether what is left is one of the sums of a node; null where the account is stopped. */
  private canBe(level: number, node: Node, left: Vector<N>): boolean | null {
    const key = `${node} ${level}`;
    let known = this.sums.get(key);
    if (known === undefined) {
      const sums = this.frontiers.from(level, node);
      if (sums === null || !spend(this.diagram.account, 1 + sums.length)) return null;
      known = new Set(sums.map((sum) => sum.join()));
      this.sums.set(key, known);
    }
    return known.has(left.join());
  }
}
