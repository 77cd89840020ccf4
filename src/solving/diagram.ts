import { type Account, spend } from './account.ts';
import { ComputedTable } from './computed-table.ts';
import { Holding } from './holding.ts';
import { NodeTable } from './node-table.ts';
import { RunStack } from './run-stack.ts';

/** A node of a diagram: 0 holds nowhere, 1 everywhere, the others begin at a level. */
export type Node = number;
export const NOWHERE: Node = 0;
export const EVERYWHERE: Node = 1;

/** More levels than this are refused: the recursion goes one call a level down. */
const MOST_LEVELS = 3000;

const AND = 1;
const OR = 2;
const IFF = 3;
const NOT = 4;
type Joining = typeof AND | typeof OR | typeof IFF;

/** Codes of further operations, three for each set of levels quantified: see `levelSet`. */
const FIRST_LEVEL_SET = 8;

/** Levels to be quantified. `code` and the two after it name the operations on this very set. */
interface LevelSet {
  readonly code: number;
  readonly members: Uint8Array;
  readonly deepest: number;
}

/**
 * Reduced ordered decision diagrams with many-valued levels, all in one table: equal functions are the same node
 * (Bryant 1986; Srinivasan, Kam, Malik and Brayton 1990). The edges of a node are runs of neighbouring cells.
 *
 * LAW: what an operation gives depends on its operands alone, and is `null` once the account is stopped. An operand
 * `null` gives `null`, so that operations can be chained and looked at once.
 * LAW: the arrays held never pass the account's bytes.
 */
export class Diagram {
  /** How many cells each level has. */
  readonly arities: readonly number[];
  /** Read by those who walk the diagram; only the diagram itself adds to it. */
  readonly nodes: NodeTable;
  private readonly holding: Holding;
  private readonly stack: RunStack;
  private readonly computed: ComputedTable;
  private readonly levelSets = new Map<string, LevelSet>();

  constructor(arities: readonly number[], account: Account) {
    this.arities = arities;
    this.holding = new Holding(account);
    this.nodes = new NodeTable(this.holding, arities.length);
    this.stack = new RunStack(this.holding);
    this.computed = new ComputedTable(this.holding);
    if (arities.length > MOST_LEVELS) account.stopped ??= 'bytes';
  }

  get account(): Account {
    return this.holding.account;
  }

  /** Charges what follows to another account. Bytes held already are held against its limits too. */
  chargeTo(account: Account): void {
    this.holding.account = account;
  }

  /** The bytes of all arrays held now. */
  get bytes(): number {
    return this.holding.held;
  }

  /** Whether an array of so many bytes may be made beside the diagram; the account is stopped where not. */
  hasRoom(bytes: number): boolean {
    if (this.holding.fits(bytes)) return true;
    this.account.stopped ??= 'bytes';
    return false;
  }

  /**
   * The function that goes to `children[i]` where the level's cell is before `ends[i]`: ascending, the last the
   * level's number of cells. Children begin below the level.
   */
  node(level: number, ends: readonly number[], children: readonly (Node | null)[]): Node | null {
    const base = this.stack.top;
    for (let run = 0; run < ends.length; run++) {
      const child = children[run] ?? null;
      if (child === null || !this.stack.push(base, ends[run]!, child)) return null;
    }
    return this.answer(this.make(level, base, ends.length));
  }

