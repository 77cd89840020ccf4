/** What an engine says of some lines: a larger set that holds together, or a smaller one that does not. */
export type Answered = { readonly satisfied: readonly number[] } | { readonly core: readonly number[] };

/** Both ascending; a list that was cut is incomplete. */
export interface Explored {
  readonly conflicts: readonly (readonly number[])[];
  readonly concessions: readonly (readonly number[])[];
  readonly complete: boolean;
}

/**
 * All minimal conflicts and all minimal concessions of lines 0..count-1 (MARCO: Liffiton, Previti, Malik and
 * Marques-Silva 2016), written to be read: every set is below a known set that holds together, above a known conflict,
 * or unexplored. An unexplored one is asked, and grown or shrunk to a border.
 *
 * @param unexplored a set that misses some of every `conflicts` and has some of every `concessions`; `null`: none
 */
export function marco(
  count: number,
  ask: (lines: readonly number[]) => Answered,
  unexplored: Map,
  isOver: () => boolean = () => false,
): Explored {
  const conflicts: number[][] = [];
  const concessions: number[][] = [];
  for (;;) {
    if (isOver()) return { conflicts, concessions, complete: false };
    const free = unexplored.next();
    if (free === null) return { conflicts, concessions, complete: true };
    const seed = widest(free, count, conflicts);
    const answer = ask(seed);
    if ('core' in answer) {
      const conflict = shrunk(answer.core, ask);
      conflicts.push(conflict);
      unexplored.notAll(conflict);
    } else {
      const concession = without(grown(answer.satisfied, count, ask), count);
      concessions.push(concession);
      unexplored.some(concession);
    }
  }
}

/** What is known of which sets are explored, as clauses over the lines. */
export interface Map {
  readonly next: () => readonly number[] | null;
  readonly notAll: (lines: readonly number[]) => void;
  readonly some: (lines: readonly number[]) => void;
}

/** As many lines as there can be above no known conflict: what is explored from below is left alone by adding. */
function widest(seed: readonly number[], count: number, conflicts: readonly (readonly number[])[]): number[] {
  const chosen = new Set(seed);
  for (let line = 0; line < count; line++) {
    chosen.add(line);
    if (conflicts.some((conflict) => conflict.every((one) => chosen.has(one))) && !seed.includes(line)) {
      chosen.delete(line);
    }
  }
  return ascending(chosen);
}

function shrunk(core: readonly number[], ask: (lines: readonly number[]) => Answered): number[] {
  let kept = core;
  for (const line of core) {
    if (!kept.includes(line)) continue;
    const answer = ask(kept.filter((one) => one !== line));
    if ('core' in answer) kept = answer.core;
  }
  return ascending(kept);
}

function grown(satisfied: readonly number[], count: number, ask: (lines: readonly number[]) => Answered): Set<number> {
  let kept = new Set(satisfied);
  for (let line = 0; line < count; line++) {
    if (kept.has(line)) continue;
    const answer = ask(ascending([...kept, line]));
    if ('satisfied' in answer) kept = new Set([...kept, line, ...answer.satisfied]);
  }
  return kept;
}

const without = (kept: ReadonlySet<number>, count: number): number[] =>
  Array.from({ length: count }, (_, line) => line).filter((line) => !kept.has(line));

const ascending = (lines: Iterable<number>): number[] => [...lines].sort((a, b) => a - b);
