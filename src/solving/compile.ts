import { type Account, accountOf, spend } from './account.ts';
import { Diagram, type Node } from './diagram.ts';
import { conjunction, formulaNode } from './formula-diagram.ts';
import { aritiesOf, type Layout, layoutOf } from './layout.ts';
import { type Effort, orders } from './ordering.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import { tiesOf } from './ties.ts';

/** A problem as diagrams over one order of its variables. */
export interface Compiled {
  readonly layout: Layout;
  readonly diagram: Diagram;
  /** Where every hard formula holds. */
  readonly hard: Node;
  /** Where each line holds. */
  readonly lines: readonly Node[];
  /** Where every hard formula and every line holds. */
  readonly zone: Node;
}

/** How orders are looked for and tried: the best few, each for so many steps. */
interface Round {
  readonly starts: number;
  readonly effort: Effort;
  readonly best: number;
  readonly steps: readonly number[];
}

const LAST: Round = {
  starts: 24,
  effort: { window: 64, passes: 4, steps: 2 ** 20 },
  best: 4,
  steps: [2 ** 22, Number.POSITIVE_INFINITY],
};
/** One round after the other, by how many variables there are: what is tried in vain on large problems is most of small ones. */
const ROUNDS: readonly { readonly upTo: number; readonly rounds: readonly Round[] }[] = [
  {
    upTo: 12,
    rounds: [
      { starts: 1, effort: { window: 0, passes: 0, steps: 1 }, best: 1, steps: [2 ** 11] },
      { starts: 6, effort: { window: 16, passes: 3, steps: 2 ** 18 }, best: 3, steps: [2 ** 18] },
      LAST,
    ],
  },
  {
    upTo: 60,
    rounds: [
      { starts: 2, effort: { window: 8, passes: 2, steps: 2 ** 16 }, best: 1, steps: [2 ** 16] },
      { starts: 6, effort: { window: 16, passes: 3, steps: 2 ** 18 }, best: 3, steps: [2 ** 18] },
      { starts: 12, effort: { window: 16, passes: 3, steps: 2 ** 18 }, best: 4, steps: [2 ** 20] },
      LAST,
    ],
  },
  {
    upTo: Number.POSITIVE_INFINITY,
    rounds: [{ starts: 6, effort: { window: 16, passes: 3, steps: 2 ** 18 }, best: 2, steps: [2 ** 20] }, LAST],
  },
];

/**
 * Diagrams of the problem. The order of the variables decides everything, so several are tried, the likeliest first,
 * under growing shares of the budget.
 * @returns null where the account is stopped
 */
export function compile(problem: Problem, partition: Partition, account: Account): Compiled | null {
  const weights = partition.starts.map((starts) => Math.log2(starts.length));
  const ties = tiesOf([...problem.hard, ...problem.lines], weights);
  const { rounds } = ROUNDS.find(({ upTo }) => weights.length <= upTo)!;
  for (const { starts, effort, best, steps } of rounds) {
    const found = orders(ties, starts, account, effort)?.slice(0, best);
    if (found === undefined) return null;
    for (const most of steps) {
      for (const order of found) {
        const compiled = attempt(problem, partition, order, account, most);
        if (compiled !== null || account.stopped !== null) return compiled;
      }
    }
  }
  account.stopped ??= 'bytes';
  return null;
}

/** One order, for so many steps. */
function attempt(
  problem: Problem,
  partition: Partition,
  order: readonly number[],
  account: Account,
  most: number,
): Compiled | null {
  const { limits } = account;
  const tried = accountOf({ ...limits, steps: Math.min(limits.steps - account.spent, most) });
  const compiled = compileIn(problem, layoutOf(problem, partition, order), tried);
  spend(account, Math.max(1, tried.spent));
  if (compiled === null || account.stopped !== null) return null;
  // The copy is without what was only met on the way; both are held for a moment.
  if (compiled.diagram.bytes * 2 <= limits.bytes) return copyFor(compiled, account);
  compiled.diagram.chargeTo(account);
  return compiled;
}

/**
 * The same in a diagram of its own, charged to another account. A compiled problem may be kept and shared when each
 * question is asked of a copy: then its steps do not depend on what was asked before.
 * @returns null where the account is stopped
 */
export function copyFor({ layout, diagram, hard, lines, zone }: Compiled, account: Account): Compiled | null {
  const copy = diagram.copy([hard, zone, ...lines], account);
  if (copy === null) return null;
  const [hardCopy, zoneCopy, ...lineCopies] = copy.roots;
  return { layout, diagram: copy.diagram, hard: hardCopy!, lines: lineCopies, zone: zoneCopy! };
}

/** What a kept problem comes to with some of its lines alone, in a diagram of its own; null where the account is stopped. */
export function withLines(compiled: Compiled, numbers: readonly number[], account: Account): Compiled | null {
  const lines = numbers.map((line) => compiled.lines[line]!);
  const some = copyFor({ ...compiled, lines, zone: compiled.hard }, account);
  if (some === null) return null;
  const zone = conjunction(some.diagram, [some.hard, ...some.lines]);
  return zone === null ? null : { ...some, zone };
}

function compileIn(problem: Problem, layout: Layout, account: Account): Compiled | null {
  const diagram = new Diagram(aritiesOf(layout), account);
  const hardParts = problem.hard.map((formula) => formulaNode(diagram, layout, formula));
  const lines = problem.lines.map((formula) => formulaNode(diagram, layout, formula));
  const hard = conjunction(diagram, hardParts);
  const zone = conjunction(diagram, [...hardParts, ...lines]);
  if (hard === null || zone === null || account.stopped !== null) return null;
  return { layout, diagram, hard, lines: lines.map((line) => line!), zone };
}
