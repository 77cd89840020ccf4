import { compileOverBox, compileTruth, type Layout, type Row, type Ternary } from '../language/evaluate.ts';
import type { Expression } from '../language/expression.ts';
import { lastMentioned, mentions } from '../language/mentions.ts';

/**
 * Something a deal satisfies or not, as a function of its row of indices.
 * LAW: `over` is sound (YES and NO hold at every point of the box) and exact where every slot is one point.
 */
export interface Constraint {
  /** The slots it depends on, in order of first mention. */
  readonly slots: readonly number[];
  /** The same slots, the one mentioned last first. */
  readonly lastFirst: readonly number[];
  readonly truth: (row: Row) => boolean;
  readonly over: (low: Row, high: Row) => Ternary;
}

export function constraintOf(expression: Expression, layout: Layout): Constraint {
  const slotsOf = (names: readonly string[]) => names.map((name) => layout.get(name)!.slot);
  return {
    slots: slotsOf(mentions(expression)),
    lastFirst: slotsOf(lastMentioned(expression)),
    truth: compileTruth(expression, layout),
    over: compileOverBox(expression, layout),
  };
}
