import type { Account } from './account.ts';
import type { Component } from './components.ts';
import type { LineOrder } from './line-order.ts';
import type { Exploration } from './marco.ts';
import type { Partition } from './partition.ts';
import { portionOf, settle } from './portion.ts';
import type { Problem } from './problem.ts';
import type { Solver } from './satisfiability.ts';
import { minimalRefused, selectorDiagram } from './selector-diagram.ts';
import { SetFamilies } from './set-family.ts';
import { type Family, NO_SET } from './set-nodes.ts';
import { SmallestSets } from './smallest-sets.ts';

/** Whose conflicts are sought, by what means. */
export interface Asked {
  readonly problem: Problem;
  readonly partition: Partition;
  readonly solver: Solver;
  readonly account: Account;
  /** How many conflicts may be held. */
  readonly most: number;
}

/** What the search for all conflicts of one component works with. */
export interface ComponentSearch extends Asked {
  readonly component: Component;
  readonly order: LineOrder;
  readonly exploration: Exploration;
}

/** A family and what it is kept in. */
export interface KeptFamily {
  readonly families: SetFamilies;
  readonly family: Family;
}

/** How many concessions are met in a row, and no conflict, before a diagram is tried. */
const PATIENCE = 8;
/** Above so many candidates it is a second diagram that proves them, not the solver one by one. */
const FEW = 64;
/** What a diagram may take of what is left. */
const DIAGRAM_SHARE = { steps: 0.25, bytes: 0.5 };
const FAMILY_SHARE = { steps: 0.25, bytes: 0.25 };

/** All conflicts of a component: those its exploration lists, or a family of more than could be listed. */
export type Closed = 'listed' | KeptFamily;

/**
 * All minimal conflicts of a component; null where the account ended or `most` was reached before that was proved.
 * What was found by then is in the exploration.
 *
 * Lines seen in a known conflict get a switch, the others always hold. A conflict not known yet, whatever else it has,
 * has switched lines that are refused; so it contains a minimal refused set. If the minimal refused sets are the known
 * conflicts, then it contains a known conflict, so it is one: the list is complete.
 */
export function closeComponent(search: ComponentSearch): Closed | null {
  const { exploration } = search;
  if (!explore(search, PATIENCE)) return null;
  while (!exploration.exhausted) {
    const known = exploration.conflicts.length;
    const closed = tryToClose(search);
    if (closed !== null) return closed;
    if (exploration.conflicts.length === known) break;
  }
  return explore(search, Number.POSITIVE_INFINITY) && exploration.exhausted ? 'listed' : null;
}

/** Explores until so many concessions came in a row; false where the account ended. */
function explore({ exploration, most }: ComponentSearch, patience: number): boolean {
  let dry = 0;
  while (dry < patience && !exploration.exhausted && exploration.conflicts.length < most) {
    const known = exploration.conflicts.length;
    if (exploration.advance() === null) return false;
    dry = exploration.conflicts.length > known ? 0 : dry + 1;
  }
  return true;
}

/** All conflicts, where the diagram proves them; else null, with a conflict more known where it shows one. */
function tryToClose(search: ComponentSearch): Closed | null {
  const { exploration } = search;
  const switched = new Set(exploration.conflicts.flat());
  const always = search.component.lines.filter((line) => !switched.has(line));
  const refused = refusedWith(search, switched, always);
  if (refused === null) return null;
  const { families, family } = refused;
  const known = families.of(exploration.conflicts);
  const unknown = known === null ? null : families.difference(family, known);
  if (unknown === null) return null;
  if (unknown === NO_SET) return 'listed';
  const some = new SmallestSets(families).first(unknown, FEW + 1);
  if (some === null) return null;
  if (some.length > FEW) return proveMany(search, switched, always, refused);
  learnFrom(search, some, always);
  return null;
}

/** The minimal refused sets of switched lines where the others always hold. */
function refusedWith(
  search: ComponentSearch,
  switched: ReadonlySet<number>,
  always: readonly number[],
): KeptFamily | null {
  const { problem, component, order, account } = search;
  const hard = [...component.hard, ...always.map((line) => problem.lines[line]!)];
  const portion = portionOf(account, DIAGRAM_SHARE);
  const drawn = selectorDiagram(search, switched, hard, portion);
  const families = new SetFamilies(order.lines, portionOf(account, FAMILY_SHARE));
  const family = drawn === null ? null : minimalRefused(drawn, families);
  const goesOn = settle(account, portion) && settle(account, families.account);
  return family === null || !goesOn ? null : { families, family };
}

/** Whether the refused sets are refused without the other lines as well: then they are all conflicts there are. */
function proveMany(
  search: ComponentSearch,
  switched: ReadonlySet<number>,
  always: readonly number[],
  refused: KeptFamily,
) {
  const alone = refusedWith(search, switched, []);
  if (alone === null) return null;
  const { families } = refused;
  const proved = families.copy(alone.families, alone.family);
  if (proved === refused.family) return refused;
  const unproved = proved === null ? null : families.difference(refused.family, proved);
  const some = unproved === null ? null : new SmallestSets(families).first(unproved, FEW);
  if (some !== null) learnFrom(search, some, always);
  return null;
}

/** Each refused set holds, with the lines that always hold, a conflict; those that are new are learnt. */
function learnFrom(
  { exploration, most }: ComponentSearch,
  refused: readonly number[][],
  always: readonly number[],
): void {
  for (const lines of refused) {
    if (exploration.conflicts.length >= most) return;
    if (exploration.learnConflictAmong([...lines, ...always]) === null) return;
  }
}
