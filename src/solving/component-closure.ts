import type { Account } from './account.ts';
import type { Component } from './components.ts';
import { type Choice, lineOrderOf } from './line-order.ts';
import type { Exploration } from './marco.ts';
import type { Partition } from './partition.ts';
import { portionOf, settle } from './portion.ts';
import type { Problem } from './problem.ts';
import { SetFamilies } from './set-family.ts';
import type { Family } from './set-nodes.ts';
import { countOf, SmallestSets } from './smallest-sets.ts';
import { canBeOn, minimalRefused, openSwitches, type Switches } from './switches.ts';

/** Lines that share no conflict with others, and what the search for their conflicts works with. */
export interface ComponentSearch {
  readonly problem: Problem;
  readonly partition: Partition;
  readonly account: Account;
  readonly component: Component;
  readonly exploration: Exploration;
  /** How many more conflicts may be held. */
  readonly room: () => number;
}

/** All conflicts of a component. */
export interface Closed {
  /** The lines that are in conflicts, those in the same ones close to each other. */
  readonly lines: readonly number[];
  /** Null where the exploration lists them. */
  readonly family: KeptFamily | null;
}

/** Too many sets to list, and what they are kept in. */
export interface KeptFamily {
  readonly families: SetFamilies;
  readonly all: Family;
}

/** An order for a diagram, and the steps it may take. */
export interface Attempt extends Choice {
  readonly steps: number;
}

/** Above so many candidates it is a second diagram that proves them, not the solver one by one. */
const FEW = 64;
const BYTES_OF_DIAGRAM = 0.5;
const BYTES_OF_FAMILIES = 0.25;

/** Explores until so many concessions came in a row, and no conflict; or all are known, or the account ended. */
export function explore({ exploration, room }: ComponentSearch, patience: number): void {
  let dry = 0;
  while (dry < patience && !exploration.exhausted && room() > 0) {
    const known = exploration.conflicts.length;
    if (exploration.advance() === null) return;
    dry = exploration.conflicts.length > known ? 0 : dry + 1;
  }
}

/**
 * Proves that all minimal conflicts of a component are known, or learns more of them until that is proved.
 *
 * Lines seen in a known conflict get a switch, the others always hold. A conflict not known yet, whatever else it has,
 * has switched lines that are refused; so it contains a minimal refused set. If the minimal refused sets are the known
 * conflicts, then it contains a known conflict, so it is one: the list is complete. Where there are too many to list,
 * they are all conflicts if the same sets are refused without the other lines; and where none more may be held, every
 * line gets a switch.
 * @returns null where the attempt or the account ended, or no more conflicts may be held
 */
export function tryToClose(search: ComponentSearch, attempt: Attempt): Closed | null {
  const { problem, partition, component, account, exploration, room } = search;
  const order = lineOrderOf(problem, partition, component, attempt, account);
  if (order === null) return null;
  const portion = portionOf(account, { steps: attempt.steps, bytes: BYTES_OF_DIAGRAM });
  const switches = openSwitches(problem, partition, component, order, portion);
  if (!settle(account, portion) || switches === null) return null;
  for (;;) {
    const [known, before] = [exploration.conflicts.length, portion.spent];
    const on = new Set(room() > 0 ? exploration.conflicts.flat() : component.lines);
    const lines = order.flatMap(({ lines: below }) => below.filter((line) => on.has(line)));
    const families = new SetFamilies(lines, portionOf(account, { steps: attempt.steps, bytes: BYTES_OF_FAMILIES }));
    const found = compare(search, switches, families);
    const goesOn = settle(account, portion, before) && settle(account, families.account);
    if (found === null || found.kind === 'closed') return found && { lines, family: found.family };
    if (!goesOn || !learnFrom(search, found.sets) || exploration.conflicts.length === known) return null;
  }
}

type Compared =
  | { readonly kind: 'closed'; readonly family: KeptFamily | null }
  /** Lines that cannot hold together and hold a conflict that is not known. */
  | { readonly kind: 'refused'; readonly sets: readonly number[][] };

/** Whether the minimal refused sets are the known conflicts; null where an account ended. */
function compare(search: ComponentSearch, switches: Switches, families: SetFamilies): Compared | null {
  const { component, exploration, room } = search;
  const on = families.order;
  const held = component.lines.filter((line) => !on.includes(line));
  const root = canBeOn(switches, on, held);
  const all = minimalRefused(switches, root, families);
  let unknown = families.difference(all, families.of(exploration.conflicts));
  const count = countOf(families, unknown);
  if (all === null || count === null) return null;
  if (count === 0n) return { kind: 'closed', family: null };
  if (count > FEW || count > room()) {
    const alone = canBeOn(switches, on, []);
    if (alone === root) return { kind: 'closed', family: { families, all } };
    unknown = families.difference(all, minimalRefused(switches, alone, families));
  }
  const sets = new SmallestSets(families).first(unknown, FEW);
  return sets && { kind: 'refused', sets: sets.map((lines) => [...lines, ...held]) };
}

/** Learns a conflict among each of these sets of lines, unless one is known by then; false where no more can be. */
function learnFrom({ exploration, room }: ComponentSearch, sets: readonly number[][]): boolean {
  for (const lines of sets) {
    if (room() <= 0 || exploration.learnConflictAmong(lines) === null) return false;
  }
  return true;
}
