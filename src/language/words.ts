import {
  type Comparator,
  type Comparison,
  type Expression,
  isCondition,
  type Literal,
  type Sum,
} from './expression.ts';
import { plainForm } from './plain-form.ts';

/** How the negotiation speaks of its issues and their options; for a step, `value` is asked for `never`. */
export interface Titles {
  name(id: string): string;
  value(id: string, option: string): string;
  /** What a number of it is counted in. */
  unit?(id: string): string | undefined;
}

/**
 * The expression in plain English, a clause without a capital or a full stop.
 * LAW: two expressions in the same words hold at the same points, where no title looks like the words around it.
 */
export function inWords(expression: Expression, titles: Titles): string {
  return clause(plainForm(expression), titles);
}

/** The words of a condition in plain form, standing alone. */
function clause(expression: Expression, titles: Titles): string {
  const inner = (operand: Expression) => nested(operand, titles);
  switch (expression.kind) {
    case 'implies':
      return `if ${inner(expression.left)}, then ${inWords(expression.right, titles)}`;
    case 'or':
      return expression.operands.map(inner).join(', or ');
    case 'and':
      return conjunction(expression.operands, titles);
    case 'not':
      return denied(expression.operand, titles);
    case 'compare':
      return compared(expression, titles);
    case 'in':
      return `${phrase(expression.left, titles)} is ${joined(valuesIn(expression.left, expression.items, titles), 'or')}`;
    case 'contains':
      return `${phrase(expression.left, titles)} includes ${valueIn(expression.left, expression.option, titles)}`;
    case 'before':
      return `${titles.name(expression.first.name)} comes before ${titles.name(expression.second.name)}`;
    case 'together':
      return `${titles.name(expression.first.name)} and ${titles.name(expression.second.name)} come together`;
    case 'at_least':
    case 'at_most':
    case 'exactly':
      return `${expression.kind.replace('_', ' ')} ${expression.limit} of these hold: ${each(expression.operands, titles)}`;
    case 'name':
      return `${titles.name(expression.name)} is yes`;
    case 'truth':
      return expression.value ? 'this always holds' : 'this never holds';
    default:
      return phrase(expression, titles);
  }
}

/** A clause inside another one: what is itself made of clauses is kept apart from its neighbours. */
function nested(expression: Expression, titles: Titles): string {
  const plain = plainForm(expression);
  if (isSimple(plain)) return clause(plain, titles);
  if ((plain.kind === 'or' || plain.kind === 'and') && plain.operands.every((one) => isSimple(plainForm(one)))) {
    const [before, between] = plain.kind === 'or' ? ['either', ' or '] : ['both', ' and '];
    return `${before} ${plain.operands.map((operand) => nested(operand, titles)).join(between)}`;
  }
  return `(${clause(plain, titles)})`;
}

/** One subject, one verb, and nothing that a next clause could be taken for a part of. */
function isSimple(plain: Expression): boolean {
  switch (plain.kind) {
    case 'compare':
      return !isEquivalence(plain) && !isSameness(plain);
    case 'not':
      return isSimple(plain.operand);
    default:
      return !COMPOUND.includes(plain.kind);
  }
}

const COMPOUND: readonly Expression['kind'][] = ['implies', 'or', 'and', 'at_least', 'at_most', 'exactly'];

const isEquivalence = ({ left, right }: Comparison) => isCondition(left) || isCondition(right);

const isSameness = ({ right, comparator }: Comparison) =>
  right.kind === 'name' && (comparator === '==' || comparator === '!=');

function conjunction(operands: readonly Expression[], titles: Titles): string {
  const separator = operands.some((operand) => plainForm(operand).kind === 'or') ? ', and ' : ' and ';
  return operands.map((operand) => nested(operand, titles)).join(separator);
}

function each(operands: readonly Expression[], titles: Titles): string {
  return operands.map((operand) => nested(operand, titles)).join('; ');
}

