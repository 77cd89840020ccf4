import type { Account } from './account.ts';
import { type ClauseLearner, openClauses } from './clause-learning.ts';
import { negative, positive } from './literal.ts';
import { shrink } from './minimal.ts';
import type { Solver } from './satisfiability.ts';

/**
 * All minimal conflicts and concessions of some lines, one after the other, in the order they are met (MARCO;
 * Liffiton, Previti, Malik and Marques-Silva 2016). A map, itself clauses, holds which sets of lines nothing is known
 * of yet; each such set, as large as can be, is either refuted and shrunk to a minimal conflict, or holds and grows to
 * a maximal one, whose complement is a concession.
 *
 * LAW: each conflict and each concession is proved minimal, whenever the account ends.
 */
export class Exploration {
  /** Members ascending. */
  readonly conflicts: number[][] = [];
  readonly concessions: number[][] = [];
  /** True once every conflict and every concession is known. */
  exhausted = false;
  readonly #solver: Solver;
  readonly #lines: readonly number[];
  readonly #map: ClauseLearner;
  /** For each line the map's variable: whether it is in. */
  readonly #variables = new Map<number, number>();
  /** For each line the conflicts that have it. */
  readonly #conflictsWith = new Map<number, number[][]>();

  /** @param lines ascending; that they cannot hold together may be unknown, that the hard formulas can is promised */
  constructor(solver: Solver, lines: readonly number[], account: Account) {
    this.#solver = solver;
    this.#lines = lines;
    this.#map = openClauses(account);
    for (const line of lines) {
      this.#variables.set(line, this.#map.variable());
      this.#conflictsWith.set(line, []);
    }
  }

  /** Learns one more conflict or concession, or that there is none; null where the account ended. */
  advance(): true | null {
    const seed = this.#seed();
    if (seed === null) return null;
    if (seed === 'none') {
      this.exhausted = true;
      return true;
    }
    const solved = this.#solver.solve(seed);
    if (solved === null) return null;
    return solved.kind === 'refuted' ? this.learnConflictIn(solved.core) : this.#learnConcession(solved.satisfied);
  }

  /** Learns a minimal conflict out of lines that cannot hold together; null where the account ended. */
  learnConflictIn(core: readonly number[]): true | null {
    const shrunk = shrink(this.#solver, core);
    if (shrunk === null) return null;
    const conflict = [...shrunk].sort((one, other) => one - other);
    this.conflicts.push(conflict);
    for (const line of conflict) this.#conflictsWith.get(line)!.push(conflict);
    this.#map.add(conflict.map((line) => negative(this.#variables.get(line)!)));
    return true;
  }

  /** Learns a conflict among lines that cannot hold together, unless one is known; null where the account ended. */
  learnConflictAmong(lines: readonly number[]): true | null {
    const among = new Set(lines);
    if (lines.some((line) => this.#completesConflict(line, among))) return true;
    const solved = this.#solver.solve(lines);
    if (solved?.kind !== 'refuted') return null;
    return this.learnConflictIn(solved.core);
  }

  /** A set of lines, as large as can be, of which nothing is known. */
  #seed(): number[] | 'none' | null {
    const map = this.#map;
    for (const line of this.#lines) map.prefer(this.#variables.get(line)!, true);
    const open = map.solve([]);
    if (open === null) return null;
    return open ? this.#lines.filter((line) => map.value(this.#variables.get(line)!)) : 'none';
  }

  /** Grows lines that hold together until none can be added; what is left out is a concession. */
  #learnConcession(satisfied: readonly number[]): true | null {
    let held = new Set(satisfied);
    const outside: number[] = [];
    for (const line of this.#lines) {
      if (held.has(line)) continue;
      const larger = this.#completesConflict(line, held) ? 'refuted' : this.#held([...held, line]);
      if (larger === null) return null;
      if (larger === 'refuted') outside.push(line);
      else held = larger;
    }
    this.concessions.push(outside);
    this.#map.add(outside.map((line) => positive(this.#variables.get(line)!)));
    return true;
  }

  /** All lines that hold where these do; a new conflict is learnt where they cannot. */
  #held(lines: readonly number[]): Set<number> | 'refuted' | null {
    const own = lines.filter((line) => this.#variables.has(line)).sort((one, other) => one - other);
    const solved = this.#solver.solve(own);
    if (solved === null) return null;
    if (solved.kind === 'found') return new Set(solved.satisfied);
    return this.learnConflictIn(solved.core) === null ? null : 'refuted';
  }

  #completesConflict(line: number, lines: ReadonlySet<number>): boolean {
    const conflicts = this.#conflictsWith.get(line) ?? [];
    return conflicts.some((conflict) => conflict.every((one) => one === line || lines.has(one)));
  }
}
