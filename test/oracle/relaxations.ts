import type { Comparator, Comparison, Expression } from '../../src/language/expression.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import { type Case, everyValue, type OracleLine, read } from './case.ts';
import { agrees, bindingLines, type Terms } from './check.ts';
import { holds, numberOf, type Values } from './evaluate.ts';
import { type Fraction, fractionOf, notBelow, plus, times, ZERO } from './fraction.ts';
import { has } from './zone.ts';

/**
 * The smallest loosening of the members of a concession that opens a zone (semantics 5), by trying every threshold at
 * every point. Shares no code with the reasoning.
 *
 * A comparison with a constant asks for a value from some place to some place on its own grid; a dial moves one of
 * these two places, by a whole number of grid steps. Loosening makes the line hold more often; under `not` and in an
 * antecedent that means to tighten the comparison.
 */
export interface Loosened {
  readonly id: string;
  /** Scaled: 1 is the whole grid. One for each dial, in the order of the text. */
  readonly moves: readonly Fraction[];
  readonly holdsAt: (point: Values) => boolean;
  /** Of a reservation threshold: what it comes to. */
  readonly worth?: Fraction;
}

/**
 * As few members as can be are given up whole; then the moves are least.
 * @returns the members that are loosened, each with its least move; `none` where all are given up; `large`
 * where there are too many thresholds to try
 */
export function loosenedFor(
  of: Case,
  document: Document,
  given: Terms,
  members: readonly string[],
): readonly Loosened[] | 'none' | 'large' {
  const lines = bindingLines(of).map(({ id }) => id);
  const others = lines.filter((line) => !members.includes(line));
  const points = of.points.filter(
    (point) => has(point, given) && of.rules.every((rule) => rule.holdsAt(point)) && agrees(of, others, point),
  );
  const ways = members.toSorted().flatMap((id) => waysOf(of, document, id) ?? []);
  if (ways.some((way) => way === 'large')) return 'large';
  let best: { rank: Fraction[]; loosened: Loosened[] } | null = null;
  for (const point of points) {
    // A line that no move of its dials makes hold here is given up whole; a line that one does is not worth giving up.
    const least = (ways as Way[]).map((way) => way(point));
    const loosened = least.flatMap((one) => one ?? []);
    const moves = least.flatMap((one, at) => one?.moves ?? (ways as Way[])[at]!(null)!.moves);
    const givenUp: Fraction = { over: BigInt(least.length - loosened.length), under: 1n };
    const rank = [givenUp, totalOf(moves), ...moves];
    if (best === null || isBefore(rank, best.rank)) best = { rank, loosened };
  }
  return best === null || best.loosened.length === 0 ? 'none' : best.loosened;
}

const totalOf = (moves: readonly Fraction[]) => moves.reduce(plus, ZERO);

/** Lexicographically. */
function isBefore(a: readonly Fraction[], b: readonly Fraction[]): boolean {
  const at = a.findIndex((one, place) => !(notBelow(one, b[place]!) && notBelow(b[place]!, one)));
  return at !== -1 && notBelow(b[at]!, a[at]!);
}

/** The least move of a line's dials that makes it hold at a point, if any does; without a point, no move at all. */
type Way = (point: Values | null) => Loosened | null;

/**
 * `null`: the line has no dial. A point that would do without the members breaks each of them, as none can be left out
 * of a concession; so there its party's consent counts, and conditions of consent need not be looked at.
 */
function waysOf(of: Case, document: Document, id: string): Way | 'large' | null {
  const party = of.parties.find(({ lines }) => lines.some((line) => line.id === id))!;
  const line = party.lines.find((one) => one.id === id)!;
  if (line.kind === 'reservation') return thresholdWay(line, party.worthAt, party.reservation!);
  return textWay(of, document, line);
}

function thresholdWay({ id }: OracleLine, worthAt: (point: Values) => Fraction, reservation: Fraction): Way {
  return (point) => {
    if (point === null) return { id, moves: [ZERO], holdsAt: () => false };
    const worth = notBelow(worthAt(point), reservation) ? reservation : worthAt(point);
    const move = plus(reservation, times(worth, fractionOf(-1)));
    return { id, moves: [move], worth, holdsAt: (other) => notBelow(worthAt(other), worth) };
  };
}

