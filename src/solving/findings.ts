import type { Account } from './account.ts';
import { inPlay } from './autarky.ts';
import {
  type Attempt,
  type Closed,
  type ComponentSearch,
  explore,
  type KeptFamily,
  tryToClose,
} from './component-closure.ts';
import { type Component, componentsOf, wholeOf } from './components.ts';
import { Exploration } from './marco.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import type { Solver } from './satisfiability.ts';

/** Whose conflicts are sought, by what means. */
export interface Asked {
  readonly problem: Problem;
  readonly partition: Partition;
  readonly solver: Solver;
  readonly account: Account;
  /** How many conflicts may be held. */
  readonly most: number;
}

/** What was found of lines that share no conflict with others. */
export interface Finding {
  /** The lines that are in conflicts or concessions listed, those in the same ones close to each other. */
  readonly lines: readonly number[];
  readonly exploration: Exploration;
  /** True where all conflicts are known. */
  readonly complete: boolean;
  /** All conflicts, where the exploration does not list them all. */
  readonly family: KeptFamily | null;
}

/** So much of the account diagrams leave to listing one by one; each attempt may take so much of what is left. */
const FOR_LISTING = 1 / 4;
const FOR_ONE_ATTEMPT = 1 / 4;
/** How many concessions are met in a row, and no conflict, before diagrams are tried. */
const PATIENCE = 8;
/** The order decides everything: several are tried, under growing limits. */
const ATTEMPTS: readonly Attempt[] = [
  { starts: 1, rank: 0, backwards: false, steps: 2 ** 18 },
  { starts: 1, rank: 0, backwards: true, steps: 2 ** 18 },
  { starts: 12, rank: 0, backwards: false, steps: 2 ** 20 },
  { starts: 12, rank: 0, backwards: true, steps: 2 ** 20 },
  { starts: 12, rank: 1, backwards: false, steps: 2 ** 22 },
  { starts: 12, rank: 2, backwards: false, steps: 2 ** 22 },
  { starts: 12, rank: 3, backwards: false, steps: 2 ** 22 },
  { starts: 24, rank: 0, backwards: false, steps: 2 ** 25 },
  { starts: 24, rank: 1, backwards: false, steps: 2 ** 25 },
  { starts: 24, rank: 2, backwards: false, steps: 2 ** 25 },
];

/**
 * What can be found of all conflicts, part by part: first a little of every part, then all of those whose diagrams
 * are small, at last what exploring finds of the others.
 */
export function findConflicts(asked: Asked, progress?: (share: number) => void): Finding[] {
  const searches = searchesOf(asked);
  for (const search of searches) {
    explore(search, PATIENCE);
    // Concessions alone may have been met; where more than they are known, there is a conflict.
    const { exploration, component } = search;
    if (!exploration.exhausted && exploration.conflicts.length === 0) exploration.learnConflictAmong(component.lines);
  }
  const closed = new Map<ComponentSearch, Closed>();
  const open = () => searches.filter((search) => !search.exploration.exhausted && !closed.has(search));
  const { account } = asked;
  const kept = Math.ceil((account.limits.steps - account.spent) * FOR_LISTING);
  for (const [at, attempt] of ATTEMPTS.entries()) {
    for (const search of open()) {
      const left = account.limits.steps - account.spent;
      if (left <= kept) break;
      const steps = Math.min(attempt.steps, Math.floor(left * FOR_ONE_ATTEMPT));
      const all = tryToClose(search, { ...attempt, steps });
      if (all !== null) closed.set(search, all);
      progress?.(Math.max(1 - open().length / searches.length, at / (ATTEMPTS.length + 1)));
    }
  }
  for (const search of open()) explore(search, Number.POSITIVE_INFINITY);
  progress?.(1);
  return searches.map((search) => findingOf(search, closed.get(search)));
}

function findingOf({ exploration }: ComponentSearch, closed: Closed | undefined): Finding {
  const complete = closed !== undefined || exploration.exhausted;
  const { conflicts, concessions } = exploration;
  const lines = closed?.lines ?? [...new Set([...conflicts, ...concessions].flat())];
  return { lines, exploration, complete, family: closed?.family ?? null };
}

function searchesOf(asked: Asked): ComponentSearch[] {
  const searches: ComponentSearch[] = [];
  const room = () => searches.reduce((left, { exploration }) => left - exploration.conflicts.length, asked.most);
  const { problem, partition, account, solver } = asked;
  const split = (component: Component, exploration: Exploration): void => {
    const search = { problem, partition, account, component, exploration, room };
    const left = linesInPlay(search);
    if (left.lines.length === component.lines.length) searches.push(search);
    else for (const part of componentsOf(problem, left)) split(part, exploration.within(part.lines));
  };
  for (const component of componentsOf(problem, wholeOf(problem))) {
    split(component, new Exploration(solver, component.lines, account));
  }
  return searches;
}

/** The lines of a component that conflicts may be about, as the first concession shows. */
function linesInPlay({ problem, component, exploration, account, room }: ComponentSearch): Component {
  while (exploration.row === null && !exploration.exhausted && exploration.conflicts.length < room()) {
    if (exploration.advance() === null) break;
  }
  const { row } = exploration;
  return (row && inPlay(problem, component, row, account)) ?? component;
}
