import {
  ALWAYS,
  all,
  among,
  any,
  type Condition,
  type Constant,
  iff,
  NEVER,
  not,
  type SumCondition,
  type SumPart,
  within,
} from './condition.ts';
import { type Domain, encode, isMisfit, sizeOf } from './domain.ts';
import {
  type Cardinality,
  type Comparator,
  type Comparison,
  type Expression,
  isCondition,
  type Literal,
  type Membership,
  MIRRORED,
} from './expression.ts';
import { type Leaf, linearForm } from './linear.ts';
import { leastCommonMultiple, type Rational } from './rational.ts';
import { type Place, sameChoice, sameSubset } from './same-options.ts';
import { type Bounds, boundedSum, sumWithin } from './sum-condition.ts';

/** Where in a row a name's index stands. */
export type Layout = ReadonlyMap<string, { readonly slot: number; readonly domain: Domain }>;

/** What an expression asks of rows laid out so. Only for what `checkTypes` finds nothing wrong with. */
export function conditionOf(expression: Expression, layout: Layout): Condition {
  const of = (operand: Expression): Condition => conditionOf(operand, layout);
  switch (expression.kind) {
    case 'truth':
      return expression.value ? ALWAYS : NEVER;
    case 'name':
      return within(placeOf(expression.name, layout).slot, 1, 1, 1);
    case 'not':
      return not(of(expression.operand));
    case 'and':
      return all(expression.operands.map(of));
    case 'or':
      return any(expression.operands.map(of));
    case 'implies':
      return any([not(of(expression.left)), of(expression.right)]);
    case 'compare':
      return ofComparison(expression, layout);
    case 'in':
      return ofMembership(expression, layout);
    case 'contains': {
      const { slot, domain } = placeOf((expression.left as { name: string }).name, layout);
      return { kind: 'has', slot, bit: indexOf(domain, [expression.option.value]) };
    }
    case 'before':
    case 'together':
      return ofSteps(expression.kind, expression.first.name, expression.second.name, layout);
    case 'at_least':
    case 'at_most':
    case 'exactly':
      return ofCardinality(expression, layout);
    default:
      throw new Error(`an expression that was not checked: ${expression.kind}`);
  }
}

function placeOf(name: string, layout: Layout): Place {
  const place = layout.get(name);
  if (!place) throw new Error(`an expression that was not checked: no ${name}`);
  return place;
}

function indexOf(domain: Domain, value: unknown): number {
  const index = encode(domain, value);
  if (isMisfit(index)) throw new Error(`an expression that was not checked: ${index.message}`);
  return index;
}

function ofComparison({ comparator, left, right }: Comparison, layout: Layout): Condition {
  if (comparator === '!=') return not(compared('==', left, right, layout));
  return compared(comparator, left, right, layout);
}

function compared(comparator: Comparator, left: Expression, right: Expression, layout: Layout): Condition {
  if (right.kind === 'name' && left.kind !== 'name') return compared(MIRRORED[comparator], right, left, layout);
  const place = left.kind === 'name' ? placeOf(left.name, layout) : undefined;
  if (isCondition(left) || isCondition(right) || place?.domain.type === 'boolean') {
    return iff(conditionOf(left, layout), conditionOf(right, layout));
  }
  switch (place?.domain.type) {
    case 'categorical':
    case 'step':
      return ofEqual(place, right, layout);
    case 'set':
      return ofEqualSets(place, right, layout);
    case 'ordinal':
      if (right.kind === 'text') return ofLevel(comparator, place, right.value);
      return comparator === '==' ? ofEqual(place, right, layout) : ofSums(comparator, left, right, layout);
    default:
      return ofSums(comparator, left, right, layout);
  }
}

function ofEqual(place: Place, right: Expression, layout: Layout): Condition {
  const { slot, domain } = place;
  if (right.kind === 'name') {
    const other = placeOf(right.name, layout);
    return slot === other.slot ? ALWAYS : sameChoice(place, other);
  }
  const index = indexOf(domain, (right as { value: unknown }).value);
  return within(slot, index, index, sizeOf(domain) - 1);
}

