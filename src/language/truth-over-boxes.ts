import type { Condition, SumCondition, SumPart } from './condition.ts';
import { bitsIn, type Row } from './truth-on-points.ts';

export const NO = 0;
export const YES = 1;
export const MAYBE = 2;
export type Ternary = typeof NO | typeof YES | typeof MAYBE;
export type BoxTruth = (low: Row, high: Row) => Ternary;

/** A closure that answers a condition over a box; connectives after Kleene (1952, §64), sums by interval arithmetic. */
export function truthOverBoxes(condition: Condition): BoxTruth {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? () => YES : () => NO;
    case 'within':
      return ofWithin(condition.slot, condition.low, condition.high);
    case 'among':
      return ofAmong(condition.slot, condition.indices);
    case 'has': {
      const { slot, bit } = condition;
      return (low, high) => (low[slot]! & bit ? YES : high[slot]! & bit ? MAYBE : NO);
    }
    case 'is_set':
      return ofIsSet(condition.slot, condition.mask);
    case 'not': {
      const operand = truthOverBoxes(condition.operand);
      return (low, high) => opposite(operand(low, high));
    }
    case 'all':
      return ofChain(condition.operands.map(truthOverBoxes), NO);
    case 'any':
      return ofChain(condition.operands.map(truthOverBoxes), YES);
    case 'iff': {
      const [left, right] = [truthOverBoxes(condition.left), truthOverBoxes(condition.right)];
      return (low, high) => {
        const one = left(low, high);
        const other = one === MAYBE ? MAYBE : right(low, high);
        return other === MAYBE ? MAYBE : one === other ? YES : NO;
      };
    }
    case 'sum':
      return ofSum(condition);
    default:
      return ofPair(condition.kind, condition.first, condition.second);
  }
}

function opposite(truth: Ternary): Ternary {
  return truth === MAYBE ? MAYBE : truth === YES ? NO : YES;
}

function ofWithin(slot: number, from: number, to: number): BoxTruth {
  return (low, high) => {
    if (high[slot]! < from || low[slot]! > to) return NO;
    return low[slot]! >= from && high[slot]! <= to ? YES : MAYBE;
  };
}

function ofAmong(slot: number, indices: readonly number[]): BoxTruth {
  return (low, high) => {
    const from = low[slot]!;
    const to = high[slot]!;
    const hits = firstAbove(indices, to) - firstAbove(indices, from - 1);
    return hits === 0 ? NO : hits === to - from + 1 ? YES : MAYBE;
  };
}

/** How many of some ascending numbers are not above a limit. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle]! > limit) to = middle;
    else from = middle + 1;
  }
  return from;
}

function ofIsSet(slot: number, mask: number): BoxTruth {
  return (low, high) => {
    if (low[slot]! & ~mask || mask & ~high[slot]!) return NO;
    return low[slot] === mask && high[slot] === mask ? YES : MAYBE;
  };
}

/** `decisive` settles the chain alone: NO an `all`, YES an `any`. */
function ofChain(operands: readonly BoxTruth[], decisive: typeof NO | typeof YES): BoxTruth {
  return (low, high) => {
    let answer: Ternary = opposite(decisive);
    for (const operand of operands) {
      const truth = operand(low, high);
      if (truth === decisive) return decisive;
      if (truth === MAYBE) answer = MAYBE;
    }
    return answer;
  };
}

function ofPair(kind: 'same' | 'same_set' | 'before' | 'together', first: number, second: number): BoxTruth {
  switch (kind) {
    case 'before':
      return (low, high) => {
        const earliest = Math.max(low[first]!, 1);
        if (earliest > high[first]! || earliest >= high[second]!) return NO;
        return low[first]! > 0 && high[first]! < low[second]! ? YES : MAYBE;
      };
    case 'same_set':
      return (low, high) => {
        if (low[first]! & ~high[second]! || low[second]! & ~high[first]!) return NO;
        return allOnePoint(low, high, first, second) ? YES : MAYBE;
      };
    default: {
      const least = kind === 'together' ? 1 : 0;
      return (low, high) => {
        const from = Math.max(low[first]!, low[second]!, least);
        if (from > high[first]! || from > high[second]!) return NO;
        return allOnePoint(low, high, first, second) ? YES : MAYBE;
      };
    }
  }
}

function allOnePoint(low: Row, high: Row, first: number, second: number): boolean {
  return low[first] === high[first] && low[second] === high[second] && low[first] === low[second];
}

/** Both ends of a part's value over a box. */
interface Ends {
  /** Absent where the ends are read from the box itself. */
  readonly truth?: BoxTruth;
  readonly slot: number;
  readonly size: boolean;
}

function endsOf(part: SumPart): Ends {
  if (part.kind === 'condition') return { truth: truthOverBoxes(part.condition), slot: -1, size: false };
  return { slot: part.slot, size: part.kind === 'size' };
}

function lowestOf({ truth, slot, size }: Ends, low: Row, high: Row): number {
  if (truth) return truth(low, high) === YES ? 1 : 0;
  return size ? bitsIn(low[slot]!) : low[slot]!;
}

function highestOf({ truth, slot, size }: Ends, low: Row, high: Row): number {
  if (truth) return truth(low, high) === NO ? 0 : 1;
  return size ? bitsIn(high[slot]!) : high[slot]!;
}

function ofSum(sum: SumCondition): BoxTruth {
  if (!sum.safe) return ofGreatSum(sum);
  const ends = sum.parts.map(endsOf);
  const weights = sum.parts.map(({ weight }) => Number(weight));
  const [from, to] = [Number(sum.low), Number(sum.high)];
  return (low, high) => {
    let least = 0;
    let most = 0;
    for (let place = 0; place < ends.length; place++) {
      const weight = weights[place]!;
      const lowest = lowestOf(ends[place]!, low, high);
      const highest = highestOf(ends[place]!, low, high);
      least += weight * (weight > 0 ? lowest : highest);
      most += weight * (weight > 0 ? highest : lowest);
    }
    if (most < from || least > to) return NO;
    return least >= from && most <= to ? YES : MAYBE;
  };
}

/** Past 2^53 only BigInt is exact. */
function ofGreatSum({ parts, low: from, high: to }: SumCondition): BoxTruth {
  const ends = parts.map(endsOf);
  return (low, high) => {
    let [least, most] = [0n, 0n];
    for (let place = 0; place < ends.length; place++) {
      const { weight } = parts[place]!;
      const lowest = BigInt(lowestOf(ends[place]!, low, high));
      const highest = BigInt(highestOf(ends[place]!, low, high));
      least += weight * (weight > 0n ? lowest : highest);
      most += weight * (weight > 0n ? highest : lowest);
    }
    if (most < from || least > to) return NO;
    return least >= from && most <= to ? YES : MAYBE;
  };
}
