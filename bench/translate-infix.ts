import { dayNumber } from '../src/language/calendar.ts';
import type { Domain } from '../src/language/domain.ts';
import type { Comparison, Expression, Literal } from '../src/language/expression.ts';
import { constantOf } from '../src/language/linear.ts';

/** How another engine writes what we write. Everything else is said in these words. */
export interface Syntax {
  readonly and: string;
  readonly or: string;
  readonly not: (operand: string) => string;
  readonly number: (value: number) => string;
  readonly size: (set: string) => string;
}

export type DomainOf = (name: string) => Domain;

/** The text of an expression in another engine's language, over facts from `factsOf`. */
export function translateInfix(expression: Expression, domainOf: DomainOf, scale: number, syntax: Syntax): string {
  const { and, or, not, number } = syntax;
  const of = (one: Expression): string => translateInfix(one, domainOf, scale, syntax);
  const joined = (operands: readonly Expression[], operator: string) => `(${operands.map(of).join(` ${operator} `)})`;
  const count = (operands: readonly Expression[], unit: number) =>
    `(${operands.map((one) => `(${of(one)} ? ${number(unit)} : ${number(0)})`).join(' + ')})`;
  switch (expression.kind) {
    case 'truth':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'not':
      return not(of(expression.operand));
    case 'and':
      return joined(expression.operands, and);
    case 'or':
      return joined(expression.operands, or);
    case 'implies':
      return `(${not(of(expression.left))} ${or} ${of(expression.right)})`;
    case 'compare':
      return comparison(expression, domainOf, scale, syntax, of);
    case 'in':
      return `(${of(expression.left)} in [${expression.items.map((item) => constant(item, expression.left, domainOf, scale, number)).join(', ')}])`;
    case 'contains':
      return `("${expression.option.value}" in ${of(expression.left)})`;
    case 'before':
    case 'together': {
      const [first, second] = [expression.first.name, expression.second.name];
      const order = expression.kind === 'before' ? '<' : '==';
      return `(${first} > ${number(0)} ${and} ${first} ${order} ${second})`;
    }
    case 'at_least':
    case 'at_most':
    case 'exactly': {
      const comparator = { at_least: '>=', at_most: '<=', exactly: '==' }[expression.kind];
      return `(${count(expression.operands, 1)} ${comparator} ${number(expression.limit)})`;
    }
    case 'count':
      return count(expression.operands, scale);
    case 'size':
      return `(${syntax.size(expression.set.name)} * ${number(scale)})`;
    case 'number':
    case 'date':
      return number(scaled(expression, scale));
    case 'negative':
      return `(${number(0)} - ${of(expression.operand)})`;
    case 'sum': {
      const terms = expression.terms.map(({ sign, term }, at) => `${at === 0 ? '' : ` ${sign} `}${of(term)}`);
      return `(${terms.join('')})`;
    }
    case 'product': {
      // One factor at most is not a constant; it alone carries the scale.
      const open = expression.factors.find((factor) => constantOf(factor) === undefined) ?? expression.factors[0]!;
      const factors = expression.factors.map((one) => (one === open ? of(one) : number(scaled(one, 1))));
      return `(${factors.join(' * ')})`;
    }
    default:
      throw new Error(`no translation of ${expression.kind}`);
  }
}

function comparison(
  { comparator, left, right }: Comparison,
  domainOf: DomainOf,
  scale: number,
  { and, not, number }: Syntax,
  of: (expression: Expression) => string,
): string {
  if (right.kind === 'list' && left.kind === 'name') {
    const wanted = new Set(right.items.map((item) => item.kind !== 'number' && item.value));
    const domain = domainOf(left.name) as { options: readonly string[] };
    const each = domain.options.map((option) => {
      const member = `("${option}" in ${left.name})`;
      return wanted.has(option) ? member : not(member);
    });
    return comparator === '==' ? `(${each.join(` ${and} `)})` : not(`(${each.join(` ${and} `)})`);
  }
  const side = (one: Expression, other: Expression) =>
    one.kind === 'text' ? constant(one, other, domainOf, scale, number) : of(one);
  return `(${side(left, right)} ${comparator} ${side(right, left)})`;
}

/** A literal beside an issue: a level is its position, `"never"` is 0. */
function constant(literal: Literal, beside: Expression, domainOf: DomainOf, scale: number, number: Syntax['number']) {
  if (literal.kind === 'truth') return String(literal.value);
  if (literal.kind !== 'text') return number(scaled(literal, scale));
  const domain = beside.kind === 'name' ? domainOf(beside.name) : undefined;
  if (domain?.type === 'step') return number(0);
  return domain?.type === 'ordinal' ? number(domain.levels.indexOf(literal.value)) : `"${literal.value}"`;
}

/** A constant times the scale, which is a whole number of a double's precision or an error. */
export function scaled(expression: Expression, scale: number): number {
  if (expression.kind === 'date') return dayNumber(expression.value)! * scale;
  const { numerator, denominator } = constantOf(expression)!;
  const value = (Number(numerator) * scale) / Number(denominator);
  if (!Number.isSafeInteger(value)) throw new Error(`${numerator}/${denominator} is no whole number times ${scale}`);
  return value;
}
