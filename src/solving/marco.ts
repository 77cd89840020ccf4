import type { Account } from './account.ts';
import { type ClauseLearner, openClauses } from './clause-learning.ts';
import { negative, positive } from './literal.ts';
import { shrink } from './minimal.ts';
import type { Row } from './problem.ts';
import type { Solver } from './satisfiability.ts';

/**
 * All minimal conflicts and concessions of some lines, one after the other, in the order they are met (MARCO;
 * Liffiton, Previti, Malik and Marques-Silva 2016). A map, itself clauses, holds which sets of lines nothing is known
 * of yet; each such set, as large as can be, is either refuted and shrunk to a minimal conflict, or holds, and what it
 * leaves out is a concession.
 *
 * LAW: each conflict and each concession is proved minimal, whenever the account ends.
 */
export class Exploration {
  /** Members ascending. */
  readonly conflicts: number[][] = [];
  readonly concessions: number[][] = [];
  /** A row where all lines but those of the last concession hold; null before there is one. */
  row: Row | null = null;
  /** True once every conflict and every concession is known. */
  exhausted = false;
  readonly #solver: Solver;
  readonly #lines: readonly number[];
  readonly #account: Account;
  readonly #map: ClauseLearner;
  /** For each line the map's variable: whether it is in. */
  readonly #variables = new Map<number, number>();
  /** For each line the conflicts that have it. */
  readonly #conflictsWith = new Map<number, number[][]>();

  /** @param lines ascending; that they cannot hold together may be unknown, that the hard formulas can is promised */
  constructor(solver: Solver, lines: readonly number[], account: Account) {
    this.#solver = solver;
    this.#lines = lines;
    this.#account = account;
    this.#map = openClauses(account);
    for (const line of lines) {
      this.#variables.set(line, this.#map.variable());
      this.#conflictsWith.set(line, []);
    }
  }

  /** What is known of some of the lines that share no conflict with the others. */
  within(lines: readonly number[]): Exploration {
    const part = new Exploration(this.#solver, lines, this.#account);
    const isWithin = new Set(lines);
    for (const conflict of this.conflicts) if (isWithin.has(conflict[0]!)) part.#keepConflict(conflict);
    const concessions = this.concessions.map((concession) => concession.filter((line) => isWithin.has(line)));
    for (const concession of new Map(concessions.map((one) => [one.join(), one])).values()) {
      part.#keepConcession(concession);
    }
    return part;
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
    if (solved.kind === 'refuted') return this.#learnConflictIn(solved.core);
    this.row = solved.row;
    const chosen = new Set(seed);
    this.#keepConcession(this.#lines.filter((line) => !chosen.has(line)));
    return true;
  }

  /** Learns a minimal conflict out of lines that cannot hold together; null where the account ended. */
  #learnConflictIn(core: readonly number[]): true | null {
    const shrunk = shrink(this.#solver, core);
    if (shrunk === null) return null;
    this.#keepConflict(shrunk);
    return true;
  }

  #keepConflict(conflict: number[]): void {
    this.conflicts.push(conflict);
    for (const line of conflict) this.#conflictsWith.get(line)!.push(conflict);
    this.#map.add(conflict.map((line) => negative(this.#variables.get(line)!)));
  }

  #keepConcession(concession: number[]): void {
    this.concessions.push(concession);
    this.#map.add(concession.map((line) => positive(this.#variables.get(line)!)));
  }

  /** Learns a conflict among lines that cannot hold together, unless one is known; null where the account ended. */
  learnConflictAmong(lines: readonly number[]): true | null {
    const among = new Set(lines);
    if (lines.some((line) => this.#completesConflict(line, among))) return true;
    const solved = this.#solver.solve(lines);
    if (solved?.kind !== 'refuted') return null;
    return this.#learnConflictIn(solved.core);
  }

  /**
   * A set of lines of which nothing is known, as large as can be: as the map decides for every line before it decides
   * against any, each line left out would complete a known conflict.
   */
  #seed(): number[] | 'none' | null {
    const map = this.#map;
    for (const line of this.#lines) map.prefer(this.#variables.get(line)!, true);
    const open = map.solve([]);
    if (open === null) return null;
    return open ? this.#lines.filter((line) => map.value(this.#variables.get(line)!)) : 'none';
  }

  #completesConflict(line: number, lines: ReadonlySet<number>): boolean {
    const conflicts = this.#conflictsWith.get(line) ?? [];
    return conflicts.some((conflict) => conflict.every((one) => one === line || lines.has(one)));
  }
}
