import { spend } from './account.ts';
import type { Arithmetic, Numbers } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { LeastInRange, lesser } from './least-in-range.ts';
import { NodeDraft } from './node-draft.ts';

/** What one cost takes, in bytes. */
const COST = 32;

/**
 * The least cost of rows of cells where a node holds, when each cell of a level has a cost; and where it is least.
 * Costs are counted from what each level costs at least: a level that a node passes over then costs nothing more.
 * `null` from any method: the account is stopped.
 */
export class LeastCosts<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly arithmetic: Arithmetic<N>;
  /** What all levels cost at least, where every cell may be had. */
  private readonly free: N;
  /** For each level what its cells cost more than the cheapest; null where its cells are not looked at. */
  private readonly more: readonly (LeastInRange<N> | null)[];
  /** For each node what the levels from its own on cost more than they do where every cell may be had. */
  private rest: Numbers<N>;
  private readonly freely: (readonly number[])[] = [];
  private readonly cheapestOf = new Map<Node, Node | null>();

  constructor(diagram: Diagram, arithmetic: Arithmetic<N>, costs: readonly (readonly N[] | null)[]) {
    const { plus, minus, of, zeros } = arithmetic;
    this.diagram = diagram;
    this.arithmetic = arithmetic;
    this.rest = zeros(0);
    let free = of(0n);
    this.more = costs.map((cells) => {
      if (cells === null) return null;
      const least = cells.reduce(lesser);
      free = plus(free, least);
      return new LeastInRange(cells.map((cost) => minus(cost, least)));
    });
    this.free = free;
  }

  /** @param root holds somewhere. @returns the least cost, and a node that holds exactly at the rows that cost it */
  among(root: Node | null): { readonly cost: N; readonly node: Node } | null {
    const reached = this.diagram.reachable(root);
    if (root === null || reached === null || !this.diagram.hasRoom((root + 1) * COST)) return null;
    if (!spend(this.diagram.account, reached.length)) return null;
    this.rest = this.arithmetic.zeros(root + 1);
    for (const node of reached) this.rest[node] = this.leastFrom(node);
    const node = this.passing(0, root, this.cheapestOnly(root));
    return node === null ? null : { cost: this.arithmetic.plus(this.free, this.rest[root]!), node };
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

  /** What a node holds at, its rows of least cost alone. One call a level down. */
  private cheapestOnly(node: Node): Node | null {
    if (node === EVERYWHERE) return EVERYWHERE;
    const known = this.cheapestOf.get(node);
    if (known !== undefined) return known;
    if (!spend(this.diagram.account)) return null;
    const { starts, ends, children } = this.diagram.nodes;
    const level = this.diagram.levelOf(node);
    const cells = this.more[level]!.items;
    const draft = new NodeDraft();
    let cell = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      let only: Node | null | undefined;
      for (; cell < ends[run]!; cell++) {
        if (child === NOWHERE || this.arithmetic.plus(cells[cell]!, this.rest[child]!) !== this.rest[node]) continue;
        only ??= this.passing(level + 1, child, this.cheapestOnly(child));
        draft.add(cell, cell + 1, only);
      }
    }
    const made = draft.made(this.diagram, level);
    this.cheapestOf.set(node, made);
    return made;
  }

  /** `made`, which stands for a node, with the cheapest cells alone at the levels between `level` and the node's. */
  private passing(level: number, node: Node, made: Node | null): Node | null {
    let passed = made;
    for (let above = this.diagram.levelOf(node) - 1; above >= level; above--) {
      if (this.more[above] === null) continue;
      const draft = new NodeDraft();
      for (const cell of this.cheapestCells(above)) draft.add(cell, cell + 1, passed);
      passed = draft.made(this.diagram, above);
    }
    return passed;
  }

  /** The cells that cost least, where every cell of a level may be had. */
  private cheapestCells(level: number): readonly number[] {
    const known = this.freely[level];
    if (known !== undefined) return known;
    const none = this.arithmetic.of(0n);
    const cells: number[] = [];
    for (const [cell, cost] of this.more[level]!.items.entries()) if (cost === none) cells.push(cell);
    this.freely[level] = cells;
    return cells;
  }
}
