import type { Formula, SumPart } from '../../src/solving/formula.ts';
import type { Problem, Row } from '../../src/solving/problem.ts';

/*
 * What the solver's answers mean, by trying everything. Written to be read; shares no code with src/solving.
 */

/** Is the formula true at the row? */
export function isTrue(formula: Formula, row: Row): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'within':
      return row[formula.variable]! >= formula.low && row[formula.variable]! <= formula.high;
    case 'among':
      return formula.values.some((value) => value === row[formula.variable]);
    case 'not':
      return !isTrue(formula.operand, row);
    case 'all':
      return !formula.operands.some((operand) => !isTrue(operand, row));
    case 'any':
      return !formula.operands.every((operand) => !isTrue(operand, row));
    case 'iff':
      return isTrue(formula.left, row) ? isTrue(formula.right, row) : !isTrue(formula.right, row);
    case 'sum': {
      const sum = totalOf(formula.parts, row);
      return (formula.low ?? sum) <= sum && sum <= (formula.high ?? sum);
    }
  }
}

/** The parts of a sum added up at the row. */
export function totalOf(parts: readonly SumPart[], row: Row): bigint {
  const amounts = parts.map((part) => {
    if (part.kind === 'formula') return isTrue(part.formula, row) ? part.weight : 0n;
    const value = row[part.variable]!;
    return part.kind === 'table' ? part.amounts[value]! : part.weight * BigInt(value);
  });
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** Every row there is, in lexicographic order. */
export function everyRow(sizes: readonly number[]): Row[] {
  let rows: number[][] = [[]];
  for (const size of sizes) {
    rows = rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value]));
  }
  return rows;
}

/** The rows at which all hard formulas and the lines given hold, in lexicographic order. */
export function rowsUnder(problem: Problem, lines: readonly number[]): Row[] {
  const formulas = [...problem.hard, ...lines.map((line) => problem.lines[line]!)];
  return everyRow(problem.sizes).filter((row) => formulas.every((formula) => isTrue(formula, row)));
}

/** The lines that hold at the row. */
export const satisfiedAt = (problem: Problem, row: Row): number[] =>
  problem.lines.flatMap((formula, line) => (isTrue(formula, row) ? [line] : []));

/** Every subset of some lines, smallest first, ties in ascending order of members. */
export function subsetsOf(lines: readonly number[]): number[][] {
  let subsets: number[][] = [[]];
  for (const line of lines) subsets = [...subsets, ...subsets.map((subset) => [...subset, line])];
  return subsets.sort(bySizeThenMembers);
}

function bySizeThenMembers(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const place = a.findIndex((member, at) => member !== b[at]);
  return place === -1 ? 0 : a[place]! - b[place]!;
}

/** A test of subsets of a problem's lines: can they hold together, with everything that is hard? */
export function possibility(problem: Problem): (lines: readonly number[]) => boolean {
  const held = rowsUnder(problem, []).map((row) => new Set(satisfiedAt(problem, row)));
  return (lines) => held.some((satisfied) => lines.every((line) => satisfied.has(line)));
}

const allLines = ({ lines }: Problem) => lines.map((_, line) => line);

const minimalAmong = (subsets: readonly number[][]) =>
  subsets.filter((subset) => !subsets.some((other) => other.length < subset.length && isSubset(other, subset)));

const isSubset = (inner: readonly number[], outer: readonly number[]) =>
  inner.every((member) => outer.includes(member));

/** The minimal sets of lines that no row satisfies: smallest first. `[[]]` where the hard formulas alone clash. */
export function minimalConflicts(problem: Problem): number[][] {
  const isPossible = possibility(problem);
  return minimalAmong(subsetsOf(allLines(problem)).filter((subset) => !isPossible(subset)));
}

/** The minimal sets of lines without which the others can hold: smallest first. None where hard formulas clash. */
export function minimalCorrections(problem: Problem): number[][] {
  const isPossible = possibility(problem);
  const lines = allLines(problem);
  const suffices = (removed: readonly number[]) => isPossible(lines.filter((line) => !removed.includes(line)));
  return minimalAmong(subsetsOf(lines).filter(suffices));
}
