import { type Condition, type SumCondition, ALWAYS as TRUE } from '../language/condition.ts';
import { conditionOf, type Layout } from '../language/condition-of.ts';
import type { Comparison, Expression } from '../language/expression.ts';
import { constantOf, linearForm } from '../language/linear.ts';
import { add, divide, type Rational, rational } from '../language/rational.ts';
import { all, any, type Formula, not, type SumPart } from '../solving/formula.ts';
import { atLeast, formulaOf, partsOf, type Sum, sumFormula } from './formula-of.ts';
import type { Places } from './places.ts';

/**
 * A bound in a comparison with a constant that can be moved so that the line it stands in holds more often (semantics
 * 5): loosened, or in an antecedent or under `not` tightened. `==` has two, its ends.
 */
export interface Dial {
  readonly comparison: Comparison;
  /** What the comparison asks; the bound is one of its own, in its own units. */
  readonly asks: Bounded;
  readonly bound: 'low' | 'high';
  readonly loosens: boolean;
  /** How many units it can be moved: then the comparison always holds where it loosens, else never. */
  readonly most: bigint;
  /** How many units the whole range has: the scaled move is units / extent. */
  readonly extent: bigint;
}

/** A comparison that bounds one index, or a sum. */
export type Bounded = Extract<Condition, { kind: 'within' }> | SumCondition;

/** All dials of an expression, in the order of its text. */
export function dialsOf(expression: Expression, layout: Layout, loosens = true): Dial[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'at_least':
      return expression.operands.flatMap((operand) => dialsOf(operand, layout, loosens));
    case 'not':
      return dialsOf(expression.operand, layout, !loosens);
    case 'implies':
      return [...dialsOf(expression.left, layout, !loosens), ...dialsOf(expression.right, layout, loosens)];
    case 'compare':
      return dialsOfComparison(expression, layout, loosens);
    default:
      return [];
  }
}

function dialsOfComparison(comparison: Comparison, layout: Layout, loosens: boolean): Dial[] {
  const equal = comparison.comparator === '==';
  if (comparison.comparator === '!=' || (equal && !loosens) || !hasConstantSide(comparison, layout)) return [];
  const asks = conditionOf(comparison, layout);
  if ((asks.kind !== 'within' && asks.kind !== 'sum') || !isAbout(asks, comparison, layout)) return [];
  const { low, high, least, most } = boundsOf(asks);
  const extent = most - least;
  const said = { comparison, asks, loosens, extent };
  const ends: Dial[] = [
    { ...said, bound: 'low', most: loosens ? low - least : most + 1n - low },
    { ...said, bound: 'high', most: loosens ? most - high : high + 1n - least },
  ];
  return ends
    .filter(({ bound }) => equal || (bound === 'low' ? low > least : high < most))
    .filter((dial) => dial.most > 0n);
}

/** What a comparison of one name came down to is about that name, not about what a `count` counts. */
function isAbout(asks: Bounded, comparison: Comparison, layout: Layout): boolean {
  if (asks.kind === 'sum') return true;
  const { terms } = linearForm(namesSide(comparison), (name) => layout.get(name)!.domain);
  return terms.some(({ leaf }) => 'name' in leaf && layout.get(leaf.name)!.slot === asks.slot);
}

/** A number, a day or a level on one side; options have no order, and a condition is no constant. */
function hasConstantSide({ left, right }: Comparison, layout: Layout): boolean {
  if (isConstant(left) === isConstant(right)) return false;
  const side = isConstant(left) ? right : left;
  return (
    side.kind !== 'name' || !['categorical', 'boolean', 'set', 'step'].includes(layout.get(side.name)!.domain.type)
  );
}

const isConstant = (side: Expression) => side.kind === 'text' || constantOf(side) !== undefined;
const namesSide = ({ left, right }: Comparison) => (isConstant(left) ? right : left);

/** The side that is no constant; it is worth `offset + unit × value` where what is bounded has a value. */
export function scaleOf(
  { comparison, asks }: Dial,
  layout: Layout,
): { names: Expression; unit: Rational; offset: Rational } {
  const names = namesSide(comparison);
  const { constant, terms } = linearForm(names, (name) => layout.get(name)!.domain);
  if (asks.kind === 'within') {
    const about = terms.find(({ leaf }) => 'name' in leaf && layout.get(leaf.name)!.slot === asks.slot)!;
    return { names, unit: about.weight, offset: constant };
  }
  const open = terms.filter(({ leaf }) => 'name' in leaf || conditionOf(leaf.condition, layout).kind !== 'constant');
  const certain = terms.filter(({ leaf }) => 'condition' in leaf && conditionOf(leaf.condition, layout) === TRUE);
  const first = asks.parts[0]!;
  const about = open.find(({ leaf }) =>
    'name' in leaf
      ? first.kind !== 'condition' && layout.get(leaf.name)!.slot === first.slot
      : first.kind === 'condition',
  )!;
  const offset = certain.reduce((sum, { weight }) => add(sum, weight), constant);
  return { names, unit: divide(about.weight, rational(first.weight)), offset };
}

/** The bounds of a comparison and the range it is about, in its own units. */
export function boundsOf(asks: Bounded): { low: bigint; high: bigint; least: bigint; most: bigint } {
  if (asks.kind === 'sum') return asks;
  return { low: BigInt(asks.low), high: BigInt(asks.high), least: 0n, most: BigInt(asks.last) };
}

/** What a comparison bounds, as a sum over a problem's variables. */
export function measured(asks: Bounded, places: Places): Sum {
  if (asks.kind === 'sum') return partsOf(asks, places);
  return partsOf({ parts: [{ kind: 'index', weight: 1n, slot: asks.slot, most: asks.last }] }, places);
}

/**
 * An expression with its dials turned by the values of variables: what it asks of a row once each bound is moved by as
 * many units as the row has there.
 */
export function dialledFormula(
  expression: Expression,
  layout: Layout,
  places: Places,
  turns: ReadonlyMap<Comparison, readonly { readonly dial: Dial; readonly variable: number }[]>,
): Formula {
  const of = (operand: Expression) => dialledFormula(operand, layout, places, turns);
  switch (expression.kind) {
    case 'and':
      return all(expression.operands.map(of));
    case 'or':
      return any(expression.operands.map(of));
    case 'not':
      return not(of(expression.operand));
    case 'implies':
      return any([not(of(expression.left)), of(expression.right)]);
    case 'at_least':
      return atLeast(expression.limit, expression.operands.map(of));
    case 'compare': {
      const turned = turns.get(expression);
      if (turned !== undefined) return all(turned.map(({ dial, variable }) => turnedBound(dial, variable, places)));
    }
  }
  return formulaOf(conditionOf(expression, layout), places);
}

/** One end of a comparison, moved: `sum + t >= low` loosened, `sum - t >= low` tightened; the other end likewise. */
function turnedBound({ asks, bound, loosens }: Dial, variable: number, places: Places): Formula {
  const { low, high } = boundsOf(asks);
  const { parts, settled } = measured(asks, places);
  const weight = (bound === 'low') === loosens ? 1n : -1n;
  const turned: SumPart = { kind: 'linear', variable, weight };
  const sum = { parts: [...parts, turned], settled };
  return bound === 'low' ? sumFormula(sum, low, null) : sumFormula(sum, null, high);
}
