import { spend } from './account.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { LeastInRange } from './least-in-range.ts';

/** What one cost takes, in bytes. */
const COST = 32;

/**
 * The least cost of rows of cells where a node holds, when each cell of a level has a cost; and where it is least.
 * `null` from any method: the account is stopped.
 */
export class LeastCosts<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly arithmetic: Arithmetic<N>;
  /** For each level the costs of its cells; null where its cells are not looked at. */
  private readonly costs: readonly (readonly N[] | null)[];
  private readonly ranges: readonly (LeastInRange<N> | null)[];
  /** The least that all levels above a level cost, where every cell may be had. */
  private readonly above: N[];
  private readonly best: N[] = [];
  private places: Int32Array = new Int32Array(0);
  private readonly freely: (readonly number[])[] = [];
  private readonly cheapestOf = new Map<Node, Node | null>();

  constructor(diagram: Diagram, arithmetic: Arithmetic<N>, costs: readonly (readonly N[] | null)[]) {
    this.diagram = diagram;
    this.arithmetic = arithmetic;
    this.costs = costs;
    this.ranges = costs.map((cells) => cells && new LeastInRange(cells));
    this.above = [arithmetic.of(0n)];
    for (const [level, range] of this.ranges.entries()) {
      const free = range === null ? arithmetic.of(0n) : range.least(0, costs[level]!.length);
      this.above.push(arithmetic.plus(this.above[level]!, free));
    }
  }

  /** @param root holds somewhere. @returns the least cost, and a node that holds exactly at the rows that cost it */
  among(root: Node | null): { readonly cost: N; readonly node: Node } | null {
    const reached = this.diagram.reachable(root);
    if (root === null || reached === null || !this.diagram.hasRoom(reached.length * COST)) return null;
    const places = this.diagram.placesOf(reached);
    if (places === null) return null;
    this.places = places;
    for (const node of reached) {
      if (!spend(this.diagram.account)) return null;
      this.best.push(this.leastBelow(node));
    }
    const node = this.passing(0, root, this.cheapestOnly(root));
    return node === null ? null : { cost: this.leastFrom(0, root), node };
  }

  /** The least cost of the levels from one on, where a node further down must hold. */
  private leastFrom(level: number, node: Node): N {
    const { plus, minus, of } = this.arithmetic;
    const passed = minus(this.above[this.diagram.levelOf(node)]!, this.above[level]!);
    return node === EVERYWHERE ? plus(passed, of(0n)) : plus(passed, this.best[this.places[node]!]!);
  }

  private leastBelow(node: Node): N {
    const { starts, ends, children } = this.diagram.nodes;
    const level = this.diagram.levelOf(node);
    const range = this.ranges[level]!;
    let best: N | null = null;
    let from = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      const end = ends[run]!;
      if (child !== NOWHERE) {
        const cost = this.arithmetic.plus(range.least(from, end), this.leastFrom(level + 1, child));
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
    const level = this.diagram.levelOf(node);
    const runs = this.cheapestRuns(node).map(({ from, end, child }) => ({
      from,
      end,
      child: this.passing(level + 1, child, this.cheapestOnly(child)),
    }));
    const made = nodeOfRuns(this.diagram, level, runs);
    this.cheapestOf.set(node, made);
    return made;
  }

  /** The cells of a node from which its least cost is reached. */
  private cheapestRuns(node: Node): { from: number; end: number; child: Node }[] {
    const { starts, ends, children } = this.diagram.nodes;
    const level = this.diagram.levelOf(node);
    const costs = this.costs[level]!;
    const best = this.best[this.places[node]!]!;
    const runs: { from: number; end: number; child: Node }[] = [];
    let cell = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      const rest = child === NOWHERE ? null : this.leastFrom(level + 1, child);
      for (; cell < ends[run]!; cell++) {
        if (rest === null || this.arithmetic.plus(costs[cell]!, rest) !== best) continue;
        runs.push({ from: cell, end: cell + 1, child });
      }
    }
    return runs;
  }

  /** `made`, which stands for a node, with the cheapest cells alone at the levels between `level` and the node's. */
  private passing(level: number, node: Node, made: Node | null): Node | null {
    let passed = made;
    for (let above = this.diagram.levelOf(node) - 1; above >= level; above--) {
      if (this.costs[above] === null) continue;
      const child = passed;
      const runs = this.cheapestCells(above).map((cell) => ({ from: cell, end: cell + 1, child }));
      passed = nodeOfRuns(this.diagram, above, runs);
    }
    return passed;
  }

  /** The cells that cost least, where every cell of a level may be had. */
  private cheapestCells(level: number): readonly number[] {
    const known = this.freely[level];
    if (known !== undefined) return known;
    const costs = this.costs[level]!;
    const least = this.ranges[level]!.least(0, costs.length);
    const cells = [...costs.keys()].filter((cell) => costs[cell] === least);
    this.freely[level] = cells;
    return cells;
  }
}

/** A node that goes on where runs say so, and holds nowhere else. */
function nodeOfRuns(
  diagram: Diagram,
  level: number,
  runs: readonly { from: number; end: number; child: Node | null }[],
): Node | null {
  const ends: number[] = [];
  const children: (Node | null)[] = [];
  const add = (end: number, child: Node | null) => {
    if (end === (ends.at(-1) ?? 0)) return;
    ends.push(end);
    children.push(child);
  };
  for (const { from, end, child } of runs) {
    add(from, NOWHERE);
    add(end, child);
  }
  add(diagram.arities[level]!, NOWHERE);
  return diagram.node(level, ends, children);
}
