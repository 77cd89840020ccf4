import { type Account, spend } from './account.ts';
import { SAFE } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import type { Point, PointsOfLevels } from './frontiers.ts';
import { maximalWithin, type Vector } from './vectors.ts';

/**
 * The rows of a diagram as ways through states, level by level, where each step adds a vector: what a search walks.
 * Levels that rows have no value at are left out. What is covered by another option of the same step is left out too,
 * and of equal ones all but the first value.
 */
export interface RowGraph<N extends number | bigint> {
  /** How many levels are left. */
  readonly depths: number;
  /** How many amounts a vector has. */
  readonly width: number;
  /** The state where all rows begin; state 0 is where they end. */
  readonly root: number;
  /** By state the depth of its choice. */
  readonly depthOf: Int32Array;
  /** The steps of state s are `starts[s]` up to `starts[s + 1]`: where each leads, and its set of options. */
  readonly starts: Int32Array;
  readonly children: Int32Array;
  readonly sets: Int32Array;
  /** For each depth the set of options where any cell may be had. */
  readonly free: readonly number[];
  /** The options of set s are `setStarts[s]` up to `setStarts[s + 1]`. */
  readonly setStarts: readonly number[];
  readonly values: readonly number[];
  readonly vectors: readonly Vector<N>[];
  /** The vectors in parts of `unit`, as doubles, one after the other. */
  readonly near: Float64Array;
  /** No sum of amounts along a row is larger. */
  readonly unit: bigint;
}

/** What a step, an option and a state take, in bytes. */
const [STEP, OPTION, STATE] = [8, 120, 24];

/** An amount in parts of a unit: the nearest double but for a last digit, however large the unit and small the amount. */
export function inParts(amount: bigint, unit: bigint): number {
  if (unit <= SAFE && amount <= SAFE && amount >= -SAFE) return Number(amount) / Number(unit);
  const shift = Math.min(64 + 4 * Math.max(0, hexDigits(unit) - hexDigits(amount)), 1000);
  return Number((amount << BigInt(shift)) / unit) / 2 ** shift;
}

const hexDigits = (amount: bigint): number => amount.toString(16).length;

/** @param root holds somewhere. @returns null where the account is stopped */
export function rowGraphOf<N extends number | bigint>(
  diagram: Diagram,
  root: Node,
  points: PointsOfLevels<N>,
  width: number,
): RowGraph<N> | null {
  const reached = diagram.reachable(root);
  const places = reached && diagram.placesOf(reached);
  if (reached === null || places === null) return null;
  const levels = [...points.keys()].filter((level) => points[level] !== null);
  const options = new OptionSets(
    levels.map((level) => points[level]!),
    diagram.account,
  );
  const depthOfLevel = new Map(levels.map((level, depth) => [level, depth]));
  const stateOf = (node: Node) => (node === EVERYWHERE ? 0 : 1 + places[node]!);
  const runs = reached.reduce((sum, node) => sum + diagram.nodes.starts[node + 1]! - diagram.nodes.starts[node]!, 0);
  if (!diagram.hasRoom(runs * STEP + (reached.length + 1) * STATE) || !spend(diagram.account, 1 + runs)) return null;
  const depthOf = new Int32Array(reached.length + 1).fill(levels.length);
  const starts = new Int32Array(reached.length + 2);
  const [children, sets] = [new Int32Array(runs), new Int32Array(runs)];
  let steps = 0;
  for (const node of reached) {
    const state = stateOf(node);
    const depth = depthOfLevel.get(diagram.levelOf(node))!;
    depthOf[state] = depth;
    starts[state] = steps;
    let from = 0;
    for (let run = diagram.nodes.starts[node]!; run < diagram.nodes.starts[node + 1]!; run++) {
      const [child, end] = [diagram.nodes.children[run]!, diagram.nodes.ends[run]!];
      if (child !== NOWHERE) {
        children[steps] = stateOf(child);
        sets[steps++] = options.setOf(depth, from, end);
      }
      from = end;
    }
  }
  starts[reached.length + 1] = steps;
  const free = levels.map((level, depth) => options.setOf(depth, 0, points[level]!.length));
  const { setStarts, values, vectors } = options;
  if (!diagram.hasRoom(vectors.length * OPTION) || !spend(diagram.account, 1 + vectors.length)) return null;
  const unit = unitOf(free, setStarts, vectors);
  const near = Float64Array.from(vectors.flatMap((vector) => vector.map((amount) => inParts(BigInt(amount), unit))));
  const graph = { depths: levels.length, width, root: stateOf(root), depthOf, starts, children, sets };
  return { ...graph, free, setStarts, values, vectors, near, unit };
}

/** The options of runs of cells, each run once. */
class OptionSets<N extends number | bigint> {
  readonly setStarts: number[] = [0];
  readonly values: number[] = [];
  readonly vectors: Vector<N>[] = [];
  private readonly cells: readonly (readonly (readonly Point<N>[])[])[];
  private readonly known: Map<number, number>[];
  private readonly account: Account;

  constructor(cells: readonly (readonly (readonly Point<N>[])[])[], account: Account) {
    this.account = account;
    this.cells = cells;
    this.known = cells.map(() => new Map());
  }

  setOf(depth: number, from: number, end: number): number {
    const cells = this.cells[depth]!;
    const known = this.known[depth]!;
    const key = from * (cells.length + 1) + end;
    const found = known.get(key);
    if (found !== undefined) return found;
    for (const { value, vector } of end - from === 1 ? cells[from]! : this.best(cells.slice(from, end).flat())) {
      this.values.push(value);
      this.vectors.push(vector);
    }
    const made = this.setStarts.push(this.values.length) - 2;
    known.set(key, made);
    return made;
  }

  /** None where the account is stopped. */
  private best(points: readonly Point<N>[]): readonly Point<N>[] {
    return maximalWithin(points, ({ vector }) => vector, this.account) ?? [];
  }
}

function unitOf<N extends number | bigint>(
  free: readonly number[],
  setStarts: readonly number[],
  vectors: readonly Vector<N>[],
): bigint {
  let unit = 1n;
  for (const set of free) {
    let most = 0n;
    for (let option = setStarts[set]!; option < setStarts[set + 1]!; option++) {
      for (const amount of vectors[option]!) if (BigInt(amount) > most) most = BigInt(amount);
    }
    unit += most;
  }
  return unit;
}
