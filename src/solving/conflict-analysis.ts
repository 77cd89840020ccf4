import type { Branching } from './branching.ts';
import { grown } from './clause-store.ts';
import { type Literal, opposite, variableIn } from './literal.ts';
import type { Reasons } from './reasons.ts';
import { DECIDED, type Trail } from './trail.ts';

/** Marks of variables while a conflict is looked into. */
const UNSEEN = 0;
const SEEN = 1;

/** What a conflict teaches (Marques-Silva and Sakallah 1999; Een and Sorensson 2003). */
export class ConflictAnalysis {
  /** A clause that follows: its first literal is implied at `level`, where all the others are false. */
  readonly learnt: Literal[] = [];
  level = 0;
  /** On how many levels the learnt clause's literals were (Audemard and Simon 2009). */
  glue = 0;
  private mark = new Uint8Array(0);
  private readonly marked: number[] = [];
  private readonly levelSeenAt: number[] = [];
  private looks = 0;
  private readonly trail: Trail;
  private readonly reasons: Reasons;
  private readonly branching: Branching;

  constructor(trail: Trail, reasons: Reasons, branching: Branching) {
    this.trail = trail;
    this.reasons = reasons;
    this.branching = branching;
  }

  reserve(variables: number): void {
    if (variables > this.mark.length) this.mark = grown(this.mark, variables);
  }

  /** Looks into the conflict that `reasons.found` tells of. @returns how many literals were looked at */
  learn(): number {
    this.firstUniqueImplication();
    const [asserted, ...others] = this.learnt;
    this.learnt.length = 0;
    this.learnt.push(asserted!);
    for (const literal of others) if (!this.isRedundant(literal)) this.learnt.push(literal);
    this.watchTheHighest();
    this.glue = this.countLevels();
    const looked = this.marked.length;
    this.unmark();
    return looked;
  }

  /** Resolves the conflict with reasons until one literal of its level is left. */
  private firstUniqueImplication(): void {
    const { trail, reasons, learnt } = this;
    const level = trail.levels.length;
    learnt.length = 1;
    let open = this.take(level);
    let at = trail.length;
    for (;;) {
      do at--;
      while (this.mark[variableIn(trail.entries[at]!)] === UNSEEN);
      const literal = trail.entries[at]!;
      if (--open === 0) {
        learnt[0] = opposite(literal);
        return;
      }
      reasons.ofLiteral(literal);
      open += this.take(level);
    }
  }

  /** Marks the literals found, keeps those of lower levels, and counts those of this one. */
  private take(level: number): number {
    let here = 0;
    for (const literal of this.reasons.found) {
      const variable = variableIn(literal);
      if (this.mark[variable] !== UNSEEN || this.trail.level[variable] === 0) continue;
      this.see(variable);
      this.branching.bump(variable);
      if (this.trail.level[variable] === level) here++;
      else this.learnt.push(literal);
    }
    return here;
  }

  private see(variable: number): void {
    this.mark[variable] = SEEN;
    this.marked.push(variable);
  }

  private unmark(): void {
    for (const variable of this.marked) this.mark[variable] = UNSEEN;
    this.marked.length = 0;
  }

  /** Do the other literals seen imply this one? Then the clause holds without it (Sorensson and Biere 2009). */
  private isRedundant(literal: Literal): boolean {
    if (this.trail.reason[variableIn(literal)] === DECIDED) return false;
    const before = this.marked.length;
    const open = [literal];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.reasons.ofLiteral(opposite(next));
      for (const cause of this.reasons.found) {
        const variable = variableIn(cause);
        if (this.mark[variable] !== UNSEEN || this.trail.level[variable] === 0) continue;
        if (this.trail.reason[variable] === DECIDED) {
          this.forgetFrom(before);
          return false;
        }
        this.see(variable);
        open.push(cause);
      }
    }
    return true;
  }

  private forgetFrom(count: number): void {
    while (this.marked.length > count) this.mark[this.marked.pop()!] = UNSEEN;
  }

  private watchTheHighest(): void {
    const { learnt, trail } = this;
    let highest = 1;
    for (let at = 2; at < learnt.length; at++) {
      if (trail.level[variableIn(learnt[at]!)]! > trail.level[variableIn(learnt[highest]!)]!) highest = at;
    }
    this.level = learnt.length === 1 ? 0 : trail.level[variableIn(learnt[highest]!)]!;
    if (learnt.length > 1) [learnt[1], learnt[highest]] = [learnt[highest]!, learnt[1]!];
  }

  private countLevels(): number {
    this.looks++;
    let levels = 0;
    for (const literal of this.learnt) {
      const level = this.trail.level[variableIn(literal)]!;
      if (this.levelSeenAt[level] === this.looks) continue;
      this.levelSeenAt[level] = this.looks;
      levels++;
    }
    return levels;
  }

  /** Of a literal that is false: the decisions that make it so. */
  decisionsAgainst(literal: Literal): Literal[] {
    const { trail } = this;
    const decisions: Literal[] = [];
    if (trail.level[variableIn(literal)] === 0) return decisions;
    this.see(variableIn(literal));
    for (let at = trail.length - 1; at >= trail.levels[0]!; at--) {
      const entry = trail.entries[at]!;
      const variable = variableIn(entry);
      if (this.mark[variable] === UNSEEN) continue;
      if (trail.reason[variable] === DECIDED) {
        decisions.push(entry);
        continue;
      }
      this.reasons.ofLiteral(entry);
      for (const cause of this.reasons.found) {
        const of = variableIn(cause);
        if (this.mark[of] === UNSEEN && trail.level[of]! > 0) this.see(of);
      }
    }
    this.unmark();
    return decisions;
  }
}
