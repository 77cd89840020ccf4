import type { Formula, SumFormula, SumPart } from './formula.ts';
import type { Row } from './problem.ts';

/** Does the formula hold at the row? Exact, whatever the amounts. */
export function holds(formula: Formula, row: Row): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'within':
      return formula.low <= row[formula.variable]! && row[formula.variable]! <= formula.high;
    case 'among':
      return formula.values.includes(row[formula.variable]!);
    case 'not':
      return !holds(formula.operand, row);
    case 'all':
      return formula.operands.every((operand) => holds(operand, row));
    case 'any':
      return formula.operands.some((operand) => holds(operand, row));
    case 'iff':
      return holds(formula.left, row) === holds(formula.right, row);
    case 'sum':
      return isBetween(formula, sumAt(formula.parts, row));
  }
}

/** What the parts come to at the row. */
export function sumAt(parts: readonly SumPart[], row: Row): bigint {
  let sum = 0n;
  for (const part of parts) sum += amountAt(part, row);
  return sum;
}

function amountAt(part: SumPart, row: Row): bigint {
  if (part.kind === 'linear') return part.weight * BigInt(row[part.variable]!);
  if (part.kind === 'table') return part.amounts[row[part.variable]!]!;
  return holds(part.formula, row) ? part.weight : 0n;
}

const isBetween = ({ low, high }: SumFormula, sum: bigint) =>
  (low === null || low <= sum) && (high === null || sum <= high);

/** The formulas a formula is directly made of, those in its sum included. */
export function operandsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'not':
      return [formula.operand];
    case 'all':
    case 'any':
      return formula.operands;
    case 'iff':
      return [formula.left, formula.right];
    case 'sum':
      return formula.parts.flatMap((part) => (part.kind === 'formula' ? [part.formula] : []));
    default:
      return [];
  }
}

/** The variables a formula names: ascending, each once. */
export function variablesOf(formula: Formula): number[] {
  const found = new Set<number>();
  collect(formula, found);
  return [...found].sort((a, b) => a - b);
}

function collect(formula: Formula, found: Set<number>): void {
  if (formula.kind === 'within' || formula.kind === 'among') found.add(formula.variable);
  if (formula.kind === 'sum') {
    for (const part of formula.parts) if (part.kind !== 'formula') found.add(part.variable);
  }
  for (const operand of operandsOf(formula)) collect(operand, found);
}
