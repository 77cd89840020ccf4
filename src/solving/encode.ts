import { type Account, spend } from './account.ts';
import { type CellSet, cellsWhere, complementOf } from './cell-set.ts';
import type { Clauses } from './clause-learning.ts';
import { ClauseStore, GIVEN } from './clause-store.ts';
import type { Formula } from './formula.ts';
import { isPositive, type Literal, negative, opposite, positive, variableIn } from './literal.ts';
import { type AtMost, keyOf, type Normal, type NormalPart, normalOf, oppositeOf } from './normal-form.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import { sumsOf, type Tally } from './sum-encoding.ts';
import { bytesOf, type Sum } from './sum-propagation.ts';

/** A problem in clauses and sums: frozen, to be kept and shared. The first chains are the variables'. */
export interface Encoding {
  readonly problem: Problem;
  readonly partition: Partition;
  readonly clauses: Clauses;
  /** For each line the literal that makes it hold. */
  readonly selectors: readonly Literal[];
  readonly bytes: number;
}

/**
 * Cells in order encoding (Tamura, Taga, Kitagawa and Banbara 2009), formulas by Plaisted and Greenbaum 1986: what is
 * used in one direction is defined in that direction only, and once. Sums stay sums.
 * @returns null where the account was used up first
 */
export function encode(problem: Problem, partition: Partition, account: Account): Encoding | null {
  const encoder = new Encoder(problem, partition, account);
  for (const formula of problem.hard) encoder.require([], formula);
  const selectors = problem.lines.map(() => positive(encoder.variable()));
  for (const [line, formula] of problem.lines.entries()) encoder.require([opposite(selectors[line]!)], formula);
  if (account.stopped !== null) return null;
  return { problem, partition, clauses: encoder.clauses(), selectors, bytes: encoder.bytes };
}

class Encoder {
  private readonly sizes: readonly number[];
  private readonly partition: Partition;
  private readonly account: Account;
  private readonly chains: number[];
  /** For each chain its first variable, and of each variable its chain where that is not a variable's. */
  private readonly bases: number[] = [];
  private readonly chainOf = new Map<number, number>();
  private variables = 0;
  private readonly store = new ClauseStore();
  private readonly units: Literal[] = [];
  private readonly sums: Sum[] = [];
  private sumBytes = 0;
  /** Literals by the key of what they stand for, and those already made to imply it. */
  private readonly literals = new Map<string, Literal>();
  private readonly defined = new Set<Literal>();
  private readonly truth: Literal;

  constructor({ sizes }: Problem, partition: Partition, account: Account) {
    this.sizes = sizes;
    this.partition = partition;
    this.account = account;
    this.chains = [];
    for (const starts of partition.starts) this.chain(starts.length - 1);
    this.truth = positive(this.variable());
    this.units.push(this.truth);
  }

  clauses(): Clauses {
    return { chains: this.chains, store: this.store, units: this.units, sums: this.sums };
  }

  get bytes(): number {
    return this.store.bytes + this.sumBytes + 8 * (this.chains.length + this.units.length);
  }

  private chain(length: number): number {
    const chain = this.chains.push(length) - 1;
    this.bases.push(this.variables);
    this.variables += length;
    this.store.reserveLiterals(2 * this.variables);
    return chain;
  }

  /** A new variable, a chain of its own. */
  variable(): number {
    const chain = this.chain(1);
    this.chainOf.set(this.bases[chain]!, chain);
    return this.bases[chain]!;
  }

  /** One of the literals is true, or the formula holds. */
  require(literals: readonly Literal[], formula: Formula): void {
    if (this.account.stopped === null) this.constrain(literals, normalOf(formula, this.partition, this.sizes));
  }

  private constrain(literals: readonly Literal[], normal: Normal): void {
    if (!spend(this.account)) return;
    switch (normal.kind) {
      case 'constant':
        if (!normal.value) this.emit(literals);
        return;
      case 'cells':
        this.constrainCells(literals, normal.variable, normal.set);
        return;
      case 'all':
        for (const operand of normal.operands) this.constrain(literals, operand);
        return;
      case 'any':
        this.disjoin(literals, normal.operands);
        return;
      case 'iff':
        this.equate(literals, this.bothWays(normal.left), this.bothWays(normal.right));
        return;
      case 'at most':
        this.constrainTally(this.guardOf(literals, normal), this.tallyOf(normal));
    }
  }

  private equate(literals: readonly Literal[], left: Literal, right: Literal): void {
    this.emit([...literals, opposite(left), right]);
    this.emit([...literals, left, opposite(right)]);
  }

  /** One clause for each gap in the set. */
  private constrainCells(literals: readonly Literal[], chain: number, set: CellSet): void {
    const gaps = complementOf(set);
    for (let at = 0; at < gaps.length; at += 2) {
      this.emit([...literals, ...this.outside(chain, gaps[at]!, gaps[at + 1])]);
    }
  }

  /** The literals of which one is true where the cell is below `from` or at least `to`. */
  private outside(chain: number, from: number, to: number | undefined): Literal[] {
    const literals: Literal[] = [];
    if (from > 0) literals.push(opposite(this.atLeast(chain, from)));
    if (to !== undefined) literals.push(this.atLeast(chain, to));
    return literals;
  }

  private atLeast(chain: number, cell: number): Literal {
    return positive(this.bases[chain]! + cell - 1);
  }

