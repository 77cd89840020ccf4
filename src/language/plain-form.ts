import { type Comparator, type Expression, MIRRORED } from './expression.ts';

/**
 * The condition as a person would write it: nothing denied twice, no comparison denied or made with `true` or `false`,
 * the issue before what it is compared with. It holds where the given one holds; its parts are left as they are.
 */
export function plainForm(expression: Expression): Expression {
  if (expression.kind === 'not') {
    const operand = plainForm(expression.operand);
    if (operand.kind === 'not') return operand.operand;
    if (operand.kind === 'truth') return { ...operand, value: !operand.value };
    if (operand.kind === 'compare') return { ...operand, comparator: OPPOSITE[operand.comparator] };
    return { ...expression, operand };
  }
  if (expression.kind !== 'compare') return expression;
  const { left, right, comparator, span } = expression;
  if (rank(right) < rank(left)) {
    return plainForm({ ...expression, left: right, right: left, comparator: MIRRORED[comparator] });
  }
  if (right.kind !== 'truth') return expression;
  return plainForm(right.value === (comparator === '==') ? left : { kind: 'not', operand: left, span });
}

/** Names come first, `true` and `false` last. */
const rank = ({ kind }: Expression) => (kind === 'name' ? 0 : kind === 'truth' ? 2 : 1);

const OPPOSITE: Readonly<Record<Comparator, Comparator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
