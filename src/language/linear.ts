import { dayNumber } from './calendar.ts';
import type { Domain } from './domain.ts';
import type { Expression } from './expression.ts';
import { gridOf } from './grid.ts';
import { add, multiply, negate, ONE, parseDecimal, type Rational, rational, ZERO } from './rational.ts';

/** One number of a sum: an index, a set's size, or a condition counted as 0 or 1. */
export type Leaf = { readonly name: string; readonly sizeOfSet: boolean } | { readonly condition: Expression };

export interface LinearForm {
  readonly constant: Rational;
  /** Weighted leaves, the same name only once. */
  readonly terms: readonly { readonly weight: Rational; readonly leaf: Leaf }[];
}

/**
 * A number (or day) as a weighted sum over *indices*: values on a grid are
 * min + step × index. Only for what `checkTypes` finds nothing wrong with.
 */
export function linearForm(expression: Expression, domainOf: (name: string) => Domain): LinearForm {
  let constant = ZERO;
  const terms = new Map<string | Expression, { weight: Rational; leaf: Leaf }>();
  const put = (key: string | Expression, weight: Rational, leaf: Leaf): void => {
    const before = terms.get(key)?.weight ?? ZERO;
    terms.set(key, { weight: add(before, weight), leaf });
  };
  gather(expression, ONE, {
    name(name, weight) {
      const { min, step } = scaleOf(domainOf(name));
      constant = add(constant, multiply(weight, min));
      put(name, multiply(weight, step), { name, sizeOfSet: false });
    },
    size: (name, weight) => put(name, weight, { name, sizeOfSet: true }),
    condition: (condition, weight) => put(condition, weight, { condition }),
    constant: (value) => {
      constant = add(constant, value);
    },
  });
  return { constant, terms: [...terms.values()].filter(({ weight }) => weight.numerator !== 0n) };
}

interface Gatherer {
  name(name: string, weight: Rational): void;
  size(name: string, weight: Rational): void;
  condition(condition: Expression, weight: Rational): void;
  constant(value: Rational): void;
}

function gather(expression: Expression, weight: Rational, into: Gatherer): void {
  switch (expression.kind) {
    case 'name':
      into.name(expression.name, weight);
      break;
    case 'size':
      into.size(expression.set.name, weight);
      break;
    case 'count':
      for (const operand of expression.operands) into.condition(operand, weight);
      break;
    case 'sum':
      for (const { sign, term } of expression.terms) gather(term, sign === '+' ? weight : negate(weight), into);
      break;
    case 'negative':
      gather(expression.operand, negate(weight), into);
      break;
    case 'product': {
      const factors = expression.factors.map((factor) => ({ factor, value: constantOf(factor) }));
      const rest = factors.find(({ value }) => value === undefined)?.factor;
      const scale = factors.reduce((product, { value }) => multiply(product, value ?? ONE), weight);
      if (rest) gather(rest, scale, into);
      else into.constant(scale);
      break;
    }
    default:
      into.constant(multiply(weight, constantOf(expression)!));
  }
}

const MINUS_ONE = negate(ONE);

/** The value of an expression without names or counts, if it is a number or a day. */
export function constantOf(expression: Expression): Rational | undefined {
  switch (expression.kind) {
    case 'number':
      return parseDecimal(expression.text);
    case 'date':
      return rational(BigInt(dayNumber(expression.value)!));
    case 'negative':
      return scaled(constantOf(expression.operand), MINUS_ONE);
    case 'sum':
      return expression.terms.reduce<Rational | undefined>((total, { sign, term }) => {
        const value = scaled(constantOf(term), sign === '+' ? ONE : MINUS_ONE);
        return total && value && add(total, value);
      }, ZERO);
    case 'product':
      return expression.factors.reduce<Rational | undefined>((total, factor) => scaled(constantOf(factor), total), ONE);
    default:
      return undefined;
  }
}

function scaled(value: Rational | undefined, by: Rational | undefined): Rational | undefined {
  return value && by && multiply(value, by);
}

/** An ordinal is its level's position, a date its day number. */
function scaleOf(domain: Domain): { min: Rational; step: Rational } {
  if (domain.type === 'date') return { min: rational(BigInt(dayNumber(domain.min)!)), step: ONE };
  if (domain.type !== 'integer' && domain.type !== 'decimal') return { min: ZERO, step: ONE };
  const { min, step, digits } = gridOf(domain);
  const unit = 10n ** BigInt(digits);
  return { min: rational(min, unit), step: rational(step, unit) };
}
