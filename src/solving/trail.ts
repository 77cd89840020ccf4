import { grown } from './clause-store.ts';
import { isPositive, type Literal, positive, variableIn } from './literal.ts';

/** Why a variable has its value: `DECIDED`, `ORDERED`, a clause (above 0), or a sum (below -1: see `reasonOfSum`). */
export type Reason = number;
export const DECIDED: Reason = 0;
/** Its neighbour in the chain implies it. */
export const ORDERED: Reason = -1;
export const reasonOfSum = (sum: number): Reason => -2 - sum;
export const sumOf = (reason: Reason): number => -2 - reason;

/**
 * What is assigned, in the order it came about, and since which decision.
 *
 * Variables stand in chains, the order encoding of numbers (Tamura et al. 2009): the chain of a number with n cells
 * has n-1 variables, the k-th says "the cell is at least k". A variable that orders nothing is a chain of its own.
 * INVARIANT: chains are closed: with "at least k" goes "at least k-1", in the entries right behind it. So the cell of
 * each chain is between `low` and `high`, and whatever held of a chain at some entry is found by bisection.
 */
export class Trail {
  variables = 0;
  chains = 0;
  /** For each literal: 1 true, -1 false, 0 open. */
  truth = new Int8Array(0);
  level = new Int32Array(0);
  reason = new Int32Array(0);
  /** Where among the entries a variable that is not open stands. */
  position = new Int32Array(0);
  chainOf = new Int32Array(0);
  /** For each chain: its first variable, its lowest and highest possible cell, its last cell. */
  base = new Int32Array(0);
  low = new Int32Array(0);
  high = new Int32Array(0);
  last = new Int32Array(0);
  /** The literals that are true, oldest first. */
  entries = new Int32Array(0);
  length = 0;
  /** For each level above 0, how many entries there were before it. */
  readonly levels: number[] = [];

  /** Makes room without making variables. */
  reserve(variables: number, chains: number): void {
    if (variables > this.level.length) {
      this.truth = grown(this.truth, 2 * variables);
      this.level = grown(this.level, variables);
      this.reason = grown(this.reason, variables);
      this.position = grown(this.position, variables);
      this.chainOf = grown(this.chainOf, variables);
      this.entries = grown(this.entries, variables);
    }
    if (chains > this.base.length) {
      this.base = grown(this.base, chains);
      this.low = grown(this.low, chains);
      this.high = grown(this.high, chains);
      this.last = grown(this.last, chains);
    }
  }

  /** A new chain of so many variables, all open. */
  chain(length: number): number {
    this.reserve(this.variables + length, this.chains + 1);
    const chain = this.chains++;
    this.base[chain] = this.variables;
    this.last[chain] = length;
    this.high[chain] = length;
    this.chainOf.fill(chain, this.variables, this.variables + length);
    this.variables += length;
    return chain;
  }

  get bytes(): number {
    return 22 * this.level.length + 16 * this.base.length;
  }

  /** Opens a level: what is assigned from now on falls with it. */
  descend(): void {
    this.levels.push(this.length);
  }

  /** Makes an open literal true, and with it what its chain implies. */
  assign(literal: Literal, reason: Reason): void {
    const variable = variableIn(literal);
    const chain = this.chainOf[variable]!;
    const base = this.base[chain]!;
    this.enter(literal, variable, reason);
    if (isPositive(literal)) {
      for (let below = variable - 1; below >= base + this.low[chain]!; below--) {
        this.enter(literal - 2 * (variable - below), below, ORDERED);
      }
      this.low[chain] = variable - base + 1;
    } else {
      for (let above = variable + 1; above < base + this.high[chain]!; above++) {
        this.enter(literal + 2 * (above - variable), above, ORDERED);
      }
      this.high[chain] = variable - base;
    }
  }

  private enter(literal: Literal, variable: number, reason: Reason): void {
    this.truth[literal] = 1;
    this.truth[literal ^ 1] = -1;
    this.level[variable] = this.levels.length;
    this.reason[variable] = reason;
    this.position[variable] = this.length;
    this.entries[this.length++] = literal;
  }

  /** Takes the last entry back. */
  retract(): Literal {
    const literal = this.entries[--this.length]!;
    const variable = variableIn(literal);
    const chain = this.chainOf[variable]!;
    const cell = variable - this.base[chain]! + 1;
    this.truth[literal] = 0;
    this.truth[literal ^ 1] = 0;
    if (isPositive(literal)) {
      if (cell <= this.low[chain]!) this.low[chain] = cell - 1;
    } else if (cell > this.high[chain]!) this.high[chain] = cell;
    return literal;
  }

  /** "The cell of the chain is at least `cell`", for a cell from 1 to its last. */
  atLeast(chain: number, cell: number): Literal {
    return positive(this.base[chain]! + cell - 1);
  }

  /** The lowest possible cell of a chain when there were so many entries. */
  lowAt(chain: number, entries: number): number {
    const base = this.base[chain]!;
    let [known, beyond] = [0, this.low[chain]! + 1];
    while (known + 1 < beyond) {
      const cell = (known + beyond) >> 1;
      if (this.position[base + cell - 1]! < entries) known = cell;
      else beyond = cell;
    }
    return known;
  }

  /** The highest possible cell of a chain when there were so many entries. */
  highAt(chain: number, entries: number): number {
    const base = this.base[chain]!;
    let [beyond, known] = [this.high[chain]! - 1, this.last[chain]!];
    while (beyond + 1 < known) {
      const cell = (beyond + known) >> 1;
      if (this.position[base + cell]! < entries) known = cell;
      else beyond = cell;
    }
    return known;
  }
}
