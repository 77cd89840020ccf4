import { dayNumber } from '../src/language/calendar.ts';
import type { Comparator, Comparison, Expression, Literal } from '../src/language/expression.ts';
import { constantOf } from '../src/language/linear.ts';
import type { Facts } from './native.ts';
import { type DomainOf, scaled } from './translate-infix.ts';

/** A condition of json-rules-engine. */
export type RuleCondition =
  | { readonly all: readonly RuleCondition[] }
  | { readonly any: readonly RuleCondition[] }
  | { readonly not: RuleCondition }
  | { readonly fact: string; readonly operator: string; readonly value: unknown };

/** A number that is worked out before the engine runs: json-rules-engine has no arithmetic. */
export interface DerivedFact {
  readonly name: string;
  readonly from: (facts: Facts) => number;
}

const OPERATORS: Readonly<Record<Comparator, string>> = {
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

/** An expression as conditions over facts from `factsOf` and the derived facts it adds to `derived`. */
export function translateRules(
  expression: Expression,
  domainOf: DomainOf,
  scale: number,
  derived: DerivedFact[],
): RuleCondition {
  const of = (one: Expression): RuleCondition => translateRules(one, domainOf, scale, derived);
  switch (expression.kind) {
    case 'name':
      return { fact: expression.name, operator: 'equal', value: true };
    case 'not':
      return { not: of(expression.operand) };
    case 'and':
      return { all: expression.operands.map(of) };
    case 'or':
      return { any: expression.operands.map(of) };
    case 'implies':
      return { any: [{ not: of(expression.left) }, of(expression.right)] };
    case 'compare':
      return comparison(expression, domainOf, scale, derived);
    case 'in': {
      const { name } = expression.left as { name: string };
      return {
        fact: name,
        operator: 'in',
        value: expression.items.map((item) => nativeOf(item, name, domainOf, scale)),
      };
    }
    case 'contains': {
      const { name } = expression.left as { name: string };
      return { fact: name, operator: 'contains', value: expression.option.value };
    }
    case 'before':
    case 'together': {
      const operator = expression.kind === 'before' ? 'lessThan' : 'equal';
      const [fact, second] = [expression.first.name, expression.second.name];
      return {
        all: [
          { fact, operator: 'greaterThan', value: 0 },
          { fact, operator, value: { fact: second } },
        ],
      };
    }
    default:
      throw new Error(`no translation of ${expression.kind} into json-rules-engine`);
  }
}

function comparison(
  { comparator, left, right }: Comparison,
  domainOf: DomainOf,
  scale: number,
  derived: DerivedFact[],
): RuleCondition {
  const operator = OPERATORS[comparator];
  if (left.kind === 'name' && (right.kind === 'text' || right.kind === 'truth')) {
    return { fact: left.name, operator, value: nativeOf(right, left.name, domainOf, scale) };
  }
  if (left.kind === 'name' && right.kind === 'name') return { fact: left.name, operator, value: { fact: right.name } };
  if (left.kind === 'name' && isConstant(right)) return { fact: left.name, operator, value: scaled(right, scale) };
  const [a, b] = [numberOf(left, scale), numberOf(right, scale)];
  const name = `derived${derived.length}`;
  derived.push({ name, from: (facts) => a(facts) - b(facts) });
  return { fact: name, operator, value: 0 };
}

const isConstant = (expression: Expression) => expression.kind === 'date' || constantOf(expression) !== undefined;

function numberOf(expression: Expression, scale: number): (facts: Facts) => number {
  if (isConstant(expression)) {
    const value = scaled(expression, scale);
    return () => value;
  }
  switch (expression.kind) {
    case 'name': {
      const { name } = expression;
      return (facts) => facts[name] as number;
    }
    case 'negative': {
      const operand = numberOf(expression.operand, scale);
      return (facts) => -operand(facts);
    }
    case 'product': {
      const open = expression.factors.find((factor) => constantOf(factor) === undefined)!;
      const rest = expression.factors.filter((factor) => factor !== open).map((factor) => scaled(factor, 1));
      const weight = rest.reduce((product, factor) => product * factor, 1);
      const value = numberOf(open, scale);
      return (facts) => weight * value(facts);
    }
    case 'sum': {
      const terms = expression.terms.map(({ sign, term }) => ({
        weight: sign === '+' ? 1 : -1,
        value: numberOf(term, scale),
      }));
      return (facts) => {
        let total = 0;
        for (const { weight, value } of terms) total += weight * value(facts);
        return total;
      };
    }
    default:
      throw new Error(`no translation of ${expression.kind} into json-rules-engine`);
  }
}

function nativeOf(literal: Literal, beside: string, domainOf: DomainOf, scale: number): unknown {
  if (literal.kind === 'truth') return literal.value;
  if (literal.kind === 'number') return scaled(literal, scale);
  if (literal.kind === 'date') return dayNumber(literal.value)! * scale;
  const domain = domainOf(beside);
  if (domain.type === 'step') return 0;
  return domain.type === 'ordinal' ? domain.levels.indexOf(literal.value) : literal.value;
}
