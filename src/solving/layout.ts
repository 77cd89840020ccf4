import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

/** Where the variables of a problem stand in a diagram, and which values its cells hold. */
export interface Layout {
  readonly sizes: readonly number[];
  /** For each variable the first value of each of its cells, as the partition has it. */
  readonly starts: Partition['starts'];
  /** For each level its variable; `null` where a level is none of the problem's variables. */
  readonly variables: readonly (number | null)[];
  /** For each variable its level. */
  readonly levels: readonly number[];
}

/** @param variables for each level its variable; each variable stands at one level */
export function layoutOf(problem: Problem, partition: Partition, variables: readonly (number | null)[]): Layout {
  const levels = problem.sizes.map(() => -1);
  for (const [level, variable] of variables.entries()) if (variable !== null) levels[variable] = level;
  return { sizes: problem.sizes, starts: partition.starts, variables, levels };
}

/** How many cells each level has; `others` where it is no variable's. */
export function aritiesOf({ variables, starts }: Layout, others = 2): number[] {
  return variables.map((variable) => (variable === null ? others : starts[variable]!.length));
}

/** The first value past the cells before `end`. */
export function valueAfter({ starts, sizes }: Layout, variable: number, end: number): number {
  return starts[variable]![end] ?? sizes[variable]!;
}
