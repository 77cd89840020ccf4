import type { Comparator, Comparison, Expression, Literal } from '../../src/language/expression.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import { commonDenominator, fraction, fractionOf, inUnits, ONE, plus, times, ZERO } from './fractions.ts';
import type { Fraction, Plain, PlainTerm, Variable } from './plain.ts';

export interface Known {
  readonly at: number;
  readonly named: Document['issues'][number] | Document['circumstances'][number];
  readonly variable: Variable;
}
export type Vocabulary = ReadonlyMap<string, Known>;

/** An expression in plain words; it must be a sound condition. */
export function plainOf(expression: Expression, vocabulary: Vocabulary): Plain {
  const of = (one: Expression) => plainOf(one, vocabulary);
  const place = (name: string) => vocabulary.get(name)!.at;
  switch (expression.kind) {
    case 'truth':
      return { kind: 'constant', value: expression.value };
    case 'name':
      return { kind: 'among', variable: place(expression.name), indices: [1] };
    case 'not':
      return not(of(expression.operand));
    case 'and':
      return { kind: 'all', operands: expression.operands.map(of) };
    case 'or':
      return { kind: 'any', operands: expression.operands.map(of) };
    case 'implies':
      return { kind: 'any', operands: [not(of(expression.left)), of(expression.right)] };
    case 'compare':
      return comparison(expression, vocabulary);
    case 'in':
      return { kind: 'any', operands: expression.items.map((item) => equal(expression.left, item, vocabulary)) };
    case 'contains':
      return member(known(expression.left, vocabulary)!, expression.option.value);
    case 'before':
    case 'together':
      return { kind: expression.kind, first: place(expression.first.name), second: place(expression.second.name) };
    case 'at_least':
      return notBelow(countOf(expression.operands.map(of)), expression.limit);
    case 'at_most':
      return not(notBelow(countOf(expression.operands.map(of)), expression.limit + 1));
    case 'exactly': {
      const count = countOf(expression.operands.map(of));
      return all(notBelow(count, expression.limit), not(notBelow(count, expression.limit + 1)));
    }
    default:
      throw new Error(`${expression.kind} is no condition`);
  }
}

const not = (operand: Plain): Plain => ({ kind: 'not', operand });
const all = (...operands: Plain[]): Plain => ({ kind: 'all', operands });

function known(side: Expression, vocabulary: Vocabulary): Known | undefined {
  return side.kind === 'name' ? vocabulary.get(side.name) : undefined;
}

function member({ at, variable }: Known, option: string): Plain {
  if (variable.kind !== 'subset') throw new Error(`${variable.name} is no set`);
  return { kind: 'member', variable: at, option: variable.options.indexOf(option) };
}

function comparison({ comparator, left, right }: Comparison, vocabulary: Vocabulary): Plain {
  if (comparator === '==') return equal(left, right, vocabulary);
  if (comparator === '!=') return not(equal(left, right, vocabulary));
  return ordered(number(left, right, vocabulary), comparator, number(right, left, vocabulary));
}

/** a - b against zero. */
function ordered(a: Linear, comparator: Comparator, b: Linear): Plain {
  switch (comparator) {
    case '>=':
      return atLeastZero(added(a, scaled(b, fraction(-1))));
    case '<=':
      return ordered(b, '>=', a);
    case '<':
      return not(ordered(a, '>=', b));
    case '>':
      return not(ordered(b, '>=', a));
    default:
      return all(ordered(a, '>=', b), ordered(b, '>=', a));
  }
}

function equal(left: Expression, right: Expression, vocabulary: Vocabulary): Plain {
  const [one, other] = [known(left, vocabulary), known(right, vocabulary)];
  const subject = one ?? other;
  const against = one === undefined ? left : right;
  switch (subject?.named.type) {
    case 'set':
      return equalSets(subject, against, vocabulary);
    case 'categorical':
      return equalOptions(subject, against, vocabulary);
    case 'step':
      return { kind: 'among', variable: subject.at, indices: [0] };
    case 'boolean':
      return { kind: 'same', left: plainOf(left, vocabulary), right: plainOf(right, vocabulary) };
    case undefined:
      if (isNumeric(left) || isNumeric(right)) break;
      return { kind: 'same', left: plainOf(left, vocabulary), right: plainOf(right, vocabulary) };
  }
  return ordered(number(left, right, vocabulary), '==', number(right, left, vocabulary));
}

const isNumeric = ({ kind }: Expression) =>
  ['number', 'date', 'sum', 'product', 'negative', 'count', 'size', 'text'].includes(kind);

