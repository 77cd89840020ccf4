import { operandsOf, variablesOf } from './evaluate.ts';
import type { Formula, SumFormula } from './formula.ts';

/** What an order of variables has to keep together. */
export interface Ties {
  /** For each variable how many bits its value takes: the logarithm (base 2) of its cells. */
  readonly weights: readonly number[];
  /** Variables that a formula names together: at least two, each once. */
  readonly groups: readonly (readonly number[])[];
  /** For each group how many bits remember what some members' values leave of its formula, at most; see `tiesOf`. */
  readonly bits?: readonly number[];
}

/**
 * What formulas tie together, each those of its variables that have a choice.
 * @param weights for each variable the logarithm (base 2) of its cells
 */
export function tiesOf(formulas: readonly Formula[], weights: readonly number[]): Required<Ties> {
  const groups: number[][] = [];
  const bits: number[] = [];
  for (const formula of formulas) {
    const group = variablesOf(formula).filter((variable) => weights[variable]! > 0);
    if (group.length < 2) continue;
    groups.push(group);
    bits.push(bitsOf(formula, weights));
  }
  return { weights, groups, bits };
}

/** About how many bits say what the values of some variables of a formula leave of it. */
function bitsOf(formula: Formula, weights: readonly number[]): number {
  if (formula.kind === 'sum') return bitsOfSum(formula, weights);
  let bits = 0;
  for (const operand of operandsOf(formula)) if (isCompound(operand)) bits += bitsOf(operand, weights);
  return Math.max(1, bits);
}

function bitsOfSum({ parts }: SumFormula, weights: readonly number[]): number {
  let bits = 0;
  let counted = 0;
  for (const part of parts) {
    if (part.kind !== 'formula') bits += weights[part.variable]!;
    else {
      counted++;
      if (isCompound(part.formula)) bits += bitsOf(part.formula, weights);
    }
  }
  return bits + Math.log2(counted + 1);
}

/** Whether a formula can be half decided. */
const isCompound = (formula: Formula): boolean =>
  formula.kind === 'not' ? isCompound(formula.operand) : formula.kind === 'sum' || operandsOf(formula).length > 1;
