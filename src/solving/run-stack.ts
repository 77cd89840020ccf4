import type { Holding } from './holding.ts';

/**
 * Runs of children of the nodes being made, innermost on top: a run is the cells up to `end` (exclusive) that share
 * one child. INVARIANT: neighbouring runs of one node have different children.
 */
export class RunStack {
  ends: Int32Array = new Int32Array(0);
  children: Int32Array = new Int32Array(0);
  top = 0;
  private readonly holding: Holding;

  constructor(holding: Holding) {
    this.holding = holding;
  }

  /** Adds a run to the node whose runs begin at `base`; false where memory ended. */
  push(base: number, end: number, child: number): boolean {
    if (this.top > base && this.children[this.top - 1] === child) {
      this.ends[this.top - 1] = end;
      return true;
    }
    if (this.top === this.ends.length && !this.grow()) return false;
    this.ends[this.top] = end;
    this.children[this.top++] = child;
    return true;
  }

  private grow(): boolean {
    const ends = this.holding.grown(this.ends, this.top + 64);
    if (ends === null) return false;
    this.ends = ends;
    const children = this.holding.grown(this.children, this.top + 64);
    if (children === null) return false;
    this.children = children;
    return true;
  }
}
