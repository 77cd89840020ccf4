/**
 * A negotiation in the form of the prototype the engine was first measured with, so that both can be asked the same in
 * one process. Its types are restated here; nothing is imported from it. Values are indices 0..size-1, and what a
 * number is worth in a sum is `lo + step × index`, decimals in units of their last digit.
 */
export interface Neg {
  readonly issues: readonly NegIssue[];
  readonly parties: readonly NegParty[];
  readonly lines: readonly NegLine[];
  readonly statusQuo: Int32Array;
  /** A row at which every line holds, where no conflict was planted. */
  readonly planted: Int32Array | undefined;
  readonly conflicts: number;
}

export interface NegIssue {
  readonly name: string;
  readonly kind: 'bool' | 'enum' | 'ordinal' | 'int' | 'dec' | 'setbit';
  readonly size: number;
  readonly lo: number;
  readonly step: number;
  readonly scale: number;
  /** What the options of one set have in common: each is an issue of its own. */
  readonly group?: string;
}

export type NegFormula =
  | { readonly t: 'cmp'; readonly i: number; readonly op: '==' | '!=' | '<=' | '>='; readonly c: number }
  | { readonly t: 'in'; readonly i: number; readonly vs: readonly number[] }
  | { readonly t: 'and' | 'or'; readonly a: readonly NegFormula[] }
  | { readonly t: 'not'; readonly a: NegFormula }
  | { readonly t: 'imp'; readonly a: NegFormula; readonly b: NegFormula }
  | NegSum;

/** The sum of coefficient × worth of each issue's value against a bound. */
export interface NegSum {
  readonly t: 'lin';
  readonly is: readonly number[];
  readonly as: readonly number[];
  readonly op: '>=' | '<=';
  readonly c: number;
}

export interface NegLine {
  readonly id: string;
  readonly party: number;
  readonly f: NegFormula;
  readonly prob: number;
}

export interface NegParty {
  readonly name: string;
  /** Points for each value of each issue. */
  readonly u: readonly Float64Array[];
  readonly weight: number;
}

export const worthOf = ({ lo, step }: NegIssue, index: number): number => lo + step * index;

export const isNumber = ({ kind }: NegIssue): boolean => kind === 'int' || kind === 'dec';

export function holdsAt(formula: NegFormula, row: ArrayLike<number>, issues: readonly NegIssue[]): boolean {
  const holds = (one: NegFormula) => holdsAt(one, row, issues);
  switch (formula.t) {
    case 'cmp': {
      const [value, { op, c }] = [row[formula.i]!, formula];
      return op === '==' ? value === c : op === '!=' ? value !== c : op === '<=' ? value <= c : value >= c;
    }
    case 'in':
      return formula.vs.includes(row[formula.i]!);
    case 'and':
      return formula.a.every(holds);
    case 'or':
      return formula.a.some(holds);
    case 'not':
      return !holds(formula.a);
    case 'imp':
      return !holds(formula.a) || holds(formula.b);
    case 'lin': {
      const sum = formula.is.reduce((total, i, at) => total + formula.as[at]! * worthOf(issues[i]!, row[i]!), 0);
      return formula.op === '>=' ? sum >= formula.c : sum <= formula.c;
    }
  }
}
