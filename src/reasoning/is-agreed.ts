import { openSolver } from '../solving/satisfiability.ts';
import type { Meter } from './budget.ts';
import { linesOf, type Posed } from './posed.ts';

/** Whether any deal is agreed on in some world; `null` where the meter ran out. */
export function isAnyAgreed({ zone }: Posed, meter: Meter): boolean | null {
  const solved = openSolver(zone, meter)?.solver.solve(linesOf(zone)) ?? null;
  return solved && solved.kind === 'found';
}
