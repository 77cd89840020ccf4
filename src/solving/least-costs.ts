import { spend } from './account.ts';
import type { Arithmetic, Numbers } from './arithmetic.ts';
import { type Diagram, NOWHERE, type Node } from './diagram.ts';
import { LeastInRange, lesser } from './least-in-range.ts';
import { Ways } from './ways.ts';

/** What one cost takes, in bytes, and one way. */
const COST = 32;
const WAY = 64;

/**
 * The least cost of rows of cells where a node holds, when each cell of a level has a cost; and the rows that cost it.
 * Costs are counted from what each level costs at least: a level that a node passes over then costs nothing more.
 */
export class LeastCosts<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly arithmetic: Arithmetic<N>;
  /** What all levels cost at least, where every cell may be had. */
  private readonly free: N;
  /** For each level what its cells cost more than the cheapest; null where rows have no cell. */
  private readonly more: readonly (LeastInRange<N> | null)[];
  /** For each node what the levels from its own on cost more than they do where every cell may be had. */
  private rest: Numbers<N>;
  private readonly freely: (readonly number[])[] = [];
  private readonly ways: Ways;
  private readonly states = new Map<number, number>();

  constructor(diagram: Diagram, arithmetic: Arithmetic<N>, costs: readonly (readonly N[] | null)[]) {
    const { plus, minus, of, zeros } = arithmetic;
    this.diagram = diagram;
    this.arithmetic = arithmetic;
    this.rest = zeros(0);
    this.ways = new Ways(costs.length);
    let free = of(0n);
    this.more = costs.map((cells) => {
      if (cells === null) return null;
      const least = cells.reduce(lesser);
      free = plus(free, least);
      return new LeastInRange(cells.map((cost) => minus(cost, least)));
    });
    this.free = free;
  }

  /** @param root holds somewhere. @returns the least cost and the ways of the rows that cost it; null: the account is stopped */
  among(root: Node | null): { readonly cost: N; readonly ways: Ways } | null {
    const reached = this.diagram.reachable(root);
    if (root === null || reached === null || !this.diagram.hasRoom((root + 1) * COST)) return null;
    if (!spend(this.diagram.account, reached.length)) return null;
    this.rest = this.arithmetic.zeros(root + 1);
    for (const node of reached) this.rest[node] = this.leastFrom(node);
    if (this.stateAt(0, root) === null) return null;
    return { cost: this.arithmetic.plus(this.free, this.rest[root]!), ways: this.ways };
  }

  private leastFrom(node: Node): N {
    const { starts, ends, children } = this.diagram.nodes;
    const { plus } = this.arithmetic;
    const more = this.more[this.diagram.levelOf(node)]!;
    let best: N | null = null;
    let from = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      const end = ends[run]!;
      if (child !== NOWHERE) {
        const cost = plus(more.least(from, end), this.rest[child]!);
        if (best === null || cost < best) best = cost;
      }
      from = end;
    }
    return best!;
  }

  /** Where the cheapest rows of a node go on from a level at or above its own. One call a level down. */
  private stateAt(level: number, node: Node): number | null {
    const key = node * (this.more.length + 1) + level;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = this.ways.state(level);
    this.states.set(key, state);
    if (!spend(this.diagram.account) || !this.diagram.hasRoom(this.ways.count * WAY)) return null;
    if (level === this.more.length) return state;
    return this.diagram.levelOf(node) > level ? this.passOver(state, level, node) : this.goDown(state, level, node);
  }

  private passOver(state: number, level: number, node: Node): number | null {
    const to = this.stateAt(level + 1, node);
    if (to === null) return null;
    for (const cell of this.cheapestCells(level)) this.ways.choose(state, cell, to);
    return state;
  }

  private goDown(state: number, level: number, node: Node): number | null {
    const { starts, ends, children } = this.diagram.nodes;
    const cells = this.more[level]!.items;
    let cell = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      for (; cell < ends[run]!; cell++) {
        if (child === NOWHERE || this.arithmetic.plus(cells[cell]!, this.rest[child]!) !== this.rest[node]) continue;
        const to = this.stateAt(level + 1, child);
        if (to === null) return null;
        this.ways.choose(state, cell, to);
      }
    }
    return state;
  }

  /** The cells that cost least, where every cell of a level may be had; 0 where rows have none. */
  private cheapestCells(level: number): readonly number[] {
    const known = this.freely[level];
    if (known !== undefined) return known;
    const none = this.arithmetic.of(0n);
    const cells: number[] = [];
    for (const [cell, cost] of (this.more[level]?.items ?? [none]).entries()) if (cost === none) cells.push(cell);
    this.freely[level] = cells;
    return cells;
  }
}
