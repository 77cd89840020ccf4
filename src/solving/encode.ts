import { type Account, spend } from './account.ts';
import { type CellSet, cellsWhere, complementOf } from './cell-set.ts';
import { ClauseDraft } from './clause-draft.ts';
import type { Clauses } from './clause-learning.ts';
import type { Formula } from './formula.ts';
import { isPositive, type Literal, opposite } from './literal.ts';
import { type AtMost, keyOf, type Normal, type NormalPart, normalOf, oppositeOf } from './normal-form.ts';
import type { Partition } from './partition.ts';
import type { Problem } from './problem.ts';
import { sumsOf, type Tally } from './sum-encoding.ts';

/** A problem in clauses and sums: frozen, to be kept and shared. The first chains are the variables'. */
export interface Encoding {
  readonly problem: Problem;
  readonly partition: Partition;
  readonly clauses: Clauses;
  /** For each line the literal that makes it hold. */
  readonly selectors: readonly Literal[];
  /** What clauses, sums and cells take. */
  readonly bytes: number;
}

/**
 * Cells in order encoding (Tamura, Taga, Kitagawa and Banbara 2009), formulas by Plaisted and Greenbaum 1986: what is
 * used in one direction is defined in that direction only, and once. Sums stay sums.
 * @returns null where the account was used up first
 */
export function encode(problem: Problem, partition: Partition, account: Account): Encoding | null {
  const encoder = new Encoder(problem, partition, account);
  for (const formula of problem.hard) encoder.demand([], formula);
  const selectors = problem.lines.map(() => encoder.literal());
  for (const [line, formula] of problem.lines.entries()) encoder.demand([opposite(selectors[line]!)], formula);
  if (account.stopped !== null) return null;
  const cells = partition.starts.reduce((count, starts) => count + starts.length, 0);
  const bytes = encoder.draft.bytes + 8 * cells;
  return { problem, partition, clauses: encoder.draft.clauses(), selectors, bytes };
}

class Encoder {
  readonly draft: ClauseDraft;
  private readonly sizes: readonly number[];
  private readonly partition: Partition;
  private readonly account: Account;
  /** Literals by the key of what they stand for, and those already made to imply it. */
  private readonly literals = new Map<string, Literal>();
  private readonly defined = new Set<Literal>();
  /** The chains of variables that are no value's, by their literals. */
  private readonly chainOf = new Map<Literal, number>();

  constructor({ sizes }: Problem, partition: Partition, account: Account) {
    this.sizes = sizes;
    this.partition = partition;
    this.account = account;
    const lengths = partition.starts.map((starts) => starts.length - 1);
    this.draft = new ClauseDraft(account, lengths);
    this.know(this.draft.truth, lengths.length);
  }

  /** A new literal. */
  literal(): Literal {
    const chain = this.draft.chain(1);
    const literal = this.draft.atLeast(chain, 1);
    this.know(literal, chain);
    return literal;
  }

  private know(literal: Literal, chain: number): void {
    this.chainOf.set(literal, chain);
    this.chainOf.set(opposite(literal), chain);
  }

  /** One of the literals is true, or the formula holds. */
  demand(literals: readonly Literal[], formula: Formula): void {
    if (this.account.stopped === null) this.constrain(literals, normalOf(formula, this.partition, this.sizes));
  }

  private constrain(literals: readonly Literal[], normal: Normal): void {
    if (!spend(this.account)) return;
    switch (normal.kind) {
      case 'constant':
        if (!normal.value) this.draft.add(literals);
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
    this.draft.add([...literals, opposite(left), right]);
    this.draft.add([...literals, left, opposite(right)]);
  }

  /** One clause for each gap in the set. */
  private constrainCells(literals: readonly Literal[], chain: number, set: CellSet): void {
    const gaps = complementOf(set);
    for (let at = 0; at < gaps.length; at += 2) {
      this.draft.add([...literals, ...this.outside(chain, gaps[at]!, gaps[at + 1])]);
    }
  }

  /** The literals of which one is true where the cell is below `from` or at least `to`. */
  private outside(chain: number, from: number, to: number | undefined): Literal[] {
    const literals: Literal[] = [];
    if (from > 0) literals.push(opposite(this.draft.atLeast(chain, from)));
    if (to !== undefined) literals.push(this.draft.atLeast(chain, to));
    return literals;
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
    if (last === undefined) this.draft.add(clause);
    else this.constrain(clause, last);
  }

  /** A literal under which the normal form holds; where it holds the literal may be false all the same. */
  private literalFor(normal: Normal): Literal {
    if (normal.kind === 'constant') return normal.value ? this.draft.truth : opposite(this.draft.truth);
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
    const literal = this.literal();
    this.literals.set(key, literal);
    this.literals.set(keyOf(oppositeOf(normal)), opposite(literal));
    return literal;
  }

  /** A literal that is true exactly where the normal form holds. */
  private bothWays(normal: Normal): Literal {
    this.literalFor(oppositeOf(normal));
    return this.literalFor(normal);
  }

  private guardOf(literals: readonly Literal[], normal: AtMost): Literal {
    if (literals.length === 0) return this.draft.truth;
    if (literals.length === 1) return opposite(literals[0]!);
    const guard = this.literalFor(normal);
    this.draft.add([...literals, guard]);
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
    const chain = this.chainOf.get(literal)!;
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
    const sums = sumsOf(guard, tally, (length) => this.draft.chain(length));
    if (sums === null) this.draft.add([opposite(guard)]);
    for (const sum of sums ?? []) this.draft.addSum(sum);
  }
}
