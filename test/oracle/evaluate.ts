import type { Domain, Value } from '../../src/language/domain.ts';
import type { Comparator, Expression, Literal } from '../../src/language/expression.ts';

/**
 * The naive twin of compileTruth, written to be read: walks the tree for every
 * answer and works on values, not on indices. Shares no code with it.
 */
export type Values = ReadonlyMap<string, { readonly value: Value; readonly domain: Domain }>;

export function holds(expression: Expression, values: Values): boolean {
  const yes = (operand: Expression) => holds(operand, values);
  switch (expression.kind) {
    case 'truth':
      return expression.value;
    case 'name':
      return valueOfName(expression.name, values) === true;
    case 'not':
      return !yes(expression.operand);
    case 'and':
      return expression.operands.every(yes);
    case 'or':
      return expression.operands.some(yes);
    case 'implies':
      return !yes(expression.left) || yes(expression.right);
    case 'compare':
      return compares(expression.left, expression.comparator, expression.right, values);
    case 'in':
      return expression.items.some((item) => compares(expression.left, '==', item, values));
    case 'contains':
      return options(expression.left, values).has(expression.option.value);
    case 'before': {
      const [a, b] = [rank(expression.first.name, values), rank(expression.second.name, values)];
      return a !== 'never' && b !== 'never' && a < b;
    }
    case 'together': {
      const [a, b] = [rank(expression.first.name, values), rank(expression.second.name, values)];
      return a !== 'never' && a === b;
    }
    case 'at_least':
      return expression.operands.filter(yes).length >= expression.limit;
    case 'at_most':
      return expression.operands.filter(yes).length <= expression.limit;
    case 'exactly':
      return expression.operands.filter(yes).length === expression.limit;
    default:
      throw new Error(`${expression.kind} is no condition`);
  }
}

function valueOfName(name: string, values: Values): Value {
  return values.get(name)!.value;
}

function rank(name: string, values: Values): number | 'never' {
  return valueOfName(name, values) as number | 'never';
}

type Type = Domain['type'] | 'condition';

/** What is compared: the domain of a name on either side says, else the kind of a literal. */
function typeOf(left: Expression, right: Expression, values: Values): Type {
  for (const side of [left, right]) {
    if (side.kind === 'name') return values.get(side.name)!.domain.type;
  }
  if (left.kind === 'date') return 'date';
  return ['number', 'sum', 'product', 'negative', 'count', 'size'].includes(left.kind) ? 'decimal' : 'condition';
}

function compares(left: Expression, comparator: Comparator, right: Expression, values: Values): boolean {
  switch (typeOf(left, right, values)) {
    case 'boolean':
    case 'condition':
      return ordered(Number(holds(left, values)), comparator, Number(holds(right, values)));
    case 'integer':
    case 'decimal': {
      const [a, b] = [numberOf(left, values), numberOf(right, values)];
      return ordered(a.over * b.under, comparator, b.over * a.under);
    }
    case 'date':
      return ordered(plain(left, values), comparator, plain(right, values));
    case 'ordinal': {
      const levels = levelsOf(left, values) ?? levelsOf(right, values)!;
      const level = (side: Expression) => levels.indexOf(plain(side, values));
      return ordered(level(left), comparator, level(right));
    }
    case 'set': {
      const sorted = (side: Expression) => JSON.stringify([...options(side, values)].sort());
      return ordered(sorted(left), comparator, sorted(right));
    }
    default:
      return ordered(plain(left, values), comparator, plain(right, values));
  }
}

function ordered<T extends number | bigint | string>(a: T, comparator: Comparator, b: T): boolean {
  switch (comparator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** The text of a literal or of a name's value; ISO days compare as text. */
function plain(side: Expression, values: Values): string {
  return String(side.kind === 'name' ? valueOfName(side.name, values) : (side as { value: string }).value);
}

function levelsOf(side: Expression, values: Values): readonly string[] | undefined {
  const domain = side.kind === 'name' ? values.get(side.name)!.domain : undefined;
  return domain?.type === 'ordinal' ? domain.levels : undefined;
}

function options(side: Expression, values: Values): ReadonlySet<string> {
  if (side.kind === 'name') return new Set(valueOfName(side.name, values) as readonly string[]);
  const { items } = side as { items: readonly Literal[] };
  return new Set(items.map((item) => (item as { value: string }).value));
}

/** A fraction, not reduced; `under` is above zero. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function numberOf(expression: Expression, values: Values): Fraction {
  switch (expression.kind) {
    case 'number':
      return fraction(expression.text);
    case 'name':
      return fraction(String(valueOfName(expression.name, values)));
    case 'size':
      return whole(options(expression.set, values).size);
    case 'count':
      return whole(expression.operands.filter((operand) => holds(operand, values)).length);
    case 'negative':
      return times(whole(-1), numberOf(expression.operand, values));
    case 'product':
      return expression.factors.map((factor) => numberOf(factor, values)).reduce(times);
    case 'sum':
      return expression.terms
        .map(({ sign, term }) => times(whole(sign === '+' ? 1 : -1), numberOf(term, values)))
        .reduce((a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }));
    default:
      throw new Error(`${expression.kind} is no number`);
  }
}

function fraction(decimal: string): Fraction {
  const [integral = '', digits = ''] = decimal.split('.');
  return { over: BigInt(integral + digits), under: 10n ** BigInt(digits.length) };
}

function whole(value: number): Fraction {
  return { over: BigInt(value), under: 1n };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}
