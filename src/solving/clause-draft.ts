import { type Account, spend } from './account.ts';
import type { Clauses } from './clause-learning.ts';
import { ClauseStore, GIVEN } from './clause-store.ts';
import { type Literal, opposite, positive } from './literal.ts';
import { bytesOf, type Sum } from './sum.ts';

/** Clauses, chains and sums as they are put together, within the bytes of an account. */
export class ClauseDraft {
  /** A literal that is true. */
  readonly truth: Literal;
  private readonly account: Account;
  private readonly chains: number[] = [];
  /** For each chain its first variable. */
  private readonly bases: number[] = [];
  private variables = 0;
  private readonly store = new ClauseStore();
  private readonly units: Literal[] = [];
  private readonly sums: Sum[] = [];
  private sumBytes = 0;

  /** @param lengths of the first chains */
  constructor(account: Account, lengths: readonly number[]) {
    this.account = account;
    for (const length of lengths) this.chain(length);
    this.truth = this.atLeast(this.chain(1), 1);
    this.units.push(this.truth);
  }

  clauses(): Clauses {
    return { chains: this.chains, store: this.store, units: this.units, sums: this.sums };
  }

  get bytes(): number {
    return this.store.bytes + this.sumBytes + 8 * (2 * this.chains.length + this.units.length);
  }

  /** A new chain of so many variables. */
  chain(length: number): number {
    const chain = this.chains.push(length) - 1;
    this.bases.push(this.variables);
    this.variables += length;
    if (8 * this.variables > this.account.limits.bytes) this.account.stopped ??= 'bytes';
    else this.store.reserveLiterals(2 * this.variables);
    return chain;
  }

  /** "The cell of the chain is at least `cell`", for a cell from 1 to its last. */
  atLeast(chain: number, cell: number): Literal {
    return positive(this.bases[chain]! + cell - 1);
  }

  /** One of the literals must be true. */
  add(literals: readonly Literal[]): void {
    spend(this.account, literals.length + 1);
    const clause = [...new Set(literals)].filter((literal) => literal !== opposite(this.truth));
    if (clause.some((literal) => literal === this.truth || clause.includes(opposite(literal)))) return;
    if (clause.length === 0) this.units.push(opposite(this.truth));
    else if (clause.length === 1) this.units.push(clause[0]!);
    else this.store.add(clause, GIVEN);
    this.checkBytes();
  }

  /** Where the sum's guard is true, the sum must hold. */
  addSum(sum: Sum): void {
    this.sums.push(sum);
    this.sumBytes += bytesOf(sum);
    this.checkBytes();
  }

  private checkBytes(): void {
    if (this.bytes > this.account.limits.bytes) this.account.stopped ??= 'bytes';
  }
}