function equalSets(subject: Known, against: Expression, vocabulary: Vocabulary): Plain {
  const { variable } = subject;
  if (variable.kind !== 'subset') throw new Error(`${variable.name} is no set`);
  const other = known(against, vocabulary);
  const listed = against.kind === 'list' ? against.items.map((item) => (item as { value: unknown }).value) : [];
  const each = variable.options.map((option): Plain => {
    const own = member(subject, option);
    if (other !== undefined) return { kind: 'same', left: own, right: member(other, option) };
    return listed.includes(option) ? own : not(own);
  });
  return all(...each);
}

function equalOptions(subject: Known, against: Expression, vocabulary: Vocabulary): Plain {
  const options = subject.named.type === 'categorical' ? subject.named.options.map(({ id }) => id) : [];
  const is = (at: number, index: number): Plain => ({ kind: 'among', variable: at, indices: [index] });
  const other = known(against, vocabulary);
  if (other === undefined) return is(subject.at, options.indexOf((against as { value: string }).value));
  return { kind: 'any', operands: options.map((_, index) => all(is(subject.at, index), is(other.at, index))) };
}

/** constant + Σ coefficient × part, in fractions. */
interface Linear {
  readonly constant: Fraction;
  readonly terms: readonly { readonly coefficient: Fraction; readonly part: number | Plain }[];
}

const constant = (value: Fraction): Linear => ({ constant: value, terms: [] });
const added = (a: Linear, b: Linear): Linear => ({
  constant: plus(a.constant, b.constant),
  terms: [...a.terms, ...b.terms],
});
const scaled = (a: Linear, factor: Fraction): Linear => ({
  constant: times(a.constant, factor),
  terms: a.terms.map(({ coefficient, part }) => ({ coefficient: times(coefficient, factor), part })),
});
const countOf = (operands: readonly Plain[]): Linear => ({
  constant: ZERO,
  terms: operands.map((part) => ({ coefficient: ONE, part })),
});
const notBelow = (count: Linear, limit: number): Plain => atLeastZero(added(count, constant(fraction(-limit))));

/** @param beside what it is compared with: it says what a level or day in quotes counts */
function number(side: Expression, beside: Expression, vocabulary: Vocabulary): Linear {
  const of = (one: Expression) => number(one, one, vocabulary);
  switch (side.kind) {
    case 'name': {
      const { at, variable } = known(side, vocabulary)!;
      if (variable.kind !== 'index') throw new Error(`${variable.name} is no number`);
      return { constant: variable.from, terms: [{ coefficient: variable.step, part: at }] };
    }
    case 'number':
    case 'text':
    case 'date':
      return constant(literal(side, known(beside, vocabulary)));
    case 'negative':
      return scaled(of(side.operand), fraction(-1));
    case 'sum':
      return side.terms
        .map(({ sign, term }) => scaled(of(term), fraction(sign === '+' ? 1 : -1)))
        .reduce((a, b) => added(a, b));
    case 'product':
      return side.factors
        .map(of)
        .reduce((a, b) => (a.terms.length === 0 ? scaled(b, a.constant) : scaled(a, b.constant)));
    case 'count':
      return countOf(side.operands.map((one) => plainOf(one, vocabulary)));
    case 'size': {
      const set = known(side.set, vocabulary)!;
      if (set.variable.kind !== 'subset') throw new Error(`${set.variable.name} is no set`);
      return countOf(set.variable.options.map((option) => member(set, option)));
    }
    default:
      throw new Error(`${side.kind} is no number`);
  }
}

function literal(side: Literal, beside: Known | undefined): Fraction {
  if (side.kind === 'number') return fractionOf(side.text);
  if (side.kind === 'date') return fraction(Date.parse(side.value) / 86_400_000);
  const levels = beside?.named.type === 'ordinal' ? beside.named.levels.map(({ id }) => id) : [];
  const level = levels.indexOf(String(side.value));
  if (level === -1) throw new Error(`${String(side.value)} is no level`);
  return fraction(level);
}

/** In whole numbers; a variable that occurs twice is one term. */
function atLeastZero({ constant: free, terms }: Linear): Plain {
  const unit = commonDenominator([free, ...terms.map(({ coefficient }) => coefficient)]);
  const variables = new Map<number, bigint>();
  const whole: PlainTerm[] = [];
  for (const { coefficient, part } of terms) {
    const units = inUnits(coefficient, unit);
    if (typeof part === 'number') variables.set(part, (variables.get(part) ?? 0n) + units);
    else whole.push({ kind: 'truth', coefficient: units, holds: part });
  }
  for (const [variable, coefficient] of variables) whole.push({ kind: 'index', coefficient, variable });
  return { kind: 'sum', constant: inUnits(free, unit), terms: whole };
}
