import type { Domain } from './domain.ts';
import type { Expression } from './expression.ts';

/** One index a slot. */
export type Row = ArrayLike<number>;
/** Where in a row a name's index stands. */
export type Layout = ReadonlyMap<string, { readonly slot: number; readonly domain: Domain }>;

export const NO = 0;
export const YES = 1;
export const MAYBE = 2;
export type Ternary = typeof NO | typeof YES | typeof MAYBE;

/** Truth on a point. Only for what `checkTypes` finds nothing wrong with under the same domains. */
export function compileTruth(expression: Expression, layout: Layout): (row: Row) => boolean {
  throw new Error(`todo ${expression.kind} ${layout.size}`);
}

/**
 * Truth over a box: each index lies in low..high, both inclusive; for a set, `low` is the mask of
 * options certainly in and `high` of those possibly in. After Kleene (1952, §64).
 * LAW: YES and NO hold at every point of the box; where the box is one point the answer is never MAYBE.
 */
export function compileOverBox(expression: Expression, layout: Layout): (low: Row, high: Row) => Ternary {
  throw new Error(`todo ${expression.kind} ${layout.size}`);
}
