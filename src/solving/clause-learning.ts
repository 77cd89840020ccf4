import { type Account, spend } from './account.ts';
import { Branching } from './branching.ts';
import { ClauseStore, GIVEN, LITERALS } from './clause-store.ts';
import { ConflictAnalysis } from './conflict-analysis.ts';
import { type Literal, opposite, positive } from './literal.ts';
import { Propagation } from './propagation.ts';
import { Reasons } from './reasons.ts';
import type { Sum } from './sum.ts';
import { SumPropagation } from './sum-propagation.ts';
import { DECIDED, Trail } from './trail.ts';

/** What a learner may begin with: frozen, so that any number of learners can. */
export interface Clauses {
  /** How many variables each chain has. */
  readonly chains: readonly number[];
  readonly store: ClauseStore;
  readonly units: readonly Literal[];
  readonly sums: readonly Sum[];
}

/** Conflicts between two restarts, times Luby's sequence. */
const RESTART = 100;
/** How many learnt clauses are kept before the worse half is forgotten, and by how many more each time. */
const KEPT = 2000;
const KEPT_MORE = 300;
/** Learnt clauses over at most so many levels are never forgotten. */
const GOOD_GLUE = 2;

/** A learner without clauses, or with those given. */
export const openClauses = (account: Account, clauses?: Clauses): ClauseLearner => new ClauseLearner(account, clauses);

/**
 * Conflict-driven clause learning (MiniSat: Een and Sorensson 2003) over chains of variables and guarded sums.
 * Variables, clauses and sums may be added between solves. Deterministic: the same calls give the same answers.
 */
export class ClauseLearner {
  readonly trail = new Trail();
  private readonly account: Account;
  private readonly store: ClauseStore;
  private readonly sums = new SumPropagation(this.trail);
  private readonly branching = new Branching(this.trail);
  private readonly propagation: Propagation;
  private readonly analysis: ConflictAnalysis;
  private consistent = true;
  private kept = KEPT;
  private assumed: readonly Literal[] = [];
  private culprits: readonly Literal[] = [];
  private model = new Int8Array(0);

  constructor(account: Account, clauses?: Clauses) {
    this.account = account;
    this.store = clauses?.store.copy() ?? new ClauseStore();
    const reasons = new Reasons(this.trail, this.store, this.sums);
    this.propagation = new Propagation(account, this.trail, this.store, this.sums, reasons);
    this.analysis = new ConflictAnalysis(this.trail, reasons, this.branching);
    if (clauses !== undefined) this.begin(clauses);
  }

  private begin({ chains, units, sums }: Clauses): void {
    const variables = chains.reduce((total, length) => total + length, 0);
    this.trail.reserve(variables, chains.length);
    this.makeRoom(variables);
    for (const length of chains) this.trail.chain(length);
    for (const unit of units) this.add([unit]);
    for (const sum of sums) this.sums.add(sum);
  }

  private makeRoom(variables: number): void {
    this.store.reserveLiterals(2 * variables);
    this.branching.reserve(variables);
    this.analysis.reserve(variables);
    const { trail, store, branching, sums } = this;
    const bytes = trail.bytes + store.bytes + branching.bytes + sums.bytes + 2 * variables;
    if (bytes > this.account.limits.bytes) this.account.stopped ??= 'bytes';
  }

  /** A new variable. */
  variable(): number {
    // In this order: a new chain may replace the array.
    const chain = this.chain(1);
    return this.trail.base[chain]!;
  }

  /** A new chain of so many variables. */
  chain(length: number): number {
    this.backTo(0);
    const chain = this.trail.chain(length);
    this.makeRoom(this.trail.level.length);
    return chain;
  }

  /** One of the literals must be true. */
  add(literals: readonly Literal[]): void {
    this.backTo(0);
    const { truth } = this.trail;
    if (literals.some((literal) => truth[literal] === 1 || literals.includes(opposite(literal)))) return;
    const open = [...new Set(literals)].filter((literal) => truth[literal] === 0);
    if (open.length === 0) this.consistent = false;
    else if (open.length === 1) this.trail.assign(open[0]!, DECIDED);
    else this.keep(open, GIVEN);
  }

  private keep(literals: readonly Literal[], mark: number): number {
    const before = this.store.words;
    const clause = this.store.add(literals, mark);
    if (this.store.words !== before) this.makeRoom(this.trail.level.length);
    return clause;
  }

  /** Where the sum's guard is true, the sum must hold. @returns the sum's number */
  addSum(sum: Sum): number {
    this.backTo(0);
    const added = this.sums.add(sum);
    this.makeRoom(this.trail.level.length);
    return added;
  }

