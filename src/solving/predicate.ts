import type { Formula, SumFormula, SumPart } from './formula.ts';
import type { Row } from './problem.ts';

export type Predicate = (row: Row) => boolean;

/** The formula made ready to be asked of many rows over variables of these sizes; says what `holds` says. */
export function predicateOf(formula: Formula, sizes: readonly number[]): Predicate {
  switch (formula.kind) {
    case 'constant':
      return () => formula.value;
    case 'within': {
      const { variable, low, high } = formula;
      return (row) => low <= row[variable]! && row[variable]! <= high;
    }
    case 'among': {
      const { variable } = formula;
      const values = new Set(formula.values);
      return (row) => values.has(row[variable]!);
    }
    case 'not': {
      const operand = predicateOf(formula.operand, sizes);
      return (row) => !operand(row);
    }
    case 'all': {
      const operands = formula.operands.map((operand) => predicateOf(operand, sizes));
      return (row) => operands.every((operand) => operand(row));
    }
    case 'any': {
      const operands = formula.operands.map((operand) => predicateOf(operand, sizes));
      return (row) => operands.some((operand) => operand(row));
    }
    case 'iff': {
      const [left, right] = [predicateOf(formula.left, sizes), predicateOf(formula.right, sizes)];
      return (row) => left(row) === right(row);
    }
    case 'sum':
      return isExactInDoubles(formula.parts, sizes) ? sumInDoubles(formula, sizes) : sumInIntegers(formula, sizes);
  }
}

const EXACT = 2n ** 53n;

/** Every partial sum is a whole number that a double holds. */
function isExactInDoubles(parts: readonly SumPart[], sizes: readonly number[]): boolean {
  let most = 0n;
  for (const part of parts) most += mostOf(part, sizes);
  return most < EXACT;
}

function mostOf(part: SumPart, sizes: readonly number[]): bigint {
  if (part.kind === 'formula') return sizeOf(part.weight);
  if (part.kind === 'linear') return sizeOf(part.weight) * BigInt(sizes[part.variable]!);
  let most = 0n;
  for (const amount of part.amounts) if (sizeOf(amount) > most) most = sizeOf(amount);
  return most;
}

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount);

/** A bound too large for a double is rounded to one that is larger than every sum still. */
function sumInDoubles({ parts, low, high }: SumFormula, sizes: readonly number[]): Predicate {
  const amounts = parts.map((part) => amountInDoubles(part, sizes));
  const least = low === null ? Number.NEGATIVE_INFINITY : Number(low);
  const most = high === null ? Number.POSITIVE_INFINITY : Number(high);
  return (row) => {
    let sum = 0;
    for (const amount of amounts) sum += amount(row);
    return least <= sum && sum <= most;
  };
}

function amountInDoubles(part: SumPart, sizes: readonly number[]): (row: Row) => number {
  if (part.kind === 'table') {
    const { variable } = part;
    const amounts = part.amounts.map(Number);
    return (row) => amounts[row[variable]!]!;
  }
  const weight = Number(part.weight);
  if (part.kind === 'linear') {
    const { variable } = part;
    return (row) => weight * row[variable]!;
  }
  const condition = predicateOf(part.formula, sizes);
  return (row) => (condition(row) ? weight : 0);
}

function sumInIntegers({ parts, low, high }: SumFormula, sizes: readonly number[]): Predicate {
  const amounts = parts.map((part) => amountInIntegers(part, sizes));
  return (row) => {
    let sum = 0n;
    for (const amount of amounts) sum += amount(row);
    return (low === null || low <= sum) && (high === null || sum <= high);
  };
}

function amountInIntegers(part: SumPart, sizes: readonly number[]): (row: Row) => bigint {
  if (part.kind === 'table') return (row) => part.amounts[row[part.variable]!]!;
  if (part.kind === 'linear') return (row) => part.weight * BigInt(row[part.variable]!);
  const condition = predicateOf(part.formula, sizes);
  return (row) => (condition(row) ? part.weight : 0n);
}
