import { cellOf } from '../solving/partition.ts';
import type { Row } from '../solving/problem.ts';
import type { Opened } from '../solving/satisfiability.ts';
import type { Span } from '../solving/values.ts';
import { joined } from './value-set.ts';

/** Values that occur in some deal of a zone, by variable. */
export interface Probed {
  readonly values: readonly (readonly Span[])[];
  /** Whether those are all. */
  readonly complete: boolean;
}

/**
 * Which values occur, asked cell by cell; each deal found answers for every issue. Where the solver's account ends
 * first, those found so far.
 */
export function probeValues(
  { solver, partition: { starts } }: Opened,
  problem: { readonly sizes: readonly number[]; readonly lines: readonly unknown[] },
  variables: readonly number[],
  known: Row,
): Probed {
  const lines = problem.lines.map((_, at) => at);
  const seen = starts.map((cells) => cells.map(() => false));
  const see = (row: Row) => {
    for (const variable of variables) seen[variable]![cellOf(starts[variable]!, row[variable]!)] = true;
  };
  const cellAt = (variable: number, cell: number): Span => ({
    from: starts[variable]![cell]!,
    to: (starts[variable]![cell + 1] ?? problem.sizes[variable]!) - 1,
  });
  const probe = (): boolean => {
    for (const variable of variables) {
      for (const cell of seen[variable]!.keys()) {
        if (seen[variable]![cell]) continue;
        const { from, to } = cellAt(variable, cell);
        const solved = solver.solve(lines, [{ variable, low: from, high: to }]);
        if (solved === null) return false;
        if (solved.kind === 'found') see(solved.row);
      }
    }
    return true;
  };
  see(known);
  const complete = probe();
  const values = seen.map((cells, variable) =>
    joined(cells.flatMap((isSeen, cell) => (isSeen ? [cellAt(variable, cell)] : []))),
  );
  return { values, complete };
}