function ofEqualSets(place: Place, right: Expression, layout: Layout): Condition {
  const { slot, domain } = place;
  if (right.kind === 'name') {
    const other = placeOf(right.name, layout);
    return slot === other.slot ? ALWAYS : sameSubset(place, other);
  }
  const options = (right as { items: readonly Literal[] }).items.map((item) => (item as { value: string }).value);
  return { kind: 'is_set', slot, mask: indexOf(domain, options) };
}

function ofLevel(comparator: Comparator, { slot, domain }: Place, level: string): Condition {
  const index = indexOf(domain, level);
  const last = sizeOf(domain) - 1;
  const { low = 0, high = last } = interval(comparator, index);
  return within(slot, low, high, last);
}

/** The whole numbers that compare so with a whole number. */
function interval(comparator: Comparator, index: number): { low?: number; high?: number } {
  switch (comparator) {
    case '<':
      return { high: index - 1 };
    case '<=':
      return { high: index };
    case '>':
      return { low: index + 1 };
    case '>=':
      return { low: index };
    default:
      return { low: index, high: index };
  }
}

function ofSums(comparator: Comparator, left: Expression, right: Expression, layout: Layout): Condition {
  const { parts, bounds } = sumOf(comparator, left, right, layout);
  return sumWithin(parts, bounds);
}

/** A comparison of numbers as a sum, even where a plainer condition says it. */
export function asSum({ comparator, left, right }: Comparison, layout: Layout): SumCondition | Constant {
  const { parts, bounds } = sumOf(comparator, left, right, layout);
  return boundedSum(parts, bounds);
}

/** Everything is brought to the left and multiplied until no fraction is left. */
function sumOf(comparator: Comparator, left: Expression, right: Expression, layout: Layout) {
  const difference = linearForm(
    {
      kind: 'sum',
      terms: [
        { sign: '+', term: left },
        { sign: '-', term: right },
      ],
      span: left.span,
    },
    (name) => placeOf(name, layout).domain,
  );
  const scale = [difference.constant, ...difference.terms.map(({ weight }) => weight)].reduce(
    (common, { denominator }) => leastCommonMultiple(common, denominator),
    1n,
  );
  const whole = ({ numerator, denominator }: Rational) => (numerator * scale) / denominator;
  const parts = difference.terms.map(({ weight, leaf }) => partOf(whole(weight), leaf, layout));
  const bound = -whole(difference.constant);
  return { parts, bounds: boundsOf(comparator, bound) };
}

function boundsOf(comparator: Comparator, bound: bigint): Bounds {
  switch (comparator) {
    case '<':
      return { high: bound - 1n };
    case '<=':
      return { high: bound };
    case '>':
      return { low: bound + 1n };
    case '>=':
      return { low: bound };
    default:
      return { low: bound, high: bound };
  }
}

function partOf(weight: bigint, leaf: Leaf, layout: Layout): SumPart {
  if ('condition' in leaf) return { kind: 'condition', weight, condition: conditionOf(leaf.condition, layout) };
  const { slot, domain } = placeOf(leaf.name, layout);
  if (domain.type === 'set') return { kind: 'size', weight, slot, most: domain.options.length };
  return { kind: 'index', weight, slot, most: sizeOf(domain) - 1 };
}

function ofMembership({ left, items }: Membership, layout: Layout): Condition {
  const each = items.map((item) => compared('==', left, item, layout));
  if (left.kind !== 'name') return any(each);
  const { slot, domain } = placeOf(left.name, layout);
  const indices = each.flatMap((one) => (one.kind === 'within' ? [one.low] : []));
  return each.some((one) => one === ALWAYS) ? ALWAYS : among(slot, indices, sizeOf(domain) - 1);
}

function ofSteps(kind: 'before' | 'together', one: string, other: string, layout: Layout): Condition {
  const { slot: first, domain } = placeOf(one, layout);
  const { slot: second } = placeOf(other, layout);
  if (first !== second) return { kind, first, second };
  const last = sizeOf(domain) - 1;
  return kind === 'before' ? NEVER : within(first, 1, last, last);
}

function ofCardinality({ kind, limit, operands }: Cardinality, layout: Layout): Condition {
  const parts = operands.map((operand) => ({
    kind: 'condition' as const,
    weight: 1n,
    condition: conditionOf(operand, layout),
  }));
  const bound = BigInt(limit);
  const low = kind === 'at_most' ? {} : { low: bound };
  return sumWithin(parts, kind === 'at_least' ? low : { ...low, high: bound });
}