  and(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.join(AND, left, right));
  }

  or(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.join(OR, left, right));
  }

  iff(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.join(IFF, left, right));
  }

  not(node: Node | null): Node | null {
    return node === null ? null : this.answer(this.complement(node));
  }

  /** Holds where the node does for some cells of the levels. */
  exists(node: Node | null, levels: readonly number[]): Node | null {
    const set = this.levelSet(levels);
    return node === null || set === null ? null : this.answer(this.quantify(OR, set, node));
  }

  /** Holds where the node does for all cells of the levels. */
  forall(node: Node | null, levels: readonly number[]): Node | null {
    const set = this.levelSet(levels);
    return node === null || set === null ? null : this.answer(this.quantify(AND, set, node));
  }

  /** `exists(and(left, right), levels)` without the whole of the conjunction in between (Burch et al. 1994). */
  andExists(left: Node | null, right: Node | null, levels: readonly number[]): Node | null {
    const set = this.levelSet(levels);
    if (left === null || right === null || set === null) return null;
    return this.answer(this.joinAndQuantify(set, left, right));
  }

  /** The level a node begins at; the number of levels for 0 and 1. */
  levelOf(node: Node): number {
    return this.nodes.levels[node]!;
  }

  /** Where the node goes when its own level has the cell. */
  child(node: Node, cell: number): Node {
    const { starts, ends, children } = this.nodes;
    let [low, high] = [starts[node]!, starts[node + 1]! - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > cell) high = middle;
      else low = middle + 1;
    }
    return children[low]!;
  }

  /** The nodes met from a root on, 0 and 1 left out, ascending: children before their parents. */
  reachable(root: Node | null): Int32Array | null {
    if (root === null || this.account.stopped !== null || !this.hasRoom(root + 1)) return null;
    const { starts, children } = this.nodes;
    const met = new Uint8Array(root + 1);
    let count = 0;
    met[root] = 1;
    for (let node = root; node > EVERYWHERE; node--) {
      if (met[node] === 0) continue;
      count++;
      for (let run = starts[node]!; run < starts[node + 1]!; run++) met[children[run]!] = 1;
    }
    if (!spend(this.account, 1 + count) || !this.hasRoom(root + 1 + count * 4)) return null;
    const reached = new Int32Array(count);
    for (let node = 2, place = 0; place < count; node++) if (met[node] !== 0) reached[place++] = node;
    return reached;
  }

  /** For each node reached its place among them; the others' mean nothing. */
  placesOf(reached: Int32Array): Int32Array | null {
    const length = (reached.at(-1) ?? 0) + 1;
    if (!this.hasRoom(length * 4)) return null;
    const places = new Int32Array(length);
    for (let place = 0; place < reached.length; place++) places[reached[place]!] = place;
    return places;
  }

  private answer(node: number): Node | null {
    return node < 0 || this.account.stopped !== null ? null : node;
  }

  /** Of the runs on the stack from `base` on; `work` is what it took to find them. -1 where the account is stopped. */
  private make(level: number, base: number, work: number): number {
    if (this.worked(0, work) < 0) return -1;
    const node = this.nodes.add(level, this.stack, base);
    this.computed.growWith(this.nodes.count);
    return node;
  }

  /** The result, paid for; -1 where the account is stopped. */
  private worked(result: number, work: number): number {
    return spend(this.account, 1 + (work >> 2)) ? result : -1;
  }

  private join(operation: Joining, one: Node, other: Node): number {
    const simple = this.joinSimply(operation, one, other);
    if (simple >= 0) return simple;
    const left = one < other ? one : other;
    const right = one < other ? other : one;
    const known = this.computed.find(operation, left, right);
    if (known >= 0) return known;
    const { nodes, stack } = this;
    const leftLevel = nodes.levels[left]!;
    const rightLevel = nodes.levels[right]!;
    const level = Math.min(leftLevel, rightLevel);
    const arity = this.arities[level]!;
    const base = stack.top;
    let leftRun = nodes.starts[left]!;
    let rightRun = nodes.starts[right]!;
    let work = 0;
    for (let end = 0; end < arity; work++) {
      const leftEnd = leftLevel === level ? nodes.ends[leftRun]! : arity;
      const rightEnd = rightLevel === level ? nodes.ends[rightRun]! : arity;
      end = Math.min(leftEnd, rightEnd);
      const joined = this.join(
        operation,
        leftLevel === level ? nodes.children[leftRun]! : left,
        rightLevel === level ? nodes.children[rightRun]! : right,
      );
      if (joined < 0 || !stack.push(base, end, joined)) return -1;
      if (leftEnd === end) leftRun++;
      if (rightEnd === end) rightRun++;
    }
    const node = this.make(level, base, work);
    if (node >= 0) this.computed.keep(operation, left, right, node);
    return node;
  }

  /** The cases without work; -1 for the others. */
  private joinSimply(operation: Joining, left: Node, right: Node): number {
    if (operation === AND) {
      if (left === NOWHERE || right === NOWHERE) return NOWHERE;
      if (left === EVERYWHERE || left === right) return right;
      return right === EVERYWHERE ? left : -1;
    }
    if (operation === OR) {
      if (left === EVERYWHERE || right === EVERYWHERE) return EVERYWHERE;
      if (left === NOWHERE || left === right) return right;
      return right === NOWHERE ? left : -1;
    }
    if (left === right) return EVERYWHERE;
    if (left === EVERYWHERE) return right;
    if (right === EVERYWHERE) return left;
    if (left === NOWHERE) return this.complement(right);
    return right === NOWHERE ? this.complement(left) : -1;
  }

  private complement(node: Node): number {
    if (node <= EVERYWHERE) return 1 - node;
    const known = this.computed.find(NOT, node, 0);
    if (known >= 0) return known;
    const { nodes, stack } = this;
    const base = stack.top;
    const first = nodes.starts[node]!;
    const last = nodes.starts[node + 1]!;
    for (let run = first; run < last; run++) {
      const child = this.complement(nodes.children[run]!);
      if (child < 0 || !stack.push(base, nodes.ends[run]!, child)) return -1;
    }
    const result = this.make(nodes.levels[node]!, base, last - first);
    if (result >= 0) this.computed.keep(NOT, node, 0, result);
    return result;
  }

  private levelSet(levels: readonly number[]): LevelSet | null {
    const key = levels.join(',');
    const known = this.levelSets.get(key);
    if (known !== undefined) return known;
    if (!this.holding.take(this.arities.length + 1)) return null;
    const members = new Uint8Array(this.arities.length + 1);
    for (const level of levels) members[level] = 1;
    const code = FIRST_LEVEL_SET + 3 * this.levelSets.size;
    const set = { code, members, deepest: members.lastIndexOf(1) };
    this.levelSets.set(key, set);
    return set;
  }

  private quantify(fold: typeof AND | typeof OR, set: LevelSet, node: Node): number {
    const level = this.nodes.levels[node]!;
    if (level > set.deepest || node <= EVERYWHERE) return node;
    const known = this.computed.find(set.code + fold, node, 0);
    if (known >= 0) return known;
    const { nodes, stack } = this;
    const base = stack.top;
    const first = nodes.starts[node]!;
    const last = nodes.starts[node + 1]!;
    const within = set.members[level] === 1;
    let result = fold === OR ? NOWHERE : EVERYWHERE;
    const settled = 1 - result;
    for (let run = first; run < last && !(within && result === settled); run++) {
      const child = this.quantify(fold, set, nodes.children[run]!);
      if (child < 0) return -1;
      if (within) result = this.join(fold, result, child);
      else if (!stack.push(base, nodes.ends[run]!, child)) return -1;
      if (result < 0) return -1;
    }
    result = within ? this.worked(result, last - first) : this.make(level, base, last - first);
    if (result >= 0) this.computed.keep(set.code + fold, node, 0, result);
    return result;
  }

  private joinAndQuantify(set: LevelSet, one: Node, other: Node): number {
    const { nodes, stack } = this;
    const left = one < other ? one : other;
    const right = one < other ? other : one;
    const leftLevel = nodes.levels[left]!;
    const rightLevel = nodes.levels[right]!;
    const level = Math.min(leftLevel, rightLevel);
    if (level > set.deepest) return this.join(AND, left, right);
    const simple = this.joinSimply(AND, left, right);
    if (simple >= 0) return this.quantify(OR, set, simple);
    const known = this.computed.find(set.code, left, right);
    if (known >= 0) return known;
    const arity = this.arities[level]!;
    const within = set.members[level] === 1;
    const base = stack.top;
    let leftRun = nodes.starts[left]!;
    let rightRun = nodes.starts[right]!;
    let work = 0;
    let result = NOWHERE;
    for (let end = 0; end < arity && result !== EVERYWHERE; work++) {
      const leftEnd = leftLevel === level ? nodes.ends[leftRun]! : arity;
      const rightEnd = rightLevel === level ? nodes.ends[rightRun]! : arity;
      end = Math.min(leftEnd, rightEnd);
      const joined = this.joinAndQuantify(
        set,
        leftLevel === level ? nodes.children[leftRun]! : left,
        rightLevel === level ? nodes.children[rightRun]! : right,
      );
      if (joined < 0) return -1;
      if (within) result = this.join(OR, result, joined);
      else if (!stack.push(base, end, joined)) return -1;
      if (result < 0) return -1;
      if (leftEnd === end) leftRun++;
      if (rightEnd === end) rightRun++;
    }
    result = within ? this.worked(result, work) : this.make(level, base, work);
    if (result >= 0) this.computed.keep(set.code, left, right, result);
    return result;
  }
}
