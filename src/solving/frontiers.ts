import { spend } from './account.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { type Point, type PointsOfLevels, RunPoints } from './run-points.ts';
import { sumsOfPairs } from './staircase.ts';
import { covers, Maxima, maximalWithin, type Vector } from './vectors.ts';

/** What one vector takes, in bytes, and each of its amounts. */
const VECTOR = 48;
const AMOUNT = 16;

/**
 * The sums of vectors along the rows where a node holds that no other sum covers, of rows that come to something at
 * least: merged level by level from the ends up, as labels are in shortest paths with several costs (Martins 1984). A
 * level that a node passes over has any cell.
 */
export class Frontiers<N extends number | bigint> {
  readonly points: PointsOfLevels<N>;
  readonly arithmetic: Arithmetic<N>;
  private readonly diagram: Diagram;
  /** By level the points of runs of its cells, and the vectors of those asked for. */
  private readonly runs: readonly (RunPoints<N> | null)[];
  private readonly together: Map<number, readonly Vector<N>[]>[];
  private readonly known = new Map<number, readonly Vector<N>[]>();
  private readonly width: number;
  /** By level what the levels from it on have to come to: those above have their most. */
  private readonly leastFrom: readonly Vector<N>[];
  private held = 0;

  /** @param least what is not wanted has less of some amount */
  constructor(diagram: Diagram, arithmetic: Arithmetic<N>, points: PointsOfLevels<N>, least: Vector<N>) {
    this.diagram = diagram;
    this.arithmetic = arithmetic;
    this.points = points;
    this.runs = points.map((cells) => cells && new RunPoints(cells));
    this.together = points.map(() => new Map());
    this.width = least.length;
    const leastFrom = [least];
    for (const cells of points) leastFrom.push(this.less(leastFrom.at(-1)!, cells && mostOf(cells.flatMap(vectorsOf))));
    this.leastFrom = leastFrom;
  }

  /** What is left to come to. @param most of each amount; null: nothing at all */
  private less(least: Vector<N>, most: Vector<N> | null): Vector<N> {
    return most === null ? least : least.map((amount, at) => this.arithmetic.minus(amount, most[at]!));
  }

  /** @param root holds somewhere. @returns larger first; null where the account is stopped */
  among(root: Node | null): readonly Vector<N>[] | null {
    const reached = this.diagram.reachable(root);
    if (root === null || reached === null) return null;
    for (const node of reached) {
      const found = this.atNode(node);
      if (found === null || !this.keep(node, this.diagram.levelOf(node), found)) return null;
    }
    const found = this.from(0, root);
    return found && this.reaching(found, this.leastFrom[0]!);
  }

  /** The same of the levels from one on, for a node at or below it that has been reached. */
  from(level: number, node: Node): readonly Vector<N>[] | null {
    const top = this.diagram.levelOf(node);
    let found = node === EVERYWHERE ? [this.nothing()] : this.known.get(this.keyOf(node, top))!;
    for (let above = top - 1; above >= level; above--) {
      const known = this.known.get(this.keyOf(node, above));
      const sums: readonly Vector<N>[] | null = known ?? this.sums(this.pointsPassed(above), found, above);
      if (sums === null || (known === undefined && !this.keep(node, above, sums))) return null;
      found = sums;
    }
    return found;
  }

  private nothing(): Vector<N> {
    return Array.from({ length: this.width }, () => this.arithmetic.of(0n));
  }

  private atNode(node: Node): readonly Vector<N>[] | null {
    const { starts, ends, children } = this.diagram.nodes;
    const level = this.diagram.levelOf(node);
    const all: Vector<N>[] = [];
    let from = 0;
    for (let run = starts[node]!; run < starts[node + 1]!; run++) {
      const child = children[run]!;
      const end = ends[run]!;
      if (child !== NOWHERE) {
        const below = this.from(level + 1, child);
        const own = this.pointsIn(level, from, end);
        const sums = below && this.sums(own, below, level);
        if (sums === null) return null;
        for (const sum of sums) all.push(sum);
      }
      from = end;
    }
    return this.maximal(all);
  }