  /** From now on the sum need not hold; what was learnt with it stays. */
  dropSum(sum: number): void {
    this.backTo(0);
    this.sums.drop(sum);
  }

  /** From now on the variable is decided this way, where it has to be decided; else the way it was last. */
  prefer(variable: number, value: boolean): void {
    this.branching.prefer(variable, value);
  }

  /** The variable's value in the row found last. */
  value(variable: number): boolean {
    return this.model[positive(variable)] === 1;
  }

  /** Of the assumptions refuted last, some that cannot be true together. */
  core(): readonly Literal[] {
    return this.culprits;
  }

  /**
   * Can everything hold with these literals true?
   * @returns null where the account was used up first
   */
  solve(assumptions: readonly Literal[]): boolean | null {
    this.culprits = [];
    this.assume(assumptions);
    for (let run = 1; ; run++) {
      const answer = this.search(RESTART * luby(run));
      if (answer === 'again') continue;
      if (answer === true) this.model = this.trail.truth.slice();
      return answer;
    }
  }

  /** Levels of assumptions that begin as they did last time stay as they are (Hickey and Bacchus 2019). */
  private assume(assumptions: readonly Literal[]): void {
    const { assumed } = this;
    const most = Math.min(this.trail.levels.length, assumed.length, assumptions.length);
    let kept = 0;
    while (kept < most && assumed[kept] === assumptions[kept]) kept++;
    this.backTo(kept);
    this.assumed = assumptions;
  }

  /** Decides and learns until there is an answer or there were so many conflicts. */
  private search(conflicts: number): boolean | null | 'again' {
    for (let left = conflicts; ; ) {
      const isSound = this.consistent && this.propagation.run();
      if (this.account.stopped !== null) return null;
      if (!this.consistent) return false;
      if (!isSound) {
        left--;
        if (this.trail.levels.length === 0) this.consistent = false;
        else this.learn();
      } else if (left <= 0 || this.store.learnt > this.kept) {
        this.restart();
        return 'again';
      } else {
        const answer = this.decide();
        if (answer !== null) return answer;
      }
    }
  }

  /** Opens the next level: an assumption or a decision. @returns an answer where there is nothing to decide any more */
  private decide(): boolean | null {
    const { trail, assumed } = this;
    while (trail.levels.length < assumed.length) {
      const literal = assumed[trail.levels.length]!;
      if (trail.truth[literal] === -1) {
        this.culprits = [...new Set([literal, ...this.analysis.decisionsAgainst(literal)])];
        return false;
      }
      trail.descend();
      if (trail.truth[literal] === 1) continue;
      trail.assign(literal, DECIDED);
      return null;
    }
    const literal = this.branching.next();
    if (literal === null) return true;
    trail.descend();
    trail.assign(literal, DECIDED);
    return null;
  }

  private learn(): void {
    spend(this.account, 1 + this.analysis.learn());
    const { learnt, level, glue } = this.analysis;
    this.backTo(level);
    const [asserted] = learnt;
    this.trail.assign(asserted!, learnt.length === 1 ? DECIDED : this.keep(learnt, glue));
    this.branching.decay();
  }

  private backTo(level: number): void {
    const { trail, branching } = this;
    if (trail.levels.length <= level) return;
    const length = trail.levels[level]!;
    while (trail.length > length) branching.reopened(trail.retract());
    trail.levels.length = level;
    this.propagation.backTo(length);
  }

  private restart(): void {
    this.backTo(0);
    if (this.store.learnt <= this.kept) return;
    this.kept += KEPT_MORE;
    this.forget();
  }

  /** Forgets the worse half of what was learnt, and what holds anyway. */
  private forget(): void {
    const { store, trail } = this;
    const learnt = [...store].filter((clause) => store.markOf(clause) > GOOD_GLUE);
    learnt.sort((a, b) => store.markOf(b) - store.markOf(a) || store.sizeOf(b) - store.sizeOf(a) || a - b);
    const worse = new Set(learnt.slice(0, learnt.length >> 1));
    const holdsAnyway = (clause: number) => {
      const at = clause + LITERALS;
      return store.words.subarray(at, at + store.sizeOf(clause)).some((literal) => trail.truth[literal] === 1);
    };
    store.sweep((clause) => !worse.has(clause) && !holdsAnyway(clause));
    spend(this.account, 1 + learnt.length);
  }
}

/** The sequence 1 1 2 1 1 2 4 … (Luby, Sinclair and Zuckerman 1993), from 1 on. */
function luby(at: number): number {
  let power = 1;
  while (2 * power - 1 < at) power *= 2;
  return at === 2 * power - 1 ? power : luby(at - power + 1);
}
