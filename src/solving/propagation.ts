import { type Account, spend } from './account.ts';
import { type Clause, type ClauseStore, END, LINKS, LITERALS } from './clause-store.ts';
import { type Literal, opposite, variableIn } from './literal.ts';
import type { Reasons } from './reasons.ts';
import type { SumPropagation } from './sum-propagation.ts';
import { ORDERED, type Trail } from './trail.ts';

/** Assigns what follows from what is assigned: through all clauses first, then through a sum, and so on. */
export class Propagation {
  /** Entries before this one have been taken through the clauses. */
  private done = 0;
  private readonly account: Account;
  private readonly trail: Trail;
  private readonly store: ClauseStore;
  private readonly sums: SumPropagation;
  private readonly reasons: Reasons;

  constructor(account: Account, trail: Trail, store: ClauseStore, sums: SumPropagation, reasons: Reasons) {
    this.account = account;
    this.trail = trail;
    this.store = store;
    this.sums = sums;
    this.reasons = reasons;
  }

  /** The trail was taken back to so many entries, all of which had been gone through. */
  backTo(entries: number): void {
    this.done = entries;
    this.sums.clear();
  }

  /** @returns false on a conflict, with `reasons.found` telling of it; true also where the account is used up */
  run(): boolean {
    for (;;) {
      const before = this.done;
      const conflict = this.throughClauses();
      if (!spend(this.account, 1 + this.done - before)) return true;
      if (conflict !== END) {
        this.reasons.ofFalseClause(conflict);
        return false;
      }
      const sum = this.sums.take();
      if (sum === undefined) return true;
      if (!spend(this.account, this.sums.sizeOf(sum) + 1)) return true;
      if (!this.sums.propagate(sum)) {
        this.reasons.ofFalseSum(sum);
        return false;
      }
    }
  }

  /** @returns a clause whose literals are all false, or END */
  private throughClauses(): Clause {
    const { trail, sums } = this;
    while (this.done < trail.length) {
      const literal = trail.entries[this.done++]!;
      if (trail.reason[variableIn(literal)] !== ORDERED) sums.wake(literal);
      const conflict = this.visit(opposite(literal));
      if (conflict !== END) return conflict;
    }
    return END;
  }

  /** Looks at the clauses that watch a literal that is false now. @returns one whose literals are all false, or END */
  private visit(falsified: Literal): Clause {
    const { words, heads } = this.store;
    const { truth } = this.trail;
    let before = -1;
    let link = heads[falsified]!;
    while (link !== END) {
      const clause = link >> 1;
      const which = link & 1;
      const next = words[clause + LINKS + which]!;
      const other = words[clause + LITERALS + 1 - which]!;
      const place = truth[other] === 1 ? END : this.otherWatch(clause);
      if (place !== END) {
        const replacement = words[place]!;
        words[place] = falsified;
        words[clause + LITERALS + which] = replacement;
        words[clause + LINKS + which] = heads[replacement]!;
        heads[replacement] = link;
        if (before === -1) heads[falsified] = next;
        else words[before] = next;
      } else {
        before = clause + LINKS + which;
        if (truth[other] === -1) return clause;
        if (truth[other] === 0) this.trail.assign(other, clause);
      }
      link = next;
    }
    return END;
  }

  /** Where a clause has a literal it could watch and does not, or END. */
  private otherWatch(clause: Clause): number {
    const { words } = this.store;
    const { truth } = this.trail;
    const end = clause + LITERALS + this.store.sizeOf(clause);
    for (let place = clause + LITERALS + 2; place < end; place++) if (truth[words[place]!] !== -1) return place;
    return END;
  }
}
