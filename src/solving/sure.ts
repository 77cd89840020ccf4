import type { Formula, SumFormula, SumPart } from './formula.ts';
import type { Row } from './problem.ts';

/** A row of which only some values are kept; the other variables may have any. */
interface Kept {
  readonly row: Row;
  readonly kept: readonly boolean[];
  readonly sizes: readonly number[];
}

/**
 * Whether the formula holds whatever the variables not kept are. Sound, and not exact: true only where it does hold
 * (strong Kleene truth; sums by their least and most).
 */
export const surelyHolds = (formula: Formula, row: Row, kept: readonly boolean[], sizes: readonly number[]): boolean =>
  truth(formula, { row, kept, sizes }) === true;

function truth(formula: Formula, at: Kept): boolean | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'within':
      return valueTruth(formula.variable, at, (value) => formula.low <= value && value <= formula.high);
    case 'among':
      return valueTruth(formula.variable, at, (value) => formula.values.includes(value));
    case 'not':
      return opposite(truth(formula.operand, at));
    case 'all':
      return firstOr(formula.operands, at, false);
    case 'any':
      return firstOr(formula.operands, at, true);
    case 'iff': {
      const [left, right] = [truth(formula.left, at), truth(formula.right, at)];
      return left === undefined || right === undefined ? undefined : left === right;
    }
    case 'sum':
      return sumTruth(formula, at);
  }
}

const opposite = (one: boolean | undefined) => (one === undefined ? undefined : !one);

const valueTruth = (variable: number, { row, kept }: Kept, holds: (value: number) => boolean) =>
  kept[variable] ? holds(row[variable]!) : undefined;

/** `decisive` where one operand surely is, the opposite where all surely are that. */
function firstOr(operands: readonly Formula[], at: Kept, decisive: boolean): boolean | undefined {
  let all: boolean | undefined = !decisive;
  for (const operand of operands) {
    const one = truth(operand, at);
    if (one === decisive) return decisive;
    if (one === undefined) all = undefined;
  }
  return all;
}

function sumTruth({ parts, low, high }: SumFormula, at: Kept): boolean | undefined {
  let [least, most] = [0n, 0n];
  for (const part of parts) {
    const [from, to] = reach(part, at);
    least += from;
    most += to;
  }
  if ((low === null || low <= least) && (high === null || most <= high)) return true;
  return (low !== null && most < low) || (high !== null && least > high) ? false : undefined;
}

/** The least and the most a part can come to. */
function reach(part: SumPart, at: Kept): readonly [bigint, bigint] {
  if (part.kind === 'formula') {
    const one = truth(part.formula, at);
    return one === undefined ? ordered(0n, part.weight) : ordered(one ? part.weight : 0n);
  }
  const { kept, row, sizes } = at;
  const { variable } = part;
  if (part.kind === 'linear') {
    if (kept[variable]) return ordered(part.weight * BigInt(row[variable]!));
    return ordered(0n, part.weight * BigInt(sizes[variable]! - 1));
  }
  if (kept[variable]) return ordered(part.amounts[row[variable]!]!);
  let [least, most] = [part.amounts[0]!, part.amounts[0]!];
  for (const amount of part.amounts) {
    if (amount < least) least = amount;
    else if (amount > most) most = amount;
  }
  return [least, most];
}

const ordered = (one: bigint, other = one): readonly [bigint, bigint] => (one < other ? [one, other] : [other, one]);
