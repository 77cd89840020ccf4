import type {
  Cardinality,
  Comparator,
  DateLiteral,
  Expression,
  ListLiteral,
  Literal,
  Name,
  NumberLiteral,
  SumTerm,
  TextLiteral,
  TruthLiteral,
} from '../../src/language/expression.ts';

/** Trees by hand, in the shape `parse` promises, with empty spans. */
const span = { start: 0, end: 0 };

export const name = (id: string): Name => ({ kind: 'name', name: id, span });
export const truth = (value: boolean): TruthLiteral => ({ kind: 'truth', value, span });
export const text = (value: string): TextLiteral => ({ kind: 'text', value, span });
export const date = (value: string): DateLiteral => ({ kind: 'date', value, span });
export const list = (items: readonly Literal[]): ListLiteral => ({ kind: 'list', items, span });
export const not = (operand: Expression): Expression => ({ kind: 'not', operand, span });
export const implies = (left: Expression, right: Expression): Expression => ({ kind: 'implies', left, right, span });
export const count = (operands: readonly Expression[]): Expression => ({ kind: 'count', operands, span });
export const size = (set: Name): Expression => ({ kind: 'size', set, span });
export const before = (first: Name, second: Name): Expression => ({ kind: 'before', first, second, span });
export const together = (first: Name, second: Name): Expression => ({ kind: 'together', first, second, span });
export const isIn = (left: Expression, items: readonly Literal[]): Expression => ({ kind: 'in', left, items, span });
export const contains = (left: Expression, option: string): Expression => ({
  kind: 'contains',
  left,
  option: text(option),
  span,
});
export const compare = (left: Expression, comparator: Comparator, right: Expression): Expression => ({
  kind: 'compare',
  left,
  comparator,
  right,
  span,
});
export const cardinality = (kind: Cardinality['kind'], limit: number, operands: readonly Expression[]): Expression => ({
  kind,
  limit,
  operands,
  span,
});

/** Any decimal text, without superfluous zeros. */
export function number(decimal: string): NumberLiteral {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return { kind: 'number', text: short === '-0' ? '0' : short, span };
}

export function negative(operand: Expression): Expression {
  if (operand.kind !== 'number' || operand.text.startsWith('-')) return { kind: 'negative', operand, span };
  return number(`-${operand.text}`);
}

export function chain(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  return { kind, operands: flat, span };
}

export function product(factors: readonly Expression[]): Expression {
  const flat = factors.flatMap((factor) => (factor.kind === 'product' ? factor.factors : [factor]));
  return { kind: 'product', factors: flat, span };
}

/** One term alone is no sum. */
export function sum(terms: readonly SumTerm[]): Expression {
  const [first] = terms;
  if (first && terms.length === 1) return first.term;
  const flat = terms.flatMap(({ sign, term }) => (sign === '+' && term.kind === 'sum' ? term.terms : [{ sign, term }]));
  return { kind: 'sum', terms: flat, span };
}

/** The tree without its spans, to compare with. */
export function bare(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value)));
}