/** More vectors of moves than this are not tried. */
const MOST_VECTORS = 3000;

function textWay(of: Case, document: Document, { id }: OracleLine): Way | 'large' | null {
  const record = [...document.redLines, ...document.preconditions].find((one) => one.id === id)!;
  const expression = read(record.holds);
  const dials = dialsOf(expression, of, true);
  if (dials.length === 0) return null;
  const count = dials.reduce((product, { most }) => product * (most + 1), 1);
  if (count > MOST_VECTORS) return 'large';
  const ways = vectorsOf(dials)
    .map((steps): Loosened => {
      const moves = steps.map((step, at) => ({ over: BigInt(step), under: BigInt(dials[at]!.last) }));
      return { id, moves, holdsAt: (point) => holdsMoved(expression, point, dials, steps) };
    })
    .sort((a, b) => (isBefore([totalOf(a.moves), ...a.moves], [totalOf(b.moves), ...b.moves]) ? -1 : 1));
  // The first of them moves nothing.
  return (point) => (point === null ? ways[0]! : (ways.find((way) => way.holdsAt(point)) ?? null));
}

const vectorsOf = (dials: readonly Dial[]): number[][] =>
  dials.reduce<number[][]>(
    (some, { most }) => some.flatMap((steps) => Array.from({ length: most + 1 }, (_, step) => [...steps, step])),
    [[]],
  );

// Dials

interface Dial {
  readonly comparison: Comparison;
  readonly end: 'low' | 'high';
  readonly loosens: boolean;
  /** Where it stands; a low end past `last`, or a high end before 0, holds of no value. */
  readonly place: number;
  /** The last place of the grid. */
  readonly last: number;
  /** How many steps it can be moved. */
  readonly most: number;
  /** The place of the compared side's value at a point. */
  readonly placeAt: (point: Values) => number;
}

function dialsOf(expression: Expression, of: Case, loosens: boolean): Dial[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'at_least':
      return expression.operands.flatMap((operand) => dialsOf(operand, of, loosens));
    case 'at_most':
      return expression.operands.flatMap((operand) => dialsOf(operand, of, !loosens));
    case 'not':
      return dialsOf(expression.operand, of, !loosens);
    case 'implies':
      return [...dialsOf(expression.left, of, !loosens), ...dialsOf(expression.right, of, loosens)];
    case 'compare':
      return endsOf(expression, of, loosens);
    default:
      return [];
  }
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

function endsOf(comparison: Comparison, of: Case, loosens: boolean): Dial[] {
  const { left, right } = comparison;
  const [isLeft, isRight] = [namesIn(left).length === 0, namesIn(right).length === 0];
  if (isLeft === isRight) return [];
  const [side, constant] = isLeft ? [right, left] : [left, right];
  const comparator: Comparator = isLeft ? MIRRORED[comparison.comparator] : comparison.comparator;
  if (comparator === '!=' || (comparator === '==' && !loosens)) return [];
  const measure = measureOf(side, of);
  const grid = measure && gridOf(side, of, measure);
  if (!grid || grid.last === 0) return [];
  const at = grid.place(measure!(constant, EMPTY)!);
  const { last } = grid;
  const placeAt = (point: Values) => Number(grid.place(measure!(side, point)!).floor);
  const said = { comparison, loosens, last, placeAt };
  const low = within(comparator === '>' ? at.floor + 1n : at.ceiling, 0, last + 1);
  const high = within(comparator === '<' ? at.ceiling - 1n : at.floor, -1, last);
  const ends: Dial[] = [
    { ...said, end: 'low', place: low, most: loosens ? low : last + 1 - low },
    { ...said, end: 'high', place: high, most: loosens ? last - high : high + 1 },
  ];
  return ends.filter(({ end }) => comparator === '==' || (end === 'low') === comparator.startsWith('>'));
}

