import type { Expression } from '../src/language/expression.ts';
import { type DomainOf, translateInfix } from './translate-infix.ts';

/** An expression in the expression language of @gorules/zen-engine. */
export const translateZen = (expression: Expression, domainOf: DomainOf, scale: number): string =>
  translateInfix(expression, domainOf, scale, {
    and: 'and',
    or: 'or',
    not: (operand) => `(not ${operand})`,
    number: (value) => (value < 0 ? `(${value})` : String(value)),
    size: (set) => `len(${set})`,
  });
