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
