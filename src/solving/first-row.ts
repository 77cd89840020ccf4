import type { Row } from './problem.ts';
import type { Range, Solved, Solver } from './satisfiability.ts';

/**
 * The first row at which the lines hold, variables compared in the order given, low values first. Variables that are
 * not named have some values that go with it.
 * @returns 'none' where there is no row, null where the account was used up first
 */
export function firstRow(solver: Solver, lines: readonly number[], order: readonly number[]): Row | 'none' | null {
  const start = solver.solve(lines);
  if (start === null) return null;
  if (start.kind === 'refuted') return 'none';
  let row = start.row;
  const fixed: Range[] = [];
  for (const variable of order) {
    const least = leastValue(solver, lines, fixed, variable, row);
    if (least === null) return null;
    row = least;
    fixed.push({ variable, low: 0, high: row[variable]! });
  }
  return row;
}

/** The row with the least value of the variable. First is asked whether the known one is it, then by halves. */
function leastValue(
  solver: Solver,
  lines: readonly number[],
  fixed: readonly Range[],
  variable: number,
  known: Row,
): Row | null {
  let row = known;
  let [low, high] = [0, row[variable]! - 1];
  while (low < row[variable]!) {
    const solved: Solved | null = solver.solve(lines, [...fixed, { variable, low: 0, high }]);
    if (solved === null) return null;
    if (solved.kind === 'found') row = solved.row;
    else low = high + 1;
    high = low + Math.floor((row[variable]! - 1 - low) / 2);
  }
  return row;
}
