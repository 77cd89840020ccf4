import type { Holding } from './holding.ts';
import type { RunStack } from './run-stack.ts';

/** A table this full of nodes is made larger. */
const FULLEST = 0.5;

/**
 * Nodes of decision diagrams, each kept once: equal level and equal runs of children are the same number
 * (hash-consing). Nodes 0 and 1 are the ends. The runs of node u are `starts[u]` up to `starts[u + 1]`.
 * INVARIANT: a child's number is smaller than its parent's, and its level is larger.
 */
export class NodeTable {
  count = 2;
  levels: Int32Array = new Int32Array(0);
  starts: Int32Array = new Int32Array(0);
  ends: Int32Array = new Int32Array(0);
  children: Int32Array = new Int32Array(0);
  private slots: Int32Array = new Int32Array(0);
  private readonly holding: Holding;

  /** @param lowest the level of the two ends, below all others */
  constructor(holding: Holding, lowest: number) {
    this.holding = holding;
    if (!this.reserve(512, 1024) || !this.enlarge(1024)) return;
    this.levels.fill(lowest, 0, 2);
  }

  /** The node of the runs on the stack from `base` on, which it takes off; -1 where memory ended. */
  add(level: number, stack: RunStack, base: number): number {
    const runs = stack.top - base;
    stack.top = base;
    if (runs === 1) return stack.children[base]!;
    const mask = this.slots.length - 1;
    let slot = this.hash(level, stack.ends, stack.children, base, runs) & mask;
    for (let node = this.slots[slot]!; node !== 0; node = this.slots[slot]!) {
      if (this.levels[node] === level && this.hasRuns(node, stack, base, runs)) return node;
      slot = (slot + 1) & mask;
    }
    return this.append(level, stack, base, runs, slot);
  }

  private hasRuns(node: number, stack: RunStack, base: number, runs: number): boolean {
    const start = this.starts[node]!;
    if (this.starts[node + 1]! - start !== runs) return false;
    for (let run = 0; run < runs; run++) {
      if (this.children[start + run] !== stack.children[base + run]) return false;
      if (this.ends[start + run] !== stack.ends[base + run]) return false;
    }
    return true;
  }

  private append(level: number, stack: RunStack, base: number, runs: number, slot: number): number {
    const start = this.starts[this.count]!;
    if (!this.reserve(this.count + 2, start + runs)) return -1;
    const node = this.count++;
    for (let run = 0; run < runs; run++) {
      this.ends[start + run] = stack.ends[base + run]!;
      this.children[start + run] = stack.children[base + run]!;
    }
    this.levels[node] = level;
    this.starts[node + 1] = start + runs;
    this.slots[slot] = node;
    if (this.count > this.slots.length * FULLEST && !this.enlarge(this.slots.length * 2)) return -1;
    return node;
  }

  private reserve(nodes: number, runs: number): boolean {
    const levels = this.holding.grown(this.levels, nodes);
    if (levels === null) return false;
    this.levels = levels;
    const starts = this.holding.grown(this.starts, nodes);
    if (starts === null) return false;
    this.starts = starts;
    const ends = this.holding.grown(this.ends, runs);
    if (ends === null) return false;
    this.ends = ends;
    const children = this.holding.grown(this.children, runs);
    if (children === null) return false;
    this.children = children;
    return true;
  }

  private enlarge(length: number): boolean {
    if (!this.holding.take(length * 4)) return false;
    this.holding.release(this.slots.length * 4);
    this.slots = new Int32Array(length);
    const mask = length - 1;
    for (let node = 2; node < this.count; node++) {
      const start = this.starts[node]!;
      let slot = this.hash(this.levels[node]!, this.ends, this.children, start, this.starts[node + 1]! - start) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = node;
    }
    return true;
  }

  private hash(level: number, ends: Int32Array, children: Int32Array, base: number, runs: number): number {
    let hash = Math.imul(level + 1, 0x9e3779b1);
    for (let run = base; run < base + runs; run++) {
      hash = Math.imul(hash ^ children[run]!, 0x85ebca6b);
      hash = Math.imul((hash ^ (hash >>> 15)) + ends[run]!, 0xc2b2ae35);
    }
    return hash ^ (hash >>> 16);
  }
}
