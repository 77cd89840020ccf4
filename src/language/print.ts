import type { Comparison, Expression, Literal, SumTerm } from './expression.ts';

/** How tightly each kind binds; what binds less than its place asks for goes in brackets. */
const STRENGTH: Readonly<Record<Expression['kind'], number>> = {
  implies: 1,
  or: 2,
  and: 3,
  not: 4,
  compare: 5,
  in: 5,
  contains: 5,
  sum: 6,
  product: 7,
  negative: 8,
  name: 9,
  truth: 9,
  number: 9,
  text: 9,
  date: 9,
  list: 9,
  before: 9,
  together: 9,
  at_least: 9,
  at_most: 9,
  exactly: 9,
  count: 9,
  size: 9,
};

/** The canonical text, with no more brackets than needed. LAW: parsing it gives the same tree, spans aside. */
export function print(expression: Expression): string {
  const { kind } = expression;
  const own = STRENGTH[kind];
  switch (kind) {
    case 'implies':
      return `${at(own + 1, expression.left)} implies ${at(own, expression.right)}`;
    case 'or':
    case 'and':
      return expression.operands.map((operand) => at(own + 1, operand)).join(` ${kind} `);
    case 'not':
      return `not ${at(own, expression.operand)}`;
    case 'compare':
      return printComparison(expression, own + 1);
    case 'in':
      return `${at(own + 1, expression.left)} in ${printList(expression.items)}`;
    case 'contains':
      return `${at(own + 1, expression.left)} contains ${print(expression.option)}`;
    case 'sum':
      return expression.terms.map((term, place) => printTerm(term, place, own + 1)).join('');
    case 'product':
      return expression.factors.map((factor) => at(own + 1, factor)).join(' * ');
    case 'negative':
      return `-${at(own, expression.operand)}`;
    default:
      return printOperand(expression);
  }
}

type Operator = 'implies' | 'or' | 'and' | 'not' | 'compare' | 'in' | 'contains' | 'sum' | 'product' | 'negative';

function printOperand(expression: Exclude<Expression, { kind: Operator }>): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'truth':
      return String(expression.value);
    case 'number':
      return expression.text;
    case 'text':
      return `"${expression.value}"`;
    case 'date':
      return `date("${expression.value}")`;
    case 'list':
      return printList(expression.items);
    case 'before':
    case 'together':
      return `${expression.kind}(${expression.first.name}, ${expression.second.name})`;
    case 'size':
      return `size(${expression.set.name})`;
    case 'count':
      return `count(${expression.operands.map(print).join(', ')})`;
    default:
      return `${expression.kind}(${[expression.limit, ...expression.operands.map(print)].join(', ')})`;
  }
}

function at(strength: number, expression: Expression): string {
  const text = print(expression);
  return STRENGTH[expression.kind] < strength ? `(${text})` : text;
}

function printComparison({ left, comparator, right }: Comparison, strength: number): string {
  return `${at(strength, left)} ${comparator} ${at(strength, right)}`;
}

function printTerm({ sign, term }: SumTerm, place: number, strength: number): string {
  return place === 0 ? at(strength, term) : ` ${sign} ${at(strength, term)}`;
}

function printList(items: readonly Literal[]): string {
  return `[${items.map(print).join(', ')}]`;
}