const EMPTY: Values = new Map();
const within = (place: bigint, least: number, most: number) =>
  Number(place < least ? least : place > most ? most : place);

function holdsMoved(expression: Expression, point: Values, dials: readonly Dial[], steps: readonly number[]): boolean {
  const yes = (operand: Expression) => holdsMoved(operand, point, dials, steps);
  switch (expression.kind) {
    case 'and':
      return expression.operands.every(yes);
    case 'or':
      return expression.operands.some(yes);
    case 'not':
      return !yes(expression.operand);
    case 'implies':
      return !yes(expression.left) || yes(expression.right);
    case 'at_least':
      return expression.operands.filter(yes).length >= expression.limit;
    case 'at_most':
      return expression.operands.filter(yes).length <= expression.limit;
    default: {
      const own = dials.flatMap((dial, at) => (dial.comparison === expression ? [{ dial, step: steps[at]! }] : []));
      if (own.length === 0) return holds(expression, point);
      return own.every(({ dial: { end, loosens, place, placeAt }, step }) => {
        const up = (end === 'low') !== loosens;
        const moved = place + (up ? step : -step);
        return end === 'low' ? placeAt(point) >= moved : placeAt(point) <= moved;
      });
    }
  }
}

// What is measured, and on which grid

/** A number for a side of a comparison at a point: a level by its place, a day by the calendar's count. */
type Measure = (side: Expression, point: Values) => Fraction;

/** `null`: what has no order. */
function measureOf(side: Expression, { domains }: Case): Measure | null {
  const domain = side.kind === 'name' ? domains.get(side.name)! : undefined;
  const textOf = (one: Expression, point: Values) =>
    String(one.kind === 'name' ? point.get(one.name)!.value : (one as { value: string }).value);
  if (domain?.type === 'ordinal') return (one, point) => fractionOf(domain.levels.indexOf(textOf(one, point)));
  if (domain?.type === 'date') return (one, point) => fractionOf(Date.parse(textOf(one, point)) / 86_400_000);
  const numbers = ['number', 'sum', 'product', 'negative', 'count', 'size'].includes(side.kind);
  return numbers || domain?.type === 'integer' || domain?.type === 'decimal' ? numberOf : null;
}

interface Grid {
  readonly last: number;
  /** Where a number stands; between two places of the grid these two differ. */
  readonly place: (value: Fraction) => { floor: bigint; ceiling: bigint };
}

/** The coarsest grid that holds every value a side can take, whatever is known of circumstances; its places count from the least. */
function gridOf(side: Expression, of: Case, measure: Measure): Grid {
  const taken = everywhere([...new Set(namesIn(side))], of).map((point) => measure(side, point));
  const under = taken.reduce((common, one) => common * (one.under / gcd(common, one.under)), 1n);
  const whole = taken.map((one) => one.over * (under / one.under)).sort((a, b) => (a < b ? -1 : 1));
  const [least, most] = [whole[0]!, whole.at(-1)!];
  const unit = whole.reduce((common, one) => gcd(common, one - least), 0n) || 1n;
  return {
    last: Number((most - least) / unit),
    place: (value) => {
      const [over, by] = [value.over * under - least * value.under, value.under * unit];
      const floor = over / by - (over % by < 0n ? 1n : 0n);
      return { floor, ceiling: over % by === 0n ? floor : floor + 1n };
    },
  };
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** All combinations of all values of some names. */
const everywhere = (names: readonly string[], { domains }: Case): Values[] =>
  names.reduce<Map<string, Values extends ReadonlyMap<string, infer V> ? V : never>[]>(
    (points, name) => {
      const domain = domains.get(name)!;
      return points.flatMap((point) => everyValue(domain).map((value) => new Map(point).set(name, { value, domain })));
    },
    [new Map()],
  );

function namesIn(expression: unknown): string[] {
  if (typeof expression !== 'object' || expression === null) return [];
  if ('kind' in expression && expression.kind === 'name') return [(expression as unknown as { name: string }).name];
  return Object.values(expression).flatMap(namesIn);
}
