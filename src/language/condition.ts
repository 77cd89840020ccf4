/**
 * What an expression asks of a row of indices: names became slots, values
 * became indices, arithmetic became sums of integers. Evaluation and encodings
 * for solvers both start here, so they cannot disagree about what a text means.
 */
export type Condition =
  | Constant
  /** The slot's index is in low..high, inclusive; `last` is its greatest. 0 <= low <= high <= last, and not all of it. */
  | {
      readonly kind: 'within';
      readonly slot: number;
      readonly low: number;
      readonly high: number;
      readonly last: number;
    }
  /** The slot's index is one of these, ascending. */
  | { readonly kind: 'among'; readonly slot: number; readonly indices: readonly number[] }
  /** Two slots hold the same index; for sets, the same mask. */
  | { readonly kind: 'same' | 'same_set'; readonly first: number; readonly second: number }
  /** The slot's mask has this bit. */
  | { readonly kind: 'has'; readonly slot: number; readonly bit: number }
  /** The slot's mask is exactly this. */
  | { readonly kind: 'is_set'; readonly slot: number; readonly mask: number }
  /** Both ranks are above zero (never), and the first is smaller, or they are equal. */
  | { readonly kind: 'before' | 'together'; readonly first: number; readonly second: number }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Condition[] }
  | { readonly kind: 'iff'; readonly left: Condition; readonly right: Condition }
  | SumCondition;

export interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
}

/**
 * low <= sum of weight × part <= high, where the sum can be least..most.
 * INVARIANT: weights have no common divisor, none is zero; least <= low <= high <= most, and not all of it.
 */
export interface SumCondition {
  readonly kind: 'sum';
  readonly parts: readonly SumPart[];
  readonly low: bigint;
  readonly high: bigint;
  readonly least: bigint;
  readonly most: bigint;
  /** Whether doubles hold every partial sum exactly, in any order. */
  readonly safe: boolean;
}

/** An index 0..most, the number of options in a set of `most`, or a condition as 0 or 1. */
export type SumPart =
  | { readonly kind: 'index' | 'size'; readonly weight: bigint; readonly slot: number; readonly most: number }
  | { readonly kind: 'condition'; readonly weight: bigint; readonly condition: Condition };

export const ALWAYS: Constant = { kind: 'constant', value: true };
export const NEVER: Constant = { kind: 'constant', value: false };

export function within(slot: number, low: number, high: number, last: number): Condition {
  const [from, to] = [Math.max(low, 0), Math.min(high, last)];
  if (from > to) return NEVER;
  return from === 0 && to === last ? ALWAYS : { kind: 'within', slot, low: from, high: to, last };
}

/** The slot's index is one of these, in any order. */
export function among(slot: number, indices: readonly number[], last: number): Condition {
  const ascending = [...new Set(indices)].sort((a, b) => a - b);
  const [low, high] = [ascending[0], ascending.at(-1)];
  if (low === undefined || high === undefined) return NEVER;
  if (high - low + 1 === ascending.length) return within(slot, low, high, last);
  return { kind: 'among', slot, indices: ascending };
}

export function not(operand: Condition): Condition {
  if (operand.kind === 'constant') return operand.value ? NEVER : ALWAYS;
  if (operand.kind === 'not') return operand.operand;
  if (operand.kind !== 'within' || (operand.low > 0 && operand.high < operand.last)) return { kind: 'not', operand };
  const { slot, low, high, last } = operand;
  return low > 0 ? within(slot, 0, low - 1, last) : within(slot, high + 1, last, last);
}

export function all(operands: readonly Condition[]): Condition {
  return chain('all', operands, NEVER);
}

export function any(operands: readonly Condition[]): Condition {
  return chain('any', operands, ALWAYS);
}

export function iff(left: Condition, right: Condition): Condition {
  if (left.kind === 'constant') return left.value ? right : not(right);
  if (right.kind === 'constant') return right.value ? left : not(left);
  return { kind: 'iff', left, right };
}

function chain(kind: 'all' | 'any', operands: readonly Condition[], decisive: Condition): Condition {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  const open = flat.filter((operand) => operand.kind !== 'constant');
  if (flat.some((operand) => operand.kind === 'constant' && operand === decisive)) return decisive;
  if (open.length === 0) return decisive === ALWAYS ? NEVER : ALWAYS;
  return open.length === 1 ? open[0]! : { kind, operands: open };
}
