import { type Account, spend } from './account.ts';
import { operandsOf } from './evaluate.ts';
import type { Formula, SumPart } from './formula.ts';
import type { Problem } from './problem.ts';

/**
 * Each variable's values cut into cells: maximal intervals of values that no formula tells apart.
 * INVARIANT: a formula of the problem holds at a row exactly if it holds at the row of its cells' first values.
 */
export interface Partition {
  /** For each variable the first value of each cell, ascending; the first is 0. */
  readonly starts: readonly (readonly number[])[];
}

/** A further value at which a cell must begin. */
export interface Cut {
  readonly variable: number;
  readonly at: number;
}

/** What a cell of the list takes, in bytes. */
const CELL = 8;
/** So many values are looked at before the account is asked again. */
const PIECE = 2 ** 14;

/**
 * The cells of a problem. A linear part of a sum tells every value apart; a table is cut where its amount changes.
 * @returns null where the cells would take more than the account's bytes (stopped: 'bytes'), or its steps
 */
export function partitionOf(problem: Problem, account: Account, cuts: readonly Cut[] = []): Partition | null {
  const cutting = new Cutting(problem.sizes, account);
  for (const { variable, at } of cuts) cutting.cut(variable, at);
  for (const formula of problem.hard) cutting.read(formula);
  for (const formula of problem.lines) cutting.read(formula);
  return cutting.partition();
}

/** The cell that holds a value. */
export function cellOf(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Reads formulas and notes where they cut each variable; a variable told apart everywhere needs no notes. */
class Cutting {
  private readonly sizes: readonly number[];
  private readonly account: Account;
  private readonly cuts: Set<number>[];
  private readonly everywhere: boolean[];

  constructor(sizes: readonly number[], account: Account) {
    this.sizes = sizes;
    this.account = account;
    this.cuts = sizes.map(() => new Set([0]));
    this.everywhere = sizes.map((size) => size === 1);
  }

  cut(variable: number, at: number): void {
    if (this.everywhere[variable] || at <= 0 || at >= this.sizes[variable]!) return;
    const cuts = this.cuts[variable]!.add(at);
    if (cuts.size === this.sizes[variable]) this.everywhere[variable] = true;
  }

  read(formula: Formula): void {
    if (!spend(this.account)) return;
    if (formula.kind === 'within') this.cutOut(formula.variable, formula.low, formula.high);
    else if (formula.kind === 'among') this.cutOutEach(formula.variable, formula.values);
    else if (formula.kind === 'sum') for (const part of formula.parts) this.readPart(part);
    for (const operand of operandsOf(formula)) this.read(operand);
  }

  private readPart(part: SumPart): void {
    if (part.kind === 'table') this.cutWhereChanged(part.variable, part.amounts);
    else if (part.kind === 'linear' && part.weight !== 0n) this.everywhere[part.variable] = true;
  }

  private cutOut(variable: number, low: number, high: number): void {
    if (low > high) return;
    this.cut(variable, low);
    this.cut(variable, high + 1);
  }

  private cutOutEach(variable: number, values: readonly number[]): void {
    spend(this.account, values.length + 1);
    for (const [at, value] of values.entries()) {
      if (value - 1 !== values[at - 1]) this.cut(variable, value);
      if (value + 1 !== values[at + 1]) this.cut(variable, value + 1);
    }
  }

  private cutWhereChanged(variable: number, amounts: readonly bigint[]): void {
    if (!spend(this.account)) return;
    // In pieces: there may be a million values.
    for (let from = 0; from < amounts.length && !this.everywhere[variable]; from += PIECE) {
      const end = Math.min(from + PIECE, amounts.length);
      if (!spend(this.account, end - from)) return;
      for (let value = Math.max(1, from); value < end; value++) {
        if (amounts[value] !== amounts[value - 1]) this.cut(variable, value);
      }
    }
  }

  partition(): Partition | null {
    let cells = 0;
    for (const [variable, size] of this.sizes.entries()) {
      cells += this.everywhere[variable] ? size : this.cuts[variable]!.size;
    }
    if (cells * CELL > this.account.limits.bytes) this.account.stopped ??= 'bytes';
    if (!spend(this.account, cells)) return null;
    return { starts: this.sizes.map((size, variable) => this.startsOf(variable, size)) };
  }

  private startsOf(variable: number, size: number): number[] {
    if (this.everywhere[variable]) return Array.from({ length: size }, (_, value) => value);
    return [...this.cuts[variable]!].sort((a, b) => a - b);
  }
}
