import type { Condition, SumCondition, SumPart } from './condition.ts';
import { anyOfTables, type Table, tabledSlot, tableOf } from './truth-table.ts';

/** One index a slot. */
export type Row = ArrayLike<number>;
export type Truth = (row: Row) => boolean;

/** How many values each slot has. */
type Sizes = readonly number[];

/** A closure that answers a condition on a row, deciding now whatever the row cannot change. */
export function truthOnPoints(condition: Condition, sizes: Sizes): Truth {
  const table = lookUp(condition, sizes);
  return table === undefined ? plainTruth(condition, sizes) : anyOfTables([table]);
}

function lookUp(condition: Condition, sizes: Sizes): Table | undefined {
  const slot = tabledSlot(condition, sizes);
  return slot === undefined ? undefined : tableOf(plainTruth(condition, sizes), slot, sizes[slot]!);
}

/** Asked, not looked up. */
function plainTruth(condition: Condition, sizes: Sizes): Truth {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? () => true : () => false;
    case 'within':
      return ofWithin(condition);
    case 'among':
      return ofAmong(condition.slot, condition.indices);
    case 'has': {
      const { slot, bit } = condition;
      return (row) => (row[slot]! & bit) !== 0;
    }
    case 'is_set': {
      const { slot, mask } = condition;
      return (row) => row[slot] === mask;
    }
    case 'not':
      return ofNot(condition.operand, sizes);
    case 'all':
      return ofAll(condition.operands.map((operand) => truthOnPoints(operand, sizes)));
    case 'any':
      return ofAny(condition.operands, sizes);
    case 'iff': {
      const [left, right] = [truthOnPoints(condition.left, sizes), truthOnPoints(condition.right, sizes)];
      return (row) => left(row) === right(row);
    }
    case 'sum':
      return ofSum(condition, sizes);
    default:
      return ofPair(condition.kind, condition.first, condition.second);
  }
}

function ofPair(kind: 'same' | 'same_set' | 'before' | 'together', first: number, second: number): Truth {
  switch (kind) {
    case 'before':
      return (row) => row[first]! > 0 && row[first]! < row[second]!;
    case 'together':
      return (row) => row[first]! > 0 && row[first] === row[second];
    default:
      return (row) => row[first] === row[second];
  }
}

function ofWithin({ slot, low, high, last }: Extract<Condition, { kind: 'within' }>): Truth {
  if (low === high) return (row) => row[slot] === low;
  if (low === 0) return (row) => row[slot]! <= high;
  if (high === last) return (row) => row[slot]! >= low;
  return (row) => row[slot]! >= low && row[slot]! <= high;
}

function ofAmong(slot: number, indices: readonly number[]): Truth {
  const greatest = indices.at(-1)!;
  if (greatest < 31) {
    const mask = indices.reduce((bits, index) => bits | (1 << index), 0);
    return (row) => ((mask >>> row[slot]!) & 1) !== 0 && row[slot]! < 31;
  }
  const members = new Set(indices);
  return (row) => members.has(row[slot]!);
}

function ofNot(operand: Condition, sizes: Sizes): Truth {
  if (operand.kind === 'within' && operand.low === operand.high) {
    const { slot, low } = operand;
    return (row) => row[slot] !== low;
  }
  const truth = truthOnPoints(operand, sizes);
  return (row) => !truth(row);
}

function ofAll(truths: readonly Truth[]): Truth {
  const [a, b, c] = truths as [Truth, Truth, Truth];
  if (truths.length === 2) return (row) => a(row) && b(row);
  if (truths.length === 3) return (row) => a(row) && b(row) && c(row);
  return (row) => {
    for (const truth of truths) if (!truth(row)) return false;
    return true;
  };
}

/** Tables first, three at a time. */
function ofAny(operands: readonly Condition[], sizes: Sizes): Truth {
  const tables: Table[] = [];
  const truths: Truth[] = [];
  for (const operand of operands) {
    const table = lookUp(operand, sizes);
    if (table !== undefined) tables.push(table);
    else truths.push(truthOnPoints(operand, sizes));
  }
  for (let at = tables.length - (tables.length % 3 || 3); at >= 0; at -= 3) {
    truths.unshift(anyOfTables(tables.slice(at, at + 3)));
  }
  if (truths.length === 1) return truths[0]!;
  const [a, b, c] = truths as [Truth, Truth, Truth];
  if (truths.length === 2) return (row) => a(row) || b(row);
  if (truths.length === 3) return (row) => a(row) || b(row) || c(row);
  return (row) => {
    for (const truth of truths) if (truth(row)) return true;
    return false;
  };
}

function ofSum(sum: SumCondition, sizes: Sizes): Truth {
  if (!sum.safe) return ofGreatSum(sum, sizes);
  const total = totalOf(sum.parts, sizes);
  const [low, high] = [Number(sum.low), Number(sum.high)];
  if (sum.low === sum.least) return (row) => total(row) <= high;
  if (sum.high === sum.most) return (row) => total(row) >= low;
  return (row) => {
    const value = total(row);
    return value >= low && value <= high;
  };
}

/** Doubles are exact here: the sum is safe. */
function totalOf(parts: readonly SumPart[], sizes: Sizes): (row: Row) => number {
  const weights = parts.map(({ weight }) => Number(weight));
  if (parts.every((part) => part.kind === 'index')) {
    return totalOfIndices(
      parts.map((part) => (part.kind === 'index' ? part.slot : 0)),
      weights,
    );
  }
  const values = parts.map((part) => numberOf(part, sizes));
  return (row) => {
    let total = 0;
    for (let place = 0; place < values.length; place++) total += weights[place]! * values[place]!(row);
    return total;
  };
}

function totalOfIndices(slots: readonly number[], weights: readonly number[]): (row: Row) => number {
  const [first, second] = slots as [number, number];
  const [one, other] = weights as [number, number];
  if (slots.length === 2) return (row) => one * row[first]! + other * row[second]!;
  return (row) => {
    let total = 0;
    for (let place = 0; place < slots.length; place++) total += weights[place]! * row[slots[place]!]!;
    return total;
  };
}

/** Past 2^53 only BigInt is exact. */
function ofGreatSum({ parts, low, high }: SumCondition, sizes: Sizes): Truth {
  const values = parts.map((part) => numberOf(part, sizes));
  return (row) => {
    let total = 0n;
    for (let place = 0; place < parts.length; place++) total += parts[place]!.weight * BigInt(values[place]!(row));
    return total >= low && total <= high;
  };
}

function numberOf(part: SumPart, sizes: Sizes): (row: Row) => number {
  if (part.kind === 'condition') {
    const truth = truthOnPoints(part.condition, sizes);
    return (row) => (truth(row) ? 1 : 0);
  }
  const { slot } = part;
  return part.kind === 'size' ? (row) => bitsIn(row[slot]!) : (row) => row[slot]!;
}

/** The number of bits set in a mask below 2^31. */
export function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
