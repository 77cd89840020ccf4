import { type Account, accountOf, spend } from './account.ts';
import { Diagram, type Node } from './diagram.ts';
import { variablesOf } from './evaluate.ts';
import { conjunction, formulaNode } from './formula-diagram.ts';
import { aritiesOf, type Layout, layoutOf } from './layout.ts';
import { orders } from './ordering.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';

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

/** Shares of the bytes that orders are tried with, and how many orders get each. */
const ROUNDS = [
  { share: 1 / 64, orders: 3 },
  { share: 1 / 8, orders: 6 },
  { share: 1, orders: 8 },
] as const;

const STARTS = 12;
/** Steps an attempt may take for each byte it may hold: past them the order is as bad as one that takes too much. */
const STEPS_PER_BYTE = 1 / 16;

/**
 * Diagrams of the problem. The order of the variables decides everything, so several are tried, the likeliest first,
 * under growing shares of the budget.
 * @returns null where the account is stopped
 */
export function compile(problem: Problem, partition: Partition, account: Account): Compiled | null {
  const groups = [...problem.hard, ...problem.lines].map(variablesOf).filter((group) => group.length > 1);
  const weights = partition.starts.map((starts) => Math.log2(starts.length));
  const candidates = orders({ weights, groups }, STARTS, account);
  if (candidates === null) return null;
  for (const round of ROUNDS) {
    for (const order of candidates.slice(0, round.orders)) {
      const compiled = attempt(problem, partition, order, account, round.share);
      if (compiled !== null || account.stopped !== null) return compiled;
    }
  }
  account.stopped ??= 'bytes';
  return null;
}

/** One order under a share of the account. */
function attempt(
  problem: Problem,
  partition: Partition,
  order: readonly number[],
  account: Account,
  share: number,
): Compiled | null {
  const { limits } = account;
  const bytes = limits.bytes * share;
  const steps = Math.min(limits.steps - account.spent, Math.ceil(bytes * STEPS_PER_BYTE));
  const tried = accountOf({ ...limits, steps, bytes });
  const compiled = compileIn(problem, layoutOf(problem, partition, order), tried);
  spend(account, Math.max(1, tried.spent));
  if (tried.stopped === 'time') account.stopped ??= 'time';
  if (compiled === null || account.stopped !== null) return null;
  compiled.diagram.chargeTo(account);
  return compiled;
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
