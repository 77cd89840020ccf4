import { type Diagram, NOWHERE, type Node } from './diagram.ts';

/** A node of which some cells are said, ascending; with the others it holds nowhere. */
export class NodeDraft {
  private readonly ends: number[] = [];
  private readonly children: (Node | null)[] = [];
  private end = 0;

  /** The cells from..end, `end` excluded, go to the child. */
  add(from: number, end: number, child: Node | null): void {
    if (from > this.end) this.go(from, NOWHERE);
    this.go(end, child);
  }

  /** @returns null where a child is, or the account is stopped */
  made(diagram: Diagram, level: number): Node | null {
    const arity = diagram.arities[level]!;
    if (this.end < arity) this.go(arity, NOWHERE);
    return diagram.node(level, this.ends, this.children);
  }

  private go(end: number, child: Node | null): void {
    this.ends.push(end);
    this.children.push(child);
    this.end = end;
  }
}
