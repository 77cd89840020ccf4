import { isPositive, type Literal, opposite, variableIn } from './literal.ts';
import { bytesOf, firstUpTo, lastUpTo, leastIn, type Span, type Sum, type Term, widen, widenBeyond } from './sum.ts';
import { reasonOfSum, type Trail } from './trail.ts';

/** A term and the cells it then had. */
interface Cause {
  readonly term: Term;
  readonly span: Span;
}

/**
 * Keeps sums by cutting off cells that cost too much, and says afterwards why (lazy clause generation: Ohrimenko,
 * Stuckey and Codish 2009): which cells were possible then is found in the trail, and what the sum had to spare is
 * given to weaker literals.
 */
export class SumPropagation {
  private readonly trail: Trail;
  private readonly sums: Sum[] = [];
  /** For each chain, the sums to look at when it changes. */
  private readonly concerned: number[][] = [];
  private readonly waiting: number[] = [];
  private readonly isWaiting: boolean[] = [];
  bytes = 0;

  constructor(trail: Trail) {
    this.trail = trail;
  }

  /** @returns the sum's number */
  add(sum: Sum): number {
    const at = this.sums.push(sum) - 1;
    this.isWaiting.push(false);
    this.concern(this.trail.chainOf[variableIn(sum.guard)]!, at);
    for (const { chain } of sum.terms) this.concern(chain, at);
    this.bytes += bytesOf(sum);
    this.wait(at);
    return at;
  }

  /** From now on the sum need not hold. Nothing above the lowest level may be assigned. */
  drop(at: number): void {
    const { guard, terms } = this.sums[at]!;
    this.bytes -= bytesOf(this.sums[at]!);
    for (const chain of [this.trail.chainOf[variableIn(guard)]!, ...terms.map((term) => term.chain)]) {
      this.concerned[chain] = this.concerned[chain]!.filter((sum) => sum !== at);
    }
    this.sums[at] = { guard, limit: 0, terms: [] };
  }

  private concern(chain: number, sum: number): void {
    this.concerned[chain] ??= [];
    this.concerned[chain].push(sum);
  }

  /** A literal became true. */
  wake(literal: Literal): void {
    const sums = this.concerned[this.trail.chainOf[variableIn(literal)]!];
    if (sums !== undefined) for (const sum of sums) this.wait(sum);
  }

  private wait(sum: number): void {
    if (this.isWaiting[sum]) return;
    this.isWaiting[sum] = true;
    this.waiting.push(sum);
  }

  /** The next sum to look at, if any. */
  take(): number | undefined {
    const sum = this.waiting.pop();
    if (sum !== undefined) this.isWaiting[sum] = false;
    return sum;
  }

  /** Forgets which sums wait. */
  clear(): void {
    while (this.take() !== undefined);
  }

  sizeOf(sum: number): number {
    return this.sums[sum]!.terms.length;
  }

  /** Assigns what the sum implies. @returns false where it cannot hold although its guard is true */
  propagate(at: number): boolean {
    const { guard, limit, terms } = this.sums[at]!;
    const { truth } = this.trail;
    if (truth[guard] === -1) return true;
    let room = limit;
    for (const term of terms) room -= this.leastOf(term);
    if (room < 0) {
      if (truth[guard] === 1) return false;
      this.trail.assign(opposite(guard), reasonOfSum(at));
    } else if (truth[guard] === 1) {
      for (const term of terms) if (term.most > room) this.trim(term, room, at);
    }
    return true;
  }

  private leastOf(term: Term): number {
    return leastIn(term, this.trail.low[term.chain]!, this.trail.high[term.chain]!);
  }

  /** Cuts off the outer cells of a term that add more than its least and the room there is. */
  private trim(term: Term, room: number, at: number): void {
    const { trail } = this;
    const { chain } = term;
    const span = { low: trail.low[chain]!, high: trail.high[chain]! };
    const most = leastIn(term, span.low, span.high) + room;
    const [low, high] = [firstUpTo(term, span, most), lastUpTo(term, span, most)];
    if (high < span.high) trail.assign(opposite(trail.atLeast(chain, high + 1)), reasonOfSum(at));
    if (low > span.low) trail.assign(trail.atLeast(chain, low), reasonOfSum(at));
  }

  /** Appends literals that are all false and cannot be: with the guard true, that is too much. */
  explainConflict(at: number, into: Literal[]): void {
    into.push(opposite(this.sums[at]!.guard));
    this.explainExcess(at, this.trail.length, null, into);
  }

  /** Appends the literals that were all false when the sum implied `implied`. */
  explain(implied: Literal, at: number, into: Literal[]): void {
    const { guard } = this.sums[at]!;
    const then = this.trail.position[variableIn(implied)]!;
    const isGuard = implied === opposite(guard);
    if (!isGuard) into.push(opposite(guard));
    this.explainExcess(at, then, isGuard ? null : implied, into);
  }

  /**
   * What made the sum exceed its limit when there were so many entries: literals that were false then.
   * `implied`, if given, is taken to be false, and is not among them.
   */
  private explainExcess(at: number, entries: number, implied: Literal | null, into: Literal[]): void {
    const { limit, terms } = this.sums[at]!;
    const own = implied === null ? -1 : this.trail.chainOf[variableIn(implied)]!;
    const causes: Cause[] = [];
    let spare = -1 - limit;
    for (const term of terms) {
      const span = { low: this.trail.lowAt(term.chain, entries), high: this.trail.highAt(term.chain, entries) };
      if (term.chain === own) this.suppose(opposite(implied!), span);
      const least = leastIn(term, span.low, span.high);
      spare += least;
      if (least > 0 || term.chain === own) causes.push({ term, span });
    }
    for (const { term, span } of causes) {
      if (term.chain === own) widenBeyond(term, span, isPositive(implied!));
      else spare -= widen(term, span, spare);
      this.append(term, span, term.chain === own ? implied : null, into);
    }
  }

  private suppose(literal: Literal, span: Span): void {
    const variable = variableIn(literal);
    const cell = variable - this.trail.base[this.trail.chainOf[variable]!]! + 1;
    if (isPositive(literal)) span.low = cell;
    else span.high = cell - 1;
  }

  /** The literals that say that the chain is outside the span, without the one that is implied. */
  private append({ chain, amounts }: Term, { low, high }: Span, implied: Literal | null, into: Literal[]): void {
    const below = low > 0 ? opposite(this.trail.atLeast(chain, low)) : null;
    const above = high < amounts.length - 1 ? this.trail.atLeast(chain, high + 1) : null;
    if (below !== null && below !== implied) into.push(below);
    if (above !== null && above !== implied) into.push(above);
  }
}
