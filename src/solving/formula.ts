/**
 * What must hold of a row of values, one for each variable: frozen data tagged by `kind`. A value is 0..size-1.
 * Whatever a caller's conditions mean, they come down to these before they are solved.
 */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** The variable's value is in low..high, inclusive. */
  | { readonly kind: 'within'; readonly variable: number; readonly low: number; readonly high: number }
  /** The variable's value is one of these, ascending. */
  | { readonly kind: 'among'; readonly variable: number; readonly values: readonly number[] }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Formula[] }
  | { readonly kind: 'iff'; readonly left: Formula; readonly right: Formula }
  | SumFormula;

/** low <= sum of the parts <= high; `null` is no bound on that side. */
export interface SumFormula {
  readonly kind: 'sum';
  readonly parts: readonly SumPart[];
  readonly low: bigint | null;
  readonly high: bigint | null;
}

/** Weight × value, an amount for each value, or weight where a formula holds and nothing elsewhere. */
export type SumPart =
  | { readonly kind: 'linear'; readonly variable: number; readonly weight: bigint }
  | { readonly kind: 'table'; readonly variable: number; readonly amounts: readonly bigint[] }
  | { readonly kind: 'formula'; readonly formula: Formula; readonly weight: bigint };

export const ALWAYS: Formula = { kind: 'constant', value: true };
export const NEVER: Formula = { kind: 'constant', value: false };

export function not(operand: Formula): Formula {
  if (operand.kind === 'constant') return operand.value ? NEVER : ALWAYS;
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

export const all = (operands: readonly Formula[]): Formula => chain('all', operands, NEVER, ALWAYS);
export const any = (operands: readonly Formula[]): Formula => chain('any', operands, ALWAYS, NEVER);

export function iff(left: Formula, right: Formula): Formula {
  if (left.kind === 'constant') return left.value ? right : not(right);
  if (right.kind === 'constant') return right.value ? left : not(left);
  return { kind: 'iff', left, right };
}

/** @param decisive what one member makes of the whole; `neutral`: what no member changes */
function chain(kind: 'all' | 'any', operands: readonly Formula[], decisive: Formula, neutral: Formula): Formula {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  if (flat.some((operand) => operand.kind === 'constant' && operand !== neutral)) return decisive;
  const open = flat.filter((operand) => operand.kind !== 'constant');
  if (open.length === 0) return neutral;
  return open.length === 1 ? open[0]! : { kind, operands: open };
}
