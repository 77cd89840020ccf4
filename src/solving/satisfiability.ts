import type { Account } from './account.ts';
import { type ClauseLearner, openClauses } from './clause-learning.ts';
import { type Encoding, encode } from './encode.ts';
import { type Literal, opposite, variableIn } from './literal.ts';
import { cellOf, type Partition, partitionOf } from './partition.ts';
import { type Predicate, predicateOf } from './predicate.ts';
import type { Problem, Row } from './problem.ts';

/** The variable's value is in low..high, inclusive. */
export interface Range {
  readonly variable: number;
  readonly low: number;
  readonly high: number;
}

export type Solved =
  | {
      readonly kind: 'found';
      readonly row: Row /** All lines that hold at the row, asked or not. */;
      readonly satisfied: readonly number[];
    }
  | {
      readonly kind: 'refuted' /** Of the lines asked, some that cannot hold together within the ranges. */;
      readonly core: readonly number[];
    };

export interface Solver {
  /**
   * Can all hard formulas and these lines hold together within the ranges?
   * @returns null where the account was used up first
   */
  solve(lines: readonly number[], within?: readonly Range[]): Solved | null;
}

export interface Opened {
  readonly solver: Solver;
  readonly partition: Partition;
}

/** A solver for a problem; null where the account was used up first. */
export function openSolver(problem: Problem, account: Account): Opened | null {
  const partition = partitionOf(problem, account);
  const encoding = partition && encode(problem, partition, account);
  return encoding && { solver: solverOf(encoding, account), partition: encoding.partition };
}

/** LAW: deterministic: the same calls give the same answers. What one call learns serves the next. */
export const solverOf = (encoding: Encoding, account: Account): Solver => new ClauseSolver(encoding, account);

class ClauseSolver implements Solver {
  private readonly encoding: Encoding;
  private readonly learner: ClauseLearner;
  private readonly lineOf = new Map<Literal, number>();
  private predicates: readonly Predicate[] | undefined;

  constructor(encoding: Encoding, account: Account) {
    this.encoding = encoding;
    this.learner = openClauses(account, encoding.clauses);
    for (const [line, selector] of encoding.selectors.entries()) {
      this.lineOf.set(selector, line);
      this.learner.prefer(variableIn(selector), false);
    }
  }

  solve(lines: readonly number[], within: readonly Range[] = []): Solved | null {
    const ranges = this.combined(within);
    if (ranges === 'empty') return { kind: 'refuted', core: [] };
    const selectors = lines.map((line) => this.encoding.selectors[line]!);
    const answer = this.learner.solve([...selectors, ...ranges.flatMap((range) => this.literalsOf(range))]);
    if (answer === null) return null;
    return answer ? this.found(ranges) : { kind: 'refuted', core: this.coreOf(lines) };
  }

  /** One range for each variable, within the variable's values. */
  private combined(within: readonly Range[]): Range[] | 'empty' {
    const ranges = new Map<number, Range>();
    for (const { variable, low, high } of within) {
      const { low: least, high: most } = ranges.get(variable) ?? {
        low: 0,
        high: this.encoding.problem.sizes[variable]! - 1,
      };
      const range = { variable, low: Math.max(low, least), high: Math.min(high, most) };
      if (range.low > range.high) return 'empty';
      ranges.set(variable, range);
    }
    return [...ranges.values()];
  }

  /** The cells that reach into the range. */
  private literalsOf({ variable, low, high }: Range): Literal[] {
    const starts = this.encoding.partition.starts[variable]!;
    const [first, last] = [cellOf(starts, low), cellOf(starts, high)];
    const { trail } = this.learner;
    const literals: Literal[] = [];
    if (first > 0) literals.push(trail.atLeast(variable, first));
    if (last < starts.length - 1) literals.push(opposite(trail.atLeast(variable, last + 1)));
    return literals;
  }

  /** Each value is the first of its cell, or of the part of it that is in the range. */
  private found(ranges: readonly Range[]): Solved {
    const { problem, partition } = this.encoding;
    const row = partition.starts.map((starts, variable) => starts[this.learner.trail.low[variable]!]!);
    for (const { variable, low } of ranges) row[variable] = Math.max(row[variable]!, low);
    this.predicates ??= problem.lines.map((line) => predicateOf(line, problem.sizes));
    const satisfied: number[] = [];
    for (const [line, holds] of this.predicates.entries()) if (holds(row)) satisfied.push(line);
    return { kind: 'found', row, satisfied };
  }

  /** In the order asked. */
  private coreOf(lines: readonly number[]): number[] {
    const culprits = new Set(this.learner.core().map((literal) => this.lineOf.get(literal)));
    return lines.filter((line) => culprits.has(line));
  }
}
