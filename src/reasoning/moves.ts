import type { Comparison } from '../language/expression.ts';
import { leastCommonMultiple } from '../language/rational.ts';
import type { BindingLine } from '../negotiation/scenario.ts';
import type { Cost } from '../solving/cheapest-cells.ts';
import { sumAt } from '../solving/evaluate.ts';
import { any, type Formula, type SumPart } from '../solving/formula.ts';
import type { Row } from '../solving/problem.ts';
import { boundsOf, type Dial, dialledFormula, dialsOf, measured } from './dials.ts';
import { type Sum, worthParts } from './formula-of.ts';
import { type Posed, worthBehind } from './posed.ts';

/** A bound of a line that gives way, and how far, in units, as a sum over rows. A scaled move is units / extent. */
export interface Move {
  /** `null`: the reservation threshold. */
  readonly dial: Dial | null;
  readonly units: Sum;
  readonly extent: bigint;
}

/** How a line can give way without being given up. */
export interface Yielding {
  readonly moves: readonly Move[];
  /** What the line then asks of a row; `null`: nothing, as its only bound is wherever the row needs it. */
  readonly formula: Formula | null;
  /** Sizes of the variables that hold how far its dials are turned: the next ones of the problem. */
  readonly sizes: readonly number[];
  /** The last of them: 1 where turning dials is not enough, and the line is given up. `null`: it always is enough. */
  readonly givenUp: number | null;
}

/**
 * A line that is a single bound yields by as much as a row falls short of it; that is a sum over the row's own values,
 * as a line of a minimal concession is broken by every row in question. Else each dial has a variable.
 */
export function yieldingOf({ line }: BindingLine, { scenario, places }: Posed, variables: number): Yielding | null {
  const { slotOf } = scenario;
  if (line.expression === null) {
    const worth = worthBehind(line, scenario);
    const units = shortOf(worth.reservation!, worthParts(worth, places));
    return { moves: [{ dial: null, units, extent: worth.scale }], formula: null, sizes: [], givenUp: null };
  }
  const dials = dialsOf(line.expression, slotOf);
  const [only] = dials;
  if (only === undefined) return null;
  if (only.comparison === line.expression && dials.length === 1) {
    const { low, high } = boundsOf(only.asks);
    const sum = measured(only.asks, places);
    const units = only.bound === 'low' ? shortOf(low, sum) : shortOf(-high, negative(sum));
    if (units.parts.every(({ kind }) => kind !== 'formula')) {
      return { moves: [{ dial: only, units, extent: only.extent }], formula: null, sizes: [], givenUp: null };
    }
  }
  const turns = new Map<Comparison, { dial: Dial; variable: number }[]>();
  for (const [at, dial] of dials.entries()) {
    const turn = { dial, variable: variables + at };
    turns.set(dial.comparison, [...(turns.get(dial.comparison) ?? []), turn]);
  }
  const givenUp = variables + dials.length;
  return {
    moves: dials.map((dial, at) => {
      const turn: SumPart = { kind: 'linear', variable: variables + at, weight: 1n };
      return { dial, units: { parts: [turn], settled: 0n }, extent: dial.extent };
    }),
    formula: any([
      { kind: 'within', variable: givenUp, low: 1, high: 1 },
      dialledFormula(line.expression, slotOf, places, turns),
    ]),
    sizes: [...dials.map((dial) => Number(dial.most) + 1), 2],
    givenUp,
  };
}

const shortOf = (bound: bigint, sum: Sum): Sum => {
  const { parts, settled } = negative(sum);
  return { parts, settled: bound + settled };
};

const negative = ({ parts, settled }: Sum): Sum => ({
  parts: parts.map((part) => times(part, -1n)),
  settled: -settled,
});

function times(part: SumPart, by: bigint): SumPart {
  if (part.kind === 'table') return { ...part, amounts: part.amounts.map((amount) => amount * by) };
  return { ...part, weight: part.weight * by };
}

/** Several moves as one sum, whole numbers in the ratio of their scaled moves; a line given up outweighs them all. */
export function totalOf(moves: readonly Move[], givenUp: readonly number[] = []): Sum {
  const common = moves.reduce((scale, { extent }) => leastCommonMultiple(scale, extent), 1n);
  const scaled = moves.map(({ units, extent }) => ({
    parts: units.parts.map((part) => times(part, common / extent)),
    settled: units.settled * (common / extent),
  }));
  // No bound moves further than past its whole range, which is 2 at most.
  const weight = common * BigInt(2 * moves.length + 1);
  const whole = givenUp.map((variable): SumPart => ({ kind: 'linear', variable, weight }));
  return {
    parts: [...scaled.flatMap(({ parts }) => parts), ...whole],
    settled: scaled.reduce((sum, one) => sum + one.settled, 0n),
  };
}

/** The parts of a sum as costs of values. */
export const costsOf = ({ parts }: Sum): Cost[] =>
  parts.map((part) => {
    if (part.kind === 'formula') throw new Error('a move that depends on a formula');
    return part;
  });

/** The value of a sum of linear parts and tables at a row. */
export const amountAt = ({ parts, settled }: Sum, row: Row): bigint => settled + sumAt(parts, row);
