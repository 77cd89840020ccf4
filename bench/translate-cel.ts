import type { Expression } from '../src/language/expression.ts';
import { type DomainOf, translateInfix } from './translate-infix.ts';

/** An expression in CEL. Numbers are doubles: @marcbachmann/cel-js holds ints as BigInt, which is slower. */
export const translateCel = (expression: Expression, domainOf: DomainOf, scale: number): string =>
  translateInfix(expression, domainOf, scale, {
    and: '&&',
    or: '||',
    not: (operand) => `!${operand.startsWith('(') ? operand : `(${operand})`}`,
    number: (value) => `${value < 0 ? '(' : ''}${value}.0${value < 0 ? ')' : ''}`,
    size: (set) => `double(size(${set}))`,
  });
