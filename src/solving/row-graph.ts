import { type Account, spend } from './account.ts';
import { SAFE } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';
import { type PointsOfLevels, RunPoints } from './run-points.ts';
import type { Vector } from './vectors.ts';

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
const [STEP, OPTION, STATE] = [8, 120, 28];

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
    levels.map((level) => new RunPoints(points[level]!)),
    diagram.account,
  );
  const depthOfLevel = new Map(levels.map((level, depth) => [level, depth]));
  const stateOf = (node: Node) => (node === EVERYWHERE ? 0 : 1 + places[node]!);
  const { nodes } = diagram;
  const runs = reached.reduce((sum, node) => sum + nodes.starts[node + 1]! - nodes.starts[node]!, 0);
  if (!diagram.hasRoom(runs * STEP + (reached.length + 1) * STATE) || !spend(diagram.account, 1 + runs)) return null;
  const depthOf = new Int32Array(reached.length + 1).fill(levels.length);
  const starts = new Int32Array(reached.length + 2);
  const children = new Int32Array(runs);
  const sets = new Int32Array(runs);
  let steps = 0;
  for (const node of reached) {
    const state = stateOf(node);
    const depth = depthOfLevel.get(diagram.levelOf(node))!;
    depthOf[state] = depth;
    starts[state] = steps;
    let from = 0;
    for (let run = nodes.starts[node]!; run < nodes.starts[node + 1]!; run++) {
      const child = nodes.children[run]!;
      const end = nodes.ends[run]!;
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
  const near = nearly(vectors, width, unit);
  const graph = { depths: levels.length, width, root: stateOf(root), depthOf, starts, children, sets };
  return { ...graph, free, setStarts, values, vectors, near, unit };
}

/** The options of runs of cells, each run once. */
class OptionSets<N extends number | bigint> {
  readonly setStarts: number[] = [0];
  readonly values: number[] = [];
  readonly vectors: Vector<N>[] = [];
  private readonly levels: readonly RunPoints<N>[];
  private readonly known: Map<number, number>[];
  private readonly account: Account;

  constructor(levels: readonly RunPoints<N>[], account: Account) {
    this.account = account;
    this.levels = levels;
    this.known = levels.map(() => new Map());
  }

  /** Without options where the account is stopped. */
  setOf(depth: number, from: number, end: number): number {
    const known = this.known[depth]!;
    const key = from * (this.levels[depth]!.count + 1) + end;
    const found = known.get(key);
    if (found !== undefined) return found;
    for (const { value, vector } of this.levels[depth]!.among(from, end, this.account) ?? []) {
      this.values.push(value);
      this.vectors.push(vector);
    }
    const made = this.setStarts.push(this.values.length) - 2;
    known.set(key, made);
    return made;
  }
}

function unitOf<N extends number | bigint>(
  free: readonly number[],
  setStarts: readonly number[],
  vectors: readonly Vector<N>[],
): bigint {
  let unit = 1n;
  for (const set of free) {
    let most: N | 0 = 0;
    for (let option = setStarts[set]!; option < setStarts[set + 1]!; option++) {
      for (const amount of vectors[option]!) if (amount > most) most = amount;
    }
    unit += BigInt(most);
  }
  return unit;
}

function nearly<N extends number | bigint>(vectors: readonly Vector<N>[], width: number, unit: bigint): Float64Array {
  const near = new Float64Array(vectors.length * width);
  const whole = unit <= SAFE ? Number(unit) : null;
  let place = 0;
  for (const vector of vectors) {
    for (const amount of vector) {
      near[place++] = typeof amount === 'number' && whole !== null ? amount / whole : inParts(BigInt(amount), unit);
    }
  }
  return near;
}
