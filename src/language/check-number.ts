import type { Count, Expression, Negative, NumberLiteral, Product, Size, Sum } from './expression.ts';
import { constantOf } from './linear.ts';
import { type Checking, called, comparableWith, type NumberSort, type Sort, UNKNOWN, upTo } from './sort.ts';

/** The sort of arithmetic: a number, with its unit if one is known, or unknown where a part is no number. */
export function numberSort(
  expression: NumberLiteral | Sum | Product | Negative | Count | Size,
  checking: Checking,
): Sort {
  switch (expression.kind) {
    case 'number':
      return { sort: 'number' };
    case 'sum':
      return sortOfSum(expression, checking);
    case 'product':
      return sortOfProduct(expression, checking);
    case 'negative': {
      const found = operandSort(expression.operand, checking);
      return found ? withUnit(found.unit) : UNKNOWN;
    }
    case 'count':
      expression.operands.forEach(checking.condition);
      return { sort: 'number', grid: upTo(expression.operands.length) };
    case 'size':
      return sortOfSize(expression, checking);
  }
}

/** Two numbers in different units do not meet, unless one of them was multiplied by a factor. */
export function reportUnits(one: string, other: string, expression: Expression, checking: Checking): void {
  const help = `multiply one of them by the factor between the units, like \`1000 * ${nameIn(expression)}\``;
  const message = `\`${other}\` does not go with \`${one}\``;
  checking.report('unit_mismatch', expression.span, message, { help });
}

function nameIn(expression: Expression): string {
  return expression.kind === 'name' ? expression.name : 'a';
}

function withUnit(unit: string | undefined): NumberSort {
  return unit === undefined ? { sort: 'number' } : { sort: 'number', unit };
}

/** A part of arithmetic has to be a number; if it is not, that is reported here. */
function operandSort(operand: Expression, checking: Checking): NumberSort | undefined {
  const found = checking.sortOf(operand);
  if (found.sort === 'number') return found;
  if (found.sort === 'unknown') return undefined;
  const help = found.sort === 'truth' ? 'count conditions with `count(a, b)`' : comparableWith(found);
  checking.report('not_a_number', operand.span, `${called(operand, found)} is not a number to calculate with`, {
    help,
  });
  return undefined;
}

function sortOfSum({ terms }: Sum, checking: Checking): Sort {
  let unit: string | undefined;
  let sound = true;
  for (const { term } of terms) {
    const found = operandSort(term, checking);
    if (!found) sound = false;
    else if (unit !== undefined && found.unit !== undefined && found.unit !== unit) {
      reportUnits(unit, found.unit, term, checking);
    }
    unit ??= found?.unit;
  }
  return sound ? withUnit(unit) : UNKNOWN;
}

/** Multiplied by a number it counts as converted, and fits every unit. */
function sortOfProduct({ factors, span }: Product, checking: Checking): Sort {
  const sorts = factors.map((factor) => operandSort(factor, checking));
  if (sorts.includes(undefined)) return UNKNOWN;
  if (factors.filter((factor) => constantOf(factor) === undefined).length <= 1) return { sort: 'number' };
  const message = 'two things that are open are multiplied with each other';
  checking.report('not_linear', span, message, { help: 'multiply by a number only: `0.5 * a`' });
  return UNKNOWN;
}

function sortOfSize({ set }: Size, checking: Checking): Sort {
  const found = checking.sortOf(set);
  if (found.sort === 'set') return { sort: 'number', grid: upTo(found.domain.options.length) };
  if (found.sort !== 'unknown') {
    checking.report('not_a_set', set.span, `\`${set.name}\` is not a set`, {
      help: '`size` counts the options in a set',
    });
  }
  return UNKNOWN;
}
