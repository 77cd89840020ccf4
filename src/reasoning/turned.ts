import { dayText } from '../language/calendar.ts';
import type { Layout } from '../language/condition-of.ts';
import { type Comparator, type Comparison, type Expression, type Literal, MIRRORED } from '../language/expression.ts';
import { constantOf } from '../language/linear.ts';
import { print } from '../language/print.ts';
import { add, multiply, type Rational, rational, toText } from '../language/rational.ts';
import type { Scenario, Slot } from '../negotiation/scenario.ts';
import { boundsOf, type Dial, scaleOf } from './dials.ts';

/** A dial and how many units it is turned. */
export interface Turn {
  readonly dial: Dial;
  readonly by: bigint;
}

/** The expression with its dials turned. LAW: its text parses to a sound expression that holds wherever the first does. */
export function turned(expression: Expression, turns: readonly Turn[], layout: Layout): Expression {
  const of = (operand: Expression) => turned(operand, turns, layout);
  switch (expression.kind) {
    case 'and':
      return { ...expression, operands: flatAnd(expression.operands.map(of)) };
    case 'or':
    case 'at_least':
    case 'at_most':
      return { ...expression, operands: expression.operands.map(of) };
    case 'not':
      return { ...expression, operand: of(expression.operand) };
    case 'implies':
      return { ...expression, left: of(expression.left), right: of(expression.right) };
    case 'compare':
      return moved(expression, turns, layout);
    default:
      return expression;
  }
}

const flatAnd = (operands: readonly Expression[]) =>
  operands.flatMap((operand) => (operand.kind === 'and' ? operand.operands : [operand]));

/** Of `==` an interval: from what the low end became to what the high end became. */
function moved(comparison: Comparison, turns: readonly Turn[], layout: Layout): Expression {
  const here = turns.filter((turn) => turn.dial.comparison === comparison && turn.by > 0n);
  const [first] = here;
  if (first === undefined) return comparison;
  if (comparison.comparator !== '==') return boundAt(first, layout);
  const { span } = comparison;
  const ends = (['low', 'high'] as const).map((bound) => {
    const turn = here.find(({ dial }) => dial.bound === bound);
    return boundAt(turn ?? { dial: { ...first.dial, bound }, by: 0n }, layout);
  });
  return { kind: 'and', operands: ends, span };
}

/** One end of what a comparison bounds, where its dial stands. */
function boundAt({ dial, by }: Turn, layout: Layout): Comparison {
  const { comparison, asks, bound, loosens } = dial;
  const { low, high, least, most } = boundsOf(asks);
  const up = (bound === 'low') !== loosens;
  const to = (bound === 'low' ? low : high) + (up ? by : -by);
  const { names, unit, offset } = scaleOf(dial, layout);
  // A level beyond the last has no name: then the bound is said of the last, without it.
  const [beyond, at] = to > most ? [true, most] : to < least ? [true, least] : [false, to];
  const above = (bound === 'low') === unit.numerator > 0n;
  const comparator: Comparator = above ? (beyond ? '>' : '>=') : beyond ? '<' : '<=';
  const value = add(offset, multiply(unit, rational(at)));
  return {
    kind: 'compare',
    comparator,
    left: names,
    right: literal(value, comparison, names, layout),
    span: comparison.span,
  };
}

function literal(value: Rational, { left, right, span }: Comparison, names: Expression, layout: Layout): Literal {
  const constant = left === names ? right : left;
  const domain = names.kind === 'name' ? layout.get(names.name)!.domain : undefined;
  if (domain?.type === 'ordinal' && constant.kind === 'text') {
    return { kind: 'text', value: domain.levels[Number(value.numerator)]!, span };
  }
  if (constant.kind === 'date' || domain?.type === 'date')
    return { kind: 'date', value: dayText(Number(value.numerator)), span };
  return { kind: 'number', text: toText(value), span };
}

/** "Security guarantee: at least Robust instead of at least Deterrent", for each dial that is turned. */
export function turnsInWords(turns: readonly Turn[], scenario: Scenario): string {
  return turns
    .filter(({ by }) => by > 0n)
    .map((turn) => {
      const before = namesFirst(turn.dial.comparison);
      const after = boundAt(turn, scenario.slotOf);
      const subject = after.left.kind === 'name' ? scenario.slotOf.get(after.left.name)!.title : print(after.left);
      return `${subject}: ${boundInWords(after, scenario)} instead of ${boundInWords(before, scenario)}`;
    })
    .join('; ');
}

/** As it was, its constant on the right. */
function namesFirst(comparison: Comparison): Comparison {
  const { left, right, comparator } = comparison;
  const isConstant = left.kind === 'text' || constantOf(left) !== undefined;
  return isConstant ? { ...comparison, left: right, right: left, comparator: MIRRORED[comparator] } : comparison;
}

const WORDS: Readonly<Record<Comparator, string>> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
  '==': 'exactly',
  '!=': 'not',
};

function boundInWords({ comparator, left, right }: Comparison, { slotOf }: Scenario): string {
  const slot: Slot | undefined = left.kind === 'name' ? slotOf.get(left.name) : undefined;
  const { domain } = slot ?? {};
  const unit = domain !== undefined && 'unit' in domain && domain.unit !== undefined ? ` ${domain.unit}` : '';
  const value = right.kind === 'text' || right.kind === 'date' ? right.value : toText(constantOf(right)!);
  return `${WORDS[comparator]} ${slot?.titleOf(value) ?? value}${unit}`;
}
