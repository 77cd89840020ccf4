import { type ClauseStore, LITERALS } from './clause-store.ts';
import { isPositive, type Literal, opposite, variableIn } from './literal.ts';
import type { SumPropagation } from './sum-propagation.ts';
import { ORDERED, sumOf, type Trail } from './trail.ts';

/** Why literals are true, and why there is a conflict: always literals that are all false, in `found`. */
export class Reasons {
  readonly found: Literal[] = [];
  private readonly trail: Trail;
  private readonly store: ClauseStore;
  private readonly sums: SumPropagation;

  constructor(trail: Trail, store: ClauseStore, sums: SumPropagation) {
    this.trail = trail;
    this.store = store;
    this.sums = sums;
  }

  /** Of a literal that was not decided: what, all false before it was assigned, implies it. */
  ofLiteral(literal: Literal): void {
    this.found.length = 0;
    const reason = this.trail.reason[variableIn(literal)]!;
    if (reason === ORDERED) this.found.push(isPositive(literal) ? opposite(literal + 2) : opposite(literal - 2));
    else if (reason > 0) this.ofClause(reason, literal);
    else this.sums.explain(literal, sumOf(reason), this.found);
  }

  /** Of a conflict: a clause all of whose literals are false. */
  ofFalseClause(clause: number): void {
    this.found.length = 0;
    this.ofClause(clause, -1);
  }

  /** Of a conflict: a sum that cannot hold although its guard is true. */
  ofFalseSum(sum: number): void {
    this.found.length = 0;
    this.sums.explainConflict(sum, this.found);
  }

  private ofClause(clause: number, except: Literal): void {
    const { words } = this.store;
    const end = clause + LITERALS + this.store.sizeOf(clause);
    for (let at = clause + LITERALS; at < end; at++) if (words[at] !== except) this.found.push(words[at]!);
  }
}
