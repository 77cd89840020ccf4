import { spend } from './account.ts';
import { type Diagram, NOWHERE, type Node } from './diagram.ts';
import type { Frontiers } from './frontiers.ts';
import type { Vector } from './vectors.ts';
import { firstRowsAlong, Ways } from './ways.ts';

/** What one way takes, in bytes. */
const WAY = 160;

/** A value of a cell of a level. */
interface Placed {
  readonly cell: number;
  readonly value: number;
}

/** A value, where it leads, and what is then left of a sum. */
interface Step<N extends number | bigint> {
  readonly value: number;
  readonly child: Node;
  readonly left: Vector<N>;
}

/**
 * Rows with sums that no other covers. What is left of such a sum below any point of its row is itself covered by no
 * other there; so all its rows are found by following the sums known of each node down.
 */
export class RowsWith<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly frontiers: Frontiers<N>;
  private readonly root: Node;
  /** By state of a level the sums it can have; by level the values that bring a vector. */
  private readonly sums = new Map<string, ReadonlySet<string>>();
  private readonly bringing = new Map<number, ReadonlyMap<string, readonly Placed[]>>();

  /** @param root of which `frontiers` has told the sums */
  constructor(diagram: Diagram, frontiers: Frontiers<N>, root: Node) {
    this.diagram = diagram;
    this.frontiers = frontiers;
    this.root = root;
  }

  /**
   * The first row with one of the sums: levels compare in the order given, low values first.
   * @returns a value for each level, 0 where rows have none; null where the account is stopped
   */
  first(sum: Vector<N>, order: readonly number[]): number[] | null {
    const ways = new Ways(this.diagram.arities.length);
    if (this.follow(0, this.root, sum, ways, new Map()) === null) return null;
    const values = firstRowsAlong(ways, order, 1, this.diagram.account, (_, value) => [value])?.[0];
    if (!values) return null;
    const row = this.diagram.arities.map(() => 0);
    for (const [place, level] of order.entries()) row[level] = values[place]!;
    return row;
  }

  /** Each state once. @param rest what the levels from this one on have to come to, which they can */
  private follow(level: number, node: Node, rest: Vector<N>, ways: Ways, states: Map<string, number>): number | null {
    const key = `${node} ${level} ${rest.join()}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state = ways.state(level);
    states.set(key, state);
    if (level === this.diagram.arities.length) return state;
    const steps = this.steps(level, node, rest);
    for (const { value, child, left } of steps ?? []) {
      const to = this.follow(level + 1, child, left, ways, states);
      if (to === null || !this.diagram.hasRoom(ways.count * WAY)) return null;
      ways.choose(state, value, to);
    }
    return steps && state;
  }

  private steps(level: number, node: Node, rest: Vector<N>): Step<N>[] | null {
    const cells = this.frontiers.points[level]!;
    if (cells === null) return [{ value: 0, child: node, left: rest }];
    if (this.diagram.levelOf(node) !== level) return this.stepsTo(node, level, 0, cells.length, rest);
    const { starts, ends, children } = this.diagram.nodes;
    const steps: Step<N>[] = [];
    for (let run = starts[node]!, from = 0; run < starts[node + 1]!; from = ends[run++]!) {
      if (children[run]! === NOWHERE) continue;
      const found = this.stepsTo(children[run]!, level, from, ends[run]!, rest);
      if (found === null) return null;
      steps.push(...found);
    }
    return steps;
  }

  /** By values of some cells: the values are gone through, or what the child can come to if that is less. */
  private stepsTo(child: Node, level: number, from: number, end: number, rest: Vector<N>): Step<N>[] | null {
    const { frontiers, diagram } = this;
    const minus = (vector: Vector<N>) => rest.map((amount, at) => frontiers.arithmetic.minus(amount, vector[at]!));
    const below = frontiers.from(level + 1, child);
    const cells = frontiers.points[level]!;
    let count = 0;
    for (let cell = from; cell < end && count <= (below?.length ?? 0); cell++) count += cells[cell]!.length;
    if (below === null || !spend(diagram.account, 1 + Math.min(count, below.length))) return null;
    if (count > below.length) {
      const bringing = this.bringingAt(level);
      return below.flatMap((left) =>
        (bringing.get(minus(left).join()) ?? [])
          .filter(({ cell }) => from <= cell && cell < end)
          .map(({ value }) => ({ value, child, left })),
      );
    }
    const sums = this.sumsOf(level + 1, child, below);
    return cells.slice(from, end).flatMap((points) =>
      points.flatMap(({ value, vector }) => {
        const left = minus(vector);
        return sums.has(left.join()) ? [{ value, child, left }] : [];
      }),
    );
  }

  private sumsOf(level: number, node: Node, all: readonly Vector<N>[]): ReadonlySet<string> {
    const key = `${node} ${level}`;
    const known = this.sums.get(key) ?? new Set(all.map((sum) => sum.join()));
    this.sums.set(key, known);
    return known;
  }

  private bringingAt(level: number): ReadonlyMap<string, readonly Placed[]> {
    const known = this.bringing.get(level);
    if (known !== undefined) return known;
    const made = new Map<string, Placed[]>();
    for (const [cell, points] of this.frontiers.points[level]!.entries()) {
      for (const { value, vector } of points) {
        const key = vector.join();
        const found = made.get(key);
        if (found === undefined) made.set(key, [{ cell, value }]);
        else found.push({ cell, value });
      }
    }
    this.bringing.set(level, made);
    return made;
  }
}
