import type { Condition, SumCondition } from '../language/condition.ts';
import { bitsIn } from '../language/truth-on-points.ts';
import type { Constraint } from '../negotiation/constraint.ts';
import type { Worth } from '../negotiation/worth.ts';
import { ALWAYS, all, any, type Formula, iff, NEVER, not, type SumPart } from '../solving/formula.ts';
import type { Place, Places } from './places.ts';

/**
 * What a constraint asks of the rows of a problem.
 * LAW: it holds of a row exactly where the constraint holds of the deal and the world the row stands for.
 */
export function constraintFormula({ asks }: Constraint, places: Places): Formula {
  if (asks === undefined) throw new Error('a constraint of which only the truth is known');
  const of = (constraint: Constraint) => constraintFormula(constraint, places);
  switch (asks.kind) {
    case 'condition':
      return formulaOf(asks.condition, places);
    case 'worth':
      return sumFormula(worthParts(asks.worth, places), asks.least, null);
    case 'not':
      return not(of(asks.operand));
    case 'guarded':
      return any([not(of(asks.condition)), of(asks.constraint)]);
    case 'quorum': {
      const accepted = asks.groups.map((group) => all(group.map(of)));
      return all([...asks.vetoes.map((at) => accepted[at]!), atLeast(asks.atLeast, accepted)]);
    }
  }
}

/** That so many of the formulas hold. */
export const atLeast = (n: number, formulas: readonly Formula[]): Formula =>
  sumFormula(sumOf(formulas.map((formula) => counted(formula, 1n))), BigInt(n), null);

/** A formula in a sum: its weight where it holds. */
const counted = (formula: Formula, weight: bigint): Sum =>
  formula.kind === 'constant'
    ? { parts: [], settled: formula.value ? weight : 0n }
    : { parts: [{ kind: 'formula', formula, weight }], settled: 0n };

/**
 * What a condition asks of the rows of a problem.
 * LAW: it holds of a row exactly where the condition holds of the deal and the world the row stands for.
 */
export function formulaOf(condition: Condition, places: Places): Formula {
  const of = (operand: Condition) => formulaOf(operand, places);
  switch (condition.kind) {
    case 'constant':
      return condition.value ? ALWAYS : NEVER;
    case 'within':
      return inRange(places[condition.slot]!, condition.low, condition.high);
    case 'among':
      return among(places[condition.slot]!, condition.indices);
    case 'same':
      return inSomeCommon(places[condition.first]!, places[condition.second]!, 0, equally);
    case 'together':
      return inSomeCommon(places[condition.first]!, places[condition.second]!, 1, equally);
    case 'before':
      return inSomeCommon(places[condition.first]!, places[condition.second]!, 1, around);
    case 'same_set':
      return sameSet(places[condition.first]!, places[condition.second]!);
    case 'has':
      return hasOption(places[condition.slot]!, 31 - Math.clz32(condition.bit));
    case 'is_set':
      return sameSet(places[condition.slot]!, { kind: 'settled', index: condition.mask });
    case 'not':
      return not(of(condition.operand));
    case 'all':
      return all(condition.operands.map(of));
    case 'any':
      return any(condition.operands.map(of));
    case 'iff':
      return iff(of(condition.left), of(condition.right));
    case 'sum':
      return sumFormula(partsOf(condition, places), condition.low, condition.high);
  }
}

/** What a sum is made of, and what is settled of it already. */
export interface Sum {
  readonly parts: readonly SumPart[];
  readonly settled: bigint;
}

/** Constant where nothing is open. */
export function sumFormula({ parts, settled }: Sum, low: bigint | null, high: bigint | null): Formula {
  const [least, most] = [low === null ? null : low - settled, high === null ? null : high - settled];
  if (parts.length > 0) return { kind: 'sum', parts, low: least, high: most };
  return (least === null || least <= 0n) && (most === null || most >= 0n) ? ALWAYS : NEVER;
}

/** The parts of a sum over the places; also what `linear` costs of a slot are made of. */
export function partsOf({ parts }: Pick<SumCondition, 'parts'>, places: Places): Sum {
  return sumOf(
    parts.map((part) =>
      part.kind === 'condition'
        ? counted(formulaOf(part.condition, places), part.weight)
        : countOf(places[part.slot]!, part),
    ),
  );
}

