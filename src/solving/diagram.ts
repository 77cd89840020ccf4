import { type Account, spend } from './account.ts';
import { Holding } from './holding.ts';
import { NodeTable } from './node-table.ts';
import {
  AND,
  CODES_OF_LEVEL_SET,
  EVERYWHERE,
  FIRST_LEVEL_SET,
  IFF,
  type LevelSet,
  type Node,
  Operations,
  OR,
} from './operations.ts';

export { EVERYWHERE, NOWHERE, type Node } from './operations.ts';

/** More levels than this are refused: the recursion goes one call a level down. */
const MOST_LEVELS = 3000;

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
  private readonly operations: Operations;
  private readonly levelSets = new Map<string, LevelSet>();

  constructor(arities: readonly number[], account: Account) {
    this.arities = arities;
    this.holding = new Holding(account);
    this.nodes = new NodeTable(this.holding, arities.length);
    this.operations = new Operations(arities, this.nodes, this.holding);
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
    const base = this.operations.stack.top;
    for (let run = 0; run < ends.length; run++) {
      const child = children[run] ?? null;
      if (child === null || !this.operations.stack.push(base, ends[run]!, child)) return null;
    }
    return this.answer(this.operations.make(level, base, ends.length));
  }

  and(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.operations.join(AND, left, right));
  }

  or(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.operations.join(OR, left, right));
  }

  iff(left: Node | null, right: Node | null): Node | null {
    return left === null || right === null ? null : this.answer(this.operations.join(IFF, left, right));
  }

  not(node: Node | null): Node | null {
    return node === null ? null : this.answer(this.operations.complement(node));
  }

  /** Holds where the node does for some cells of the levels. */
  exists(node: Node | null, levels: readonly number[]): Node | null {
    if (levels.length === 0) return node;
    const set = this.levelSet(levels);
    return node === null || set === null ? null : this.answer(this.operations.quantify(OR, set, node));
  }

  /** Holds where the node does for all cells of the levels. */
  forall(node: Node | null, levels: readonly number[]): Node | null {
    const set = this.levelSet(levels);
    return node === null || set === null ? null : this.answer(this.operations.quantify(AND, set, node));
  }

  /** `exists(and(left, right), levels)` without the whole of the conjunction in between (Burch et al. 1994). */
  andExists(left: Node | null, right: Node | null, levels: readonly number[]): Node | null {
    const set = this.levelSet(levels);
    if (left === null || right === null || set === null) return null;
    return this.answer(this.operations.joinAndQuantify(set, left, right));
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
    if (root === null || this.account.stopped !== null || !this.hasRoom((root + 1) * 5)) return null;
    const { starts, children } = this.nodes;
    const met = new Uint8Array(root + 1);
    const reached = new Int32Array(root + 1);
    let place = root + 1;
    met[root] = 1;
    for (let node = root; node > EVERYWHERE; node--) {
      if (met[node] === 0) continue;
      reached[--place] = node;
      const end = starts[node + 1]!;
      for (let run = starts[node]!; run < end; run++) met[children[run]!] = 1;
    }
    return spend(this.account, root + 2 - place) ? reached.subarray(place) : null;
  }

  /** 1 for each node met from some roots on, none of them past `top`. */
  private met(roots: readonly Node[], top: Node): Uint8Array {
    const { starts, children } = this.nodes;
    const met = new Uint8Array(top + 1);
    for (const root of roots) met[root] = 1;
    for (let node = top; node > EVERYWHERE; node--) {
      if (met[node] === 0) continue;
      for (let run = starts[node]!; run < starts[node + 1]!; run++) met[children[run]!] = 1;
    }
    return met;
  }

  /** For each node reached its place among them; the others' mean nothing. */
  placesOf(reached: Int32Array): Int32Array | null {
    const length = (reached.at(-1) ?? 0) + 1;
    if (!this.hasRoom(length * 4)) return null;
    const places = new Int32Array(length);
    for (let place = 0; place < reached.length; place++) places[reached[place]!] = place;
    return places;
  }

  /**
   * The nodes below some roots alone, in a diagram of their own: what is done there costs the same whatever was done
   * here before. `null` where either account is stopped.
   */
  copy(roots: readonly Node[], account: Account): { readonly diagram: Diagram; readonly roots: Node[] } | null {
    const top = roots.reduce((one, other) => Math.max(one, other), EVERYWHERE);
    if (this.account.stopped !== null || !this.hasRoom((top + 1) * 5)) return null;
    const { levels, starts, ends, children } = this.nodes;
    const copy = new Diagram(this.arities, account);
    const { stack } = copy.operations;
    const met = this.met(roots, top);
    const copies = new Int32Array(top + 1);
    copies[EVERYWHERE] = EVERYWHERE;
    for (let node = 2; node <= top; node++) {
      if (met[node] === 0) continue;
      const base = stack.top;
      for (let run = starts[node]!; run < starts[node + 1]!; run++) {
        if (!stack.push(base, ends[run]!, copies[children[run]!]!)) return null;
      }
      copies[node] = copy.operations.make(levels[node]!, base, stack.top - base);
      if (copies[node]! < 0) return null;
    }
    return account.stopped === null ? { diagram: copy, roots: roots.map((root) => copies[root]!) } : null;
  }

  private answer(node: number): Node | null {
    return node < 0 || this.account.stopped !== null ? null : node;
  }

  private levelSet(levels: readonly number[]): LevelSet | null {
    const key = levels.join(',');
    const known = this.levelSets.get(key);
    if (known !== undefined) return known;
    if (!this.holding.take(this.arities.length + 1)) return null;
    const members = new Uint8Array(this.arities.length + 1);
    for (const level of levels) members[level] = 1;
    const code = FIRST_LEVEL_SET + CODES_OF_LEVEL_SET * this.levelSets.size;
    const set = { code, members, deepest: members.lastIndexOf(1) };
    this.levelSets.set(key, set);
    return set;
  }
}
