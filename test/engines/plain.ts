/**
 * What other engines are asked, in the few words that every engine has. It is read from the document and from the
 * parser's trees alone: nothing here knows how the product itself turns expressions into conditions.
 */
export interface Reading {
  /** Issues and circumstances, in byte order. */
  readonly variables: readonly Variable[];
  readonly rules: readonly NamedPlain[];
  /** L of semantics 5; a line of a conditional party is `condition implies line`. */
  readonly lines: readonly PlainLine[];
  /** `null`: everybody accepts. */
  readonly quorum: {
    readonly atLeast: number;
    readonly of: readonly string[];
    readonly vetoes: readonly string[];
  } | null;
}

export interface NamedPlain {
  readonly id: string;
  readonly holds: Plain;
}

export interface PlainLine extends NamedPlain {
  readonly party: string;
}

/** A `set` is one yes or no for each option, everything else one index 0..size-1 (a boolean: 0 or 1). */
export type Variable = {
  readonly name: string;
  readonly isIssue: boolean;
  /** What it is on the day, where that is known. */
  readonly known: Place | null;
} & (Indexed | Subset);

export interface Indexed {
  readonly kind: 'index';
  readonly size: number;
  /** What an index counts as in sums. */
  readonly from: Fraction;
  readonly step: Fraction;
  /** How far apart two indices are (semantics 5, nearest). */
  readonly distance: (one: number, other: number) => Fraction;
}

export interface Subset {
  readonly kind: 'subset';
  readonly options: readonly string[];
}

/** A value: an index, or for each option whether it is in. */
export type Place = number | readonly boolean[];

/** Always reduced, `under` above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export type Plain =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** The variable's index is one of these. */
  | { readonly kind: 'among'; readonly variable: number; readonly indices: readonly number[] }
  | { readonly kind: 'member'; readonly variable: number; readonly option: number }
  | { readonly kind: 'not'; readonly operand: Plain }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Plain[] }
  | { readonly kind: 'same'; readonly left: Plain; readonly right: Plain }
  /** Neither index is 0, and the first is below the second or equal to it. */
  | { readonly kind: 'before' | 'together'; readonly first: number; readonly second: number }
  /** constant + Σ coefficient × (index, or 1 where something holds) >= 0 */
  | { readonly kind: 'sum'; readonly constant: bigint; readonly terms: readonly PlainTerm[] };

export type PlainTerm =
  | { readonly kind: 'index'; readonly coefficient: bigint; readonly variable: number }
  | { readonly kind: 'truth'; readonly coefficient: bigint; readonly holds: Plain };
