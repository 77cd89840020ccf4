import type { Condition } from '../language/condition.ts';
import { conditionOf } from '../language/condition-of.ts';
import {
  compileOverBox,
  compileTruth,
  type Layout,
  MAYBE,
  NO,
  type Row,
  type Ternary,
  YES,
} from '../language/evaluate.ts';
import type { Expression } from '../language/expression.ts';
import { lastMentioned, mentions } from '../language/mentions.ts';
import { type Amount, type Worth, worthAt, worthOver } from './worth.ts';

/**
 * Something a deal satisfies or not, as a function of its row of indices.
 * LAW: `over` is sound (YES and NO hold at every point of the box) and exact where every slot is one point.
 */
export interface Constraint {
  /** What it asks, as data, for whoever does not ask point by point; absent where only its truth is known. */
  readonly asks?: Asked;
  /** The slots it depends on, in order of first mention. */
  readonly slots: readonly number[];
  /** The same slots, the one mentioned last first. */
  readonly lastFirst: readonly number[];
  readonly truth: (row: Row) => boolean;
  readonly over: (low: Row, high: Row) => Ternary;
}

/** The same as data. LAW: it holds of the same rows. */
export type Asked =
  | { readonly kind: 'condition'; readonly condition: Condition }
  /** A deal is worth at least this. */
  | { readonly kind: 'worth'; readonly worth: Worth; readonly least: bigint }
  | { readonly kind: 'not'; readonly operand: Constraint }
  /** Where the condition holds, the other does. */
  | { readonly kind: 'guarded'; readonly condition: Constraint; readonly constraint: Constraint }
  | {
      readonly kind: 'quorum';
      readonly atLeast: number;
      readonly groups: readonly (readonly Constraint[])[];
      readonly vetoes: readonly number[];
    };

export function constraintOf(expression: Expression, layout: Layout): Constraint {
  const slotsOf = (names: readonly string[]) => names.map((name) => layout.get(name)!.slot);
  return {
    asks: { kind: 'condition', condition: conditionOf(expression, layout) },
    slots: slotsOf(mentions(expression)),
    lastFirst: slotsOf(lastMentioned(expression)),
    truth: compileTruth(expression, layout),
    over: compileOverBox(expression, layout),
  };
}

export const not = (constraint: Constraint): Constraint => ({
  ...constraint,
  asks: { kind: 'not', operand: constraint },
  truth: (row) => !constraint.truth(row),
  over: (low, high) => {
    const truth = constraint.over(low, high);
    return truth === MAYBE ? MAYBE : truth === YES ? NO : YES;
  },
});

/** `condition implies constraint`: how a party's line counts where its consent depends on the deal. */
export function guarded(condition: Constraint | null, constraint: Constraint): Constraint {
  if (condition === null) return constraint;
  return {
    asks: { kind: 'guarded', condition, constraint },
    slots: [...new Set([...condition.slots, ...constraint.slots])],
    lastFirst: [...new Set([...constraint.lastFirst, ...condition.lastFirst])],
    truth: (row) => !condition.truth(row) || constraint.truth(row),
    over: (low, high) => {
      const counts = condition.over(low, high);
      if (counts === NO) return YES;
      const holds = constraint.over(low, high);
      return holds === YES ? YES : counts === YES ? holds : MAYBE;
    },
  };
}

/** True where at least `n` of the groups hold, a group holding where all its members do; `vetoes` are groups that must. */
export function quorum(n: number, groups: readonly (readonly Constraint[])[], vetoes: readonly number[]): Constraint {
  const slots = [...new Set(groups.flat().flatMap((constraint) => constraint.slots))];
  const holds = (row: Row) => (group: readonly Constraint[]) => group.every((constraint) => constraint.truth(row));
  return {
    asks: { kind: 'quorum', atLeast: n, groups, vetoes },
    slots,
    lastFirst: slots.toReversed(),
    truth: (row) => {
      const held = groups.map(holds(row));
      return vetoes.every((at) => held[at]) && held.filter(Boolean).length >= n;
    },
    over: (low, high) => {
      const held = groups.map((group) => allOver(group, low, high));
      if (vetoes.some((at) => held[at] === NO)) return NO;
      if (held.filter((truth) => truth !== NO).length < n) return NO;
      const certain = held.filter((truth) => truth === YES).length >= n;
      return certain && vetoes.every((at) => held[at] === YES) ? YES : MAYBE;
    },
  };
}

function allOver(group: readonly Constraint[], low: Row, high: Row) {
  let all: typeof YES | typeof MAYBE = YES;
  for (const constraint of group) {
    const truth = constraint.over(low, high);
    if (truth === NO) return NO;
    if (truth === MAYBE) all = MAYBE;
  }
  return all;
}

/** A binding reservation value as a line: a deal exactly at it is acceptable. */
export function thresholdConstraint(worth: Worth, reservation: Amount): Constraint {
  const slots = worth.parts.map((part) => part.slot);
  return {
    asks: { kind: 'worth', worth, least: reservation },
    slots,
    lastFirst: slots.toReversed(),
    truth: (row) => worthAt(worth, row) >= reservation,
    over: (low, high) => {
      const [least, most] = worthOver(worth, low, high);
      return least >= reservation ? YES : most < reservation ? NO : MAYBE;
    },
  };
}