/** A party's worth as a sum of amounts. */
export function worthParts(worth: Worth, places: Places): Sum {
  return sumOf(
    worth.parts.map(({ slot, at }): Sum => {
      const place = places[slot]!;
      if (place.kind === 'settled') return { parts: [], settled: at(place.index) };
      if (place.kind === 'options') {
        return { parts: place.variables.map((variable, bit) => linear(variable, at(1 << bit))), settled: 0n };
      }
      const amounts = Array.from({ length: place.size }, (_, index) => at(index));
      return { parts: [{ kind: 'table', variable: place.variable, amounts }], settled: 0n };
    }),
  );
}

const linear = (variable: number, weight: bigint): SumPart => ({ kind: 'linear', variable, weight });

export const sumOf = (sums: readonly Sum[]): Sum => ({
  parts: sums.flatMap(({ parts }) => parts),
  settled: sums.reduce((total, { settled }) => total + settled, 0n),
});

/** Weight × index, or × number of options in a set. */
function countOf(place: Place, { kind, weight }: { kind: 'index' | 'size'; weight: bigint }): Sum {
  if (place.kind === 'settled') {
    const count = kind === 'index' ? place.index : bitsIn(place.index);
    return { parts: [], settled: weight * BigInt(count) };
  }
  const variables = place.kind === 'variable' ? [place.variable] : place.variables;
  return { parts: variables.map((variable) => linear(variable, weight)), settled: 0n };
}

function inRange(place: Place, low: number, high: number): Formula {
  if (place.kind === 'settled') return low <= place.index && place.index <= high ? ALWAYS : NEVER;
  const { variable, size } = ordinary(place);
  const [from, to] = [Math.max(low, 0), Math.min(high, size - 1)];
  if (from > to) return NEVER;
  return from === 0 && to === size - 1 ? ALWAYS : { kind: 'within', variable, low: from, high: to };
}

function among(place: Place, indices: readonly number[]): Formula {
  if (place.kind === 'settled') return indices.includes(place.index) ? ALWAYS : NEVER;
  return { kind: 'among', variable: ordinary(place).variable, values: indices };
}

type Pairing = (first: Place, second: Place, value: number) => Formula;

const equally: Pairing = (first, second, value) => all([inRange(first, value, value), inRange(second, value, value)]);

/** From the first value up to this one, and above it. */
const around: Pairing = (first, second, value) =>
  all([inRange(first, 1, value), inRange(second, value + 1, Number.MAX_SAFE_INTEGER)]);

/** Some value from `least` on for which a pairing holds: at least one of the two places is open, or both are decided. */
function inSomeCommon(first: Place, second: Place, least: number, pairing: Pairing): Formula {
  const lastOf = (place: Place) => (place.kind === 'settled' ? place.index : ordinary(place).size - 1);
  const last = Math.min(lastOf(first), lastOf(second));
  const values = Array.from({ length: Math.max(0, last - least + 1) }, (_, at) => least + at);
  return any(values.map((value) => pairing(first, second, value)));
}

/** @param bit the number of the option */
function hasOption(place: Place, bit: number): Formula {
  if (place.kind === 'settled') return ((place.index >> bit) & 1) === 1 ? ALWAYS : NEVER;
  return { kind: 'within', variable: optionsOf(place)[bit]!, low: 1, high: 1 };
}

function sameSet(first: Place, second: Place): Formula {
  const open = first.kind === 'options' ? first : second;
  if (open.kind !== 'options') return ordinarySettled(first) === ordinarySettled(second) ? ALWAYS : NEVER;
  return all(open.variables.map((_, bit) => iff(hasOption(first, bit), hasOption(second, bit))));
}

function ordinary(place: Place) {
  if (place.kind !== 'variable') throw new Error(`a condition on one value of a slot that is ${place.kind}`);
  return place;
}

function optionsOf(place: Place): readonly number[] {
  if (place.kind !== 'options') throw new Error(`a condition on options of a slot that is ${place.kind}`);
  return place.variables;
}

function ordinarySettled(place: Place): number {
  if (place.kind !== 'settled') throw new Error(`a condition on a set of a slot that is ${place.kind}`);
  return place.index;
}