  /** What is one literal or two joins the clause; of the rest all but one get a literal. */
  private disjoin(literals: readonly Literal[], operands: readonly Normal[]): void {
    const clause = [...literals];
    const rest: Normal[] = [];
    for (const operand of operands) {
      const gaps = operand.kind === 'cells' ? complementOf(operand.set) : [];
      if (operand.kind === 'cells' && gaps.length <= 2)
        clause.push(...this.outside(operand.variable, gaps[0]!, gaps[1]));
      else rest.push(operand);
    }
    const last = rest.pop();
    for (const operand of rest) clause.push(this.literalFor(operand));
    if (last === undefined) this.emit(clause);
    else this.constrain(clause, last);
  }

  /** A literal that implies the normal form, and is false only where another literal or nothing requires it. */
  private literalFor(normal: Normal): Literal {
    if (normal.kind === 'constant') return normal.value ? this.truth : opposite(this.truth);
    if (normal.kind === 'cells') {
      const [from, to, ...more] = complementOf(normal.set);
      const outside = this.outside(normal.variable, from!, to);
      if (more.length === 0 && outside.length === 1) return outside[0]!;
    }
    const literal = this.named(normal);
    if (!this.defined.has(literal)) {
      this.defined.add(literal);
      this.constrain([opposite(literal)], normal);
    }
    return literal;
  }

  private named(normal: Normal): Literal {
    const key = keyOf(normal);
    const known = this.literals.get(key);
    if (known !== undefined) return known;
    const variable = this.variable();
    this.literals.set(key, positive(variable));
    this.literals.set(keyOf(oppositeOf(normal)), negative(variable));
    return positive(variable);
  }

  /** A literal that is true exactly where the normal form holds. */
  private bothWays(normal: Normal): Literal {
    this.literalFor(oppositeOf(normal));
    return this.literalFor(normal);
  }

  private guardOf(literals: readonly Literal[], normal: AtMost): Literal {
    if (literals.length === 0) return this.truth;
    if (literals.length === 1) return opposite(literals[0]!);
    const guard = this.literalFor(normal);
    this.emit([...literals, guard]);
    return guard;
  }

  private tallyOf({ parts, limit }: AtMost): Tally {
    const amounts = new Map<number, bigint[]>();
    for (const part of parts) {
      const [chain, each] = part.kind === 'normal' ? this.amountsOfTruth(part) : this.amountsOfValues(part);
      const sum = amounts.get(chain);
      amounts.set(chain, sum === undefined ? each : sum.map((amount, cell) => amount + each[cell]!));
      spend(this.account, each.length);
    }
    return { amounts, limit };
  }

  private amountsOfValues(part: Exclude<NormalPart, { kind: 'normal' }>): [chain: number, bigint[]] {
    const starts = this.partition.starts[part.variable]!;
    if (part.kind === 'table') return [part.variable, starts.map((value) => part.amounts[value]!)];
    return [part.variable, starts.map((value) => part.weight * BigInt(value))];
  }

  /** As the parts are to stay low, a literal has to be true where its weight counts, not only there. */
  private amountsOfTruth({ normal, weight }: Extract<NormalPart, { kind: 'normal' }>): [chain: number, bigint[]] {
    if (normal.kind === 'cells') return [normal.variable, this.amountsIn(normal.variable, normal.set, weight)];
    const literal = weight < 0n ? this.literalFor(normal) : opposite(this.literalFor(oppositeOf(normal)));
    const chain = this.chainOf.get(variableIn(literal))!;
    return [chain, isPositive(literal) ? [0n, weight] : [weight, 0n]];
  }

  private amountsIn(variable: number, set: CellSet, weight: bigint): bigint[] {
    const amounts: bigint[] = new Array(this.partition.starts[variable]!.length).fill(0n);
    for (let at = 0; at < set.length; at += 2) amounts.fill(weight, set[at], set[at + 1]);
    return amounts;
  }

  /** Where the guard is true, the tally is kept. */
  private constrainTally(guard: Literal, tally: Tally): void {
    if (this.account.stopped !== null) return;
    if (tally.amounts.size === 1) this.constrainOne(guard, tally);
    else this.addSums(guard, tally);
  }

  private constrainOne(guard: Literal, { amounts, limit }: Tally): void {
    for (const [chain, each] of amounts) {
      this.constrainCells(
        [opposite(guard)],
        chain,
        cellsWhere(each.length, (cell) => each[cell]! <= limit),
      );
    }
  }

  private addSums(guard: Literal, tally: Tally): void {
    const sums = sumsOf(guard, tally, (length) => this.chain(length));
    if (sums === null) this.emit([opposite(guard)]);
    for (const sum of sums ?? []) {
      this.sums.push(sum);
      this.sumBytes += bytesOf(sum);
    }
    this.checkBytes();
  }

  private emit(literals: readonly Literal[]): void {
    spend(this.account, literals.length + 1);
    const clause = [...new Set(literals)].filter((literal) => literal !== opposite(this.truth));
    if (clause.some((literal) => literal === this.truth || clause.includes(opposite(literal)))) return;
    if (clause.length === 0) this.units.push(opposite(this.truth));
    else if (clause.length === 1) this.units.push(clause[0]!);
    else this.store.add(clause, GIVEN);
    this.checkBytes();
  }

  private checkBytes(): void {
    if (this.bytes > this.account.limits.bytes) this.account.stopped ??= 'bytes';
  }
}
