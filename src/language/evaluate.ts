import { conditionOf, type Layout } from './condition-of.ts';
import { sizeOf } from './domain.ts';
import type { Expression } from './expression.ts';
import { type Statuses, statusesOnPoints } from './statuses-on-points.ts';
import { type Row, truthOnPoints } from './truth-on-points.ts';
import { MAYBE, NO, type Ternary, truthOverBoxes, YES } from './truth-over-boxes.ts';

export { type Layout, MAYBE, NO, type Row, type Statuses, type Ternary, YES };

/** Truth on a point. Only for what `checkTypes` finds nothing wrong with under the same domains. */
export function compileTruth(expression: Expression, layout: Layout): (row: Row) => boolean {
  return truthOnPoints(conditionOf(expression, layout), sizesOf(layout));
}

/**
 * The truth of many expressions on a point at once, written as 1 and 0 in their order; faster than one by one.
 * What is no expression is given as a closure.
 */
export function compileStatuses(
  expressions: readonly (Expression | ((row: Row) => boolean))[],
  layout: Layout,
): Statuses {
  const conditions = expressions.map((one) => (typeof one === 'function' ? one : conditionOf(one, layout)));
  return statusesOnPoints(conditions, sizesOf(layout));
}

/**
 * Truth over a box: each index lies in low..high, both inclusive; for a set, `low` is the mask of
 * options certainly in and `high` of those possibly in.
 * LAW: YES and NO hold at every point of the box; where the box is one point the answer is never MAYBE.
 */
export function compileOverBox(expression: Expression, layout: Layout): (low: Row, high: Row) => Ternary {
  return truthOverBoxes(conditionOf(expression, layout));
}

const known = new WeakMap<Layout, readonly number[]>();

/** How many values each slot of a layout has; found out once a layout. */
function sizesOf(layout: Layout): readonly number[] {
  const met = known.get(layout);
  if (met !== undefined) return met;
  const sizes: number[] = [];
  for (const { slot, domain } of layout.values()) sizes[slot] = sizeOf(domain);
  known.set(layout, sizes);
  return sizes;
}
