import { spend } from './account.ts';
import { ComputedTable } from './computed-table.ts';
import type { Holding } from './holding.ts';
import type { NodeTable } from './node-table.ts';
import { RunStack } from './run-stack.ts';

/** A node of a diagram: 0 holds nowhere, 1 everywhere, the others begin at a level. */
export type Node = number;
export const NOWHERE: Node = 0;
export const EVERYWHERE: Node = 1;

export const AND = 1;
export const OR = 2;
export const IFF = 3;
const NOT = 4;
type Joining = typeof AND | typeof OR | typeof IFF;

/** Codes of further operations, three for each set of levels quantified: one in itself, and one with AND and OR. */
export const FIRST_LEVEL_SET = 8;
export const CODES_OF_LEVEL_SET = 3;

/** Levels to be quantified. */
export interface LevelSet {
  readonly code: number;
  /** 1 for each level that is one of them. */
  readonly members: Uint8Array;
  readonly deepest: number;
}

/**
 * The recursions on nodes, each one call a level down, their results remembered (Bryant 1986).
 * Any of them gives -1 once the account is stopped.
 */
export class Operations {
  readonly stack: RunStack;
  private readonly arities: readonly number[];
  private readonly nodes: NodeTable;
  private readonly holding: Holding;
  private readonly computed: ComputedTable;

  constructor(arities: readonly number[], nodes: NodeTable, holding: Holding) {
    this.arities = arities;
    this.nodes = nodes;
    this.holding = holding;
    this.stack = new RunStack(holding);
    this.computed = new ComputedTable(holding);
  }

  /** Of the runs on the stack from `base` on; `work` is what it took to find them. -1 where the account is stopped. */
  make(level: number, base: number, work: number): number {
    if (this.worked(0, work) < 0) return -1;
    const node = this.nodes.add(level, this.stack, base);
    this.computed.growWith(this.nodes.count);
    return node;
  }

  /** The result, paid for; -1 where the account is stopped. */
  private worked(result: number, work: number): number {
    return spend(this.holding.account, 1 + (work >> 2)) ? result : -1;
  }

  join(operation: Joining, one: Node, other: Node): number {
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

  complement(node: Node): number {
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

  quantify(fold: typeof AND | typeof OR, set: LevelSet, node: Node): number {
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

  joinAndQuantify(set: LevelSet, one: Node, other: Node): number {
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