function denied(operand: Expression, titles: Titles): string {
  switch (operand.kind) {
    case 'name':
      return `${titles.name(operand.name)} is no`;
    case 'in':
      return `${phrase(operand.left, titles)} is none of ${joined(valuesIn(operand.left, operand.items, titles), 'and')}`;
    case 'contains':
      return `${phrase(operand.left, titles)} does not include ${valueIn(operand.left, operand.option, titles)}`;
    case 'before':
      return `${titles.name(operand.first.name)} does not come before ${titles.name(operand.second.name)}`;
    case 'together':
      return `${titles.name(operand.first.name)} and ${titles.name(operand.second.name)} do not come together`;
    default:
      return `it is not so that ${nested(operand, titles)}`;
  }
}

const PHRASES: Readonly<Record<Comparator, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
};

const DAY_PHRASES: Readonly<Record<Comparator, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is before',
  '<=': 'is no later than',
  '>': 'is after',
  '>=': 'is no earlier than',
};

function compared(comparison: Comparison, titles: Titles): string {
  const { left, right, comparator } = comparison;
  if (isEquivalence(comparison)) {
    const relation = comparator === '==' ? 'exactly if' : 'exactly if it is not so that';
    return `${apart(left, titles)} ${relation} ${apart(right, titles)}`;
  }
  const subject = phrase(left, titles);
  if (right.kind === 'list')
    return `${subject} ${comparator === '==' ? 'is' : 'is not'} ${subset(left, right.items, titles)}`;
  if (isSameness(comparison))
    return `${subject} is ${comparator === '==' ? '' : 'not '}the same as ${phrase(right, titles)}`;
  const phrases = right.kind === 'date' ? DAY_PHRASES : PHRASES;
  const object =
    right.kind === 'text' || right.kind === 'number' ? valueIn(left, right, titles) : phrase(right, titles);
  return `${subject} ${phrases[comparator]} ${object}`;
}

/** One side of an equivalence. */
function apart(expression: Expression, titles: Titles): string {
  const plain = plainForm(expression);
  return isSimple(plain) ? clause(plain, titles) : `(${clause(plain, titles)})`;
}

/** A number beside the one name it is compared with, in that name's unit. */
function measured(left: Expression, number: Expression, titles: Titles): string {
  const unit = left.kind === 'name' ? titles.unit?.(left.name) : undefined;
  return `${phrase(number, titles)}${unit === undefined ? '' : ` ${unit}`}`;
}

function subset(left: Expression, items: readonly Literal[], titles: Titles): string {
  return items.length === 0 ? 'empty' : `exactly ${joined(valuesIn(left, items, titles), 'and')}`;
}

/** A number, a day or an issue as the subject or object of a clause. */
function phrase(expression: Expression, titles: Titles): string {
  switch (expression.kind) {
    case 'name':
      return titles.name(expression.name);
    case 'number':
      return expression.text;
    case 'text':
    case 'date':
      return expression.value;
    case 'list':
      return joined(
        expression.items.map((item) => phrase(item, titles)),
        'and',
      );
    case 'negative':
      return `minus ${grouped(expression.operand, titles)}`;
    case 'sum':
      return sum(expression, titles);
    case 'product':
      return expression.factors.map((factor) => grouped(factor, titles)).join(' times ');
    case 'count':
      return `the number that hold of (${each(expression.operands, titles)})`;
    case 'size':
      return `the number of options in ${titles.name(expression.set.name)}`;
    default:
      return nested(expression, titles);
  }
}

function sum({ terms }: Sum, titles: Titles): string {
  return terms
    .map(({ sign, term }, place) => {
      const text = sign === '-' ? grouped(term, titles) : phrase(term, titles);
      return place === 0 ? text : `${sign === '+' ? 'plus' : 'minus'} ${text}`;
    })
    .join(' ');
}

function grouped(expression: Expression, titles: Titles): string {
  const text = phrase(expression, titles);
  return expression.kind === 'sum' ? `(${text})` : text;
}

function valueIn(left: Expression, literal: Literal, titles: Titles): string {
  if (literal.kind === 'number') return measured(left, literal, titles);
  const named = left.kind === 'name' && literal.kind === 'text';
  return named ? titles.value(left.name, literal.value) : phrase(literal, titles);
}

function valuesIn(left: Expression, items: readonly Literal[], titles: Titles): string[] {
  return items.map((item) => valueIn(left, item, titles));
}

function joined(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
