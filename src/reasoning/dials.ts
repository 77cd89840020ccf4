import { type Condition, type SumCondition, ALWAYS as TRUE } from '../language/condition.ts';
import { asSum, conditionOf, type Layout } from '../language/condition-of.ts';
import { type Domain, sizeOf } from '../language/domain.ts';
import { type Comparison, type Expression, type Literal, MIRRORED } from '../language/expression.ts';
import { constantOf, type LinearForm, linearForm } from '../language/linear.ts';
import { add, divide, multiply, type Rational, rational, toText } from '../language/rational.ts';
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
    case 'at_most':
      return expression.operands.flatMap((operand) => dialsOf(operand, layout, !loosens));
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
  const bounded = boundedBy(comparison, layout);
  if (bounded === undefined) return [];
  const { asks } = bounded;
  const { low, high, least, most } = boundsOf(asks);
  const said = { comparison, asks, loosens, extent: most - least };
  const dials = {
    low: { ...said, bound: 'low', most: loosens ? low - least : most + 1n - low },
    high: { ...said, bound: 'high', most: loosens ? most - high : high + 1n - least },
  } as const;
  return bounded.ends.map((end) => dials[end]).filter((dial) => dial.most > 0n);
}

/** What a comparison asks, and which of its ends it says. */
interface BoundedBy {
  readonly asks: Bounded;
  readonly ends: readonly Dial['bound'][];
}

function boundedBy(comparison: Comparison, layout: Layout): BoundedBy | undefined {
  const asks = askedBy(comparison, layout);
  const equal = comparison.comparator === '==';
  if (asks.kind === 'constant') return equal ? undefined : beyondRange(comparison, asks.value, layout);
  if (asks.kind !== 'within' && asks.kind !== 'sum') return undefined;
  const { low, least } = boundsOf(asks);
  return { asks, ends: equal ? ['low', 'high'] : low > least ? ['low'] : ['high'] };
}

/** Of a bound that always holds, or never: it stands at the end of the range, or one step past it. */
function beyondRange(comparison: Comparison, always: boolean, layout: Layout): BoundedBy | undefined {
  const names = namesSide(comparison);
  const { span } = comparison;
  const greatest: Literal = { kind: 'number', text: toText(greatestOf(names, layout)), span };
  const probe = askedBy({ kind: 'compare', comparator: '>=', left: names, right: greatest, span }, layout);
  if (probe.kind !== 'within' && probe.kind !== 'sum') return undefined;
  const { low: from, least, most } = boundsOf(probe);
  const comparator = comparison.left === names ? comparison.comparator : MIRRORED[comparison.comparator];
  const end = comparator.startsWith('>') === from > least ? 'low' : 'high';
  const low = end === 'high' || always ? least : most + 1n;
  const high = end === 'low' || always ? most : least - 1n;
  const asks = probe.kind === 'sum' ? { ...probe, low, high } : { ...probe, low: Number(low), high: Number(high) };
  return { asks, ends: [end] };
}

/** The greatest value a side with names could have. */
function greatestOf(names: Expression, layout: Layout): Rational {
  const domainOf = (name: string) => layout.get(name)!.domain;
  const { constant, terms } = linearForm(names, domainOf);
  return terms.reduce((sum, { weight, leaf }) => {
    const { least, most } = 'name' in leaf ? spanOf(domainOf(leaf.name)) : spanOfCount(leaf.condition, layout);
    return add(sum, multiply(weight, rational(BigInt(weight.numerator < 0n ? least : most))));
  }, constant);
}

const spanOf = (domain: Domain) => ({
  least: 0,
  most: domain.type === 'set' ? domain.options.length : sizeOf(domain) - 1,
});

/** A condition counts 1 where it holds; one that always does, or never, counts the same everywhere. */
function spanOfCount(expression: Expression, layout: Layout) {
  const condition = conditionOf(expression, layout);
  if (condition.kind !== 'constant') return { least: 0, most: 1 };
  return condition.value ? { least: 1, most: 1 } : { least: 0, most: 0 };
}

/** A count of one condition stays a count, which has a bound; said plainly it would be that condition. */
function askedBy(comparison: Comparison, layout: Layout): Condition {
  const open = openTerms(namesSide(comparison), layout);
  const countsOne = open.length === 1 && 'condition' in open[0]!.leaf;
  return countsOne ? asSum(comparison, layout) : conditionOf(comparison, layout);
}

/** What a side sums that is not the same everywhere. */
function openTerms(names: Expression, layout: Layout): LinearForm['terms'] {
  const domainOf = (name: string) => layout.get(name)!.domain;
  return linearForm(names, domainOf).terms.filter(({ leaf }) => {
    const { least, most } = 'name' in leaf ? spanOf(domainOf(leaf.name)) : spanOfCount(leaf.condition, layout);
    return least < most;
  });
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
  const certain = terms.filter(({ leaf }) => 'condition' in leaf && conditionOf(leaf.condition, layout) === TRUE);
  const first = asks.parts[0]!;
  const about = openTerms(names, layout).find(({ leaf }) =>
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
    case 'at_most':
      return not(atLeast(expression.limit + 1, expression.operands.map(of)));
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
