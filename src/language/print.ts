import type { Expression } from './expression.ts';

/** The canonical text, with no more parentheses than needed. LAW: parsing it gives the same tree, spans aside. */
export function print(expression: Expression): string {
  throw new Error(`todo ${expression.kind}`);
}
