import type { Solver } from './satisfiability.ts';

/**
 * A minimal conflict within lines that cannot hold together: members are left out one by one, and each refutation
 * leaves only its own core (Marques-Silva and Lynce 2011).
 * LAW: the lines returned, ascending, cannot hold together, and without any of them the others can.
 * @returns null where the account was used up first
 */
export function shrink(solver: Solver, core: readonly number[]): number[] | null {
  let candidates = core.toSorted((a, b) => a - b);
  const needed = new Set<number>();
  for (;;) {
    const tried = candidates.findLast((line) => !needed.has(line));
    if (tried === undefined) return candidates;
    const solved = solver.solve(candidates.filter((line) => line !== tried));
    if (solved === null) return null;
    if (solved.kind === 'found') needed.add(tried);
    else candidates = solved.core.toSorted((a, b) => a - b);
  }
}