  private pointsPassed(level: number): readonly Vector<N>[] | null {
    const runs = this.runs[level]!;
    return runs === null ? [this.nothing()] : this.pointsIn(level, 0, runs.count);
  }

  /** Null where the account is stopped. */
  private pointsIn(level: number, from: number, end: number): readonly Vector<N>[] | null {
    const runs = this.runs[level]!;
    const known = this.together[level]!;
    const key = from * (runs.count + 1) + end;
    const found = known.get(key) ?? runs.among(from, end, this.diagram.account)?.map(({ vector }) => vector) ?? null;
    if (found !== null) known.set(key, found);
    return found;
  }

  /** Each of a level's own and each of those below together: what the levels from it on come to. */
  private sums(
    own: readonly Vector<N>[] | null,
    below: readonly Vector<N>[],
    level: number,
  ): readonly Vector<N>[] | null {
    if (own === null) return null;
    const least = this.leastFrom[level]!;
    const some = this.reaching(own, this.less(least, mostOf(below)));
    const others = this.reaching(below, this.less(least, mostOf(some)));
    const sums = this.width === 2 ? this.sumsOfTwo(some, others) : this.allSums(some, others);
    return sums && this.reaching(sums, least);
  }

  private sumsOfTwo(some: readonly Vector<N>[], others: readonly Vector<N>[]): readonly Vector<N>[] | null {
    const hasRoom = (bytes: number) => this.diagram.hasRoom(this.held + bytes);
    return sumsOfPairs(some, others, this.arithmetic, this.diagram.account, hasRoom);
  }

  private allSums(some: readonly Vector<N>[], others: readonly Vector<N>[]): readonly Vector<N>[] | null {
    const { plus } = this.arithmetic;
    const maxima = new Maxima<Vector<N>, N>((vector) => vector, this.diagram.account);
    for (const one of some) {
      if (!spend(this.diagram.account, 1 + 2 * others.length)) return null;
      if (!this.diagram.hasRoom(this.held + this.bytesOf(maxima.size + others.length))) return null;
      for (const other of others) {
        if (!maxima.add(one.map((amount, at) => plus(amount, other[at]!)))) return null;
      }
    }
    return maxima.all();
  }

  private reaching(vectors: readonly Vector<N>[], least: Vector<N>): readonly Vector<N>[] {
    if (least.every((amount) => amount <= 0)) return vectors;
    return vectors.filter((vector) => covers(vector, least));
  }

  private maximal(all: readonly Vector<N>[]): readonly Vector<N>[] | null {
    if (!spend(this.diagram.account, 1 + all.length)) return null;
    return maximalWithin(all, (vector) => vector, this.diagram.account);
  }

  private keep(node: Node, level: number, found: readonly Vector<N>[]): boolean {
    this.known.set(this.keyOf(node, level), found);
    this.held += this.bytesOf(found.length);
    return this.diagram.hasRoom(this.held);
  }

  private bytesOf(vectors: number): number {
    return vectors * (VECTOR + this.width * AMOUNT);
  }

  private keyOf(node: Node, level: number): number {
    return node * (this.points.length + 1) + level;
  }
}

const vectorsOf = <N extends number | bigint>(points: readonly Point<N>[]): Vector<N>[] =>
  points.map(({ vector }) => vector);

/** The most of each amount; null where there are none. */
function mostOf<N extends number | bigint>(vectors: readonly Vector<N>[]): Vector<N> | null {
  const most = vectors[0]?.slice() ?? null;
  if (most === null) return null;
  for (const vector of vectors) {
    for (let at = 0; at < most.length; at++) if (vector[at]! > most[at]!) most[at] = vector[at]!;
  }
  return most;
}
