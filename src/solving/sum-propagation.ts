import { isPositive, type Literal, opposite, variableIn } from './literal.ts';
import { reasonOfSum, type Trail } from './trail.ts';

/**
 * Where `guard` is true, the amounts of the chains' cells add up to at most `limit`.
 * INVARIANT: amounts are whole and from 0 on; all they can add up to is below 2^53, so doubles add them exactly;
 * no chain occurs twice.
 */
export interface Sum {
  readonly guard: Literal;
  readonly limit: number;
  readonly terms: readonly Term[];
}

/** A chain and, for each of its cells, an amount. */
export interface Term {
  readonly chain: number;
  readonly amounts: Float64Array;
  readonly course: Course;
  /** The greatest of the amounts. */
  readonly most: number;
}

/** How amounts go from the first cell to the last: never down, never up, or both ways. */
type Course = 'rising' | 'falling' | 'mixed';

/** What a sum takes, in bytes. */
export const bytesOf = ({ terms }: Sum) => terms.reduce((bytes, { amounts }) => bytes + 8 * amounts.length + 64, 0);

export function termOf(chain: number, amounts: Float64Array): Term {
  return { chain, amounts, course: courseOf(amounts), most: amounts.reduce((most, amount) => Math.max(most, amount)) };
}

function courseOf(amounts: Float64Array): Course {
  let [rising, falling] = [true, true];
  for (let cell = 1; cell < amounts.length; cell++) {
    if (amounts[cell]! < amounts[cell - 1]!) rising = false;
    if (amounts[cell]! > amounts[cell - 1]!) falling = false;
  }
  return rising ? 'rising' : falling ? 'falling' : 'mixed';
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

  add(sum: Sum): void {
    const at = this.sums.push(sum) - 1;
    this.isWaiting.push(false);
    this.concern(this.trail.chainOf[variableIn(sum.guard)]!, at);
    for (const { chain } of sum.terms) this.concern(chain, at);
    this.bytes += bytesOf(sum);
    this.wait(at);
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

  private leastOf({ chain, amounts, course }: Term): number {
    const { low, high } = this.trail;
    if (course === 'rising') return amounts[low[chain]!]!;
    if (course === 'falling') return amounts[high[chain]!]!;
    return leastBetween(amounts, low[chain]!, high[chain]!);
  }

  /** Cuts off the outer cells of a term that cost more than its least and the room there is. */
  private trim(term: Term, room: number, at: number): void {
    const { chain, amounts, course } = term;
    const { trail } = this;
    const most = this.leastOf(term) + room;
    let [low, high] = [trail.low[chain]!, trail.high[chain]!];
    if (course !== 'falling') high = lastUpTo(amounts, low, high, most, course);
    if (course !== 'rising') low = firstUpTo(amounts, low, high, most, course);
    if (high < trail.high[chain]!) trail.assign(opposite(trail.atLeast(chain, high + 1)), reasonOfSum(at));
    if (low > trail.low[chain]!) trail.assign(trail.atLeast(chain, low), reasonOfSum(at));
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
    const spans: Span[] = [];
    let spare = -1 - limit;
    for (const term of terms) {
      const span = spanAt(this.trail, term.chain, entries);
      if (term.chain === own) this.suppose(opposite(implied!), span);
      spans.push(span);
      spare += leastIn(term, span);
    }
    for (const [place, term] of terms.entries()) {
      const span = spans[place]!;
      if (term.chain === own) widenBeyond(term, span, isPositive(implied!));
      else spare -= widen(term, span, spare);
      this.append(span, term, term.chain === own ? implied : null, into);
    }
  }

  private suppose(literal: Literal, span: Span): void {
    const cell = variableIn(literal) - this.trail.base[span.chain]! + 1;
    if (isPositive(literal)) span.low = cell;
    else span.high = cell - 1;
  }

  /** The literals that say that the chain is outside the span, without the one that is implied. */
  private append({ chain, low, high }: Span, { amounts }: Term, implied: Literal | null, into: Literal[]): void {
    if (low > 0) {
      const below = opposite(this.trail.atLeast(chain, low));
      if (below !== implied) into.push(below);
    }
    if (high < amounts.length - 1) {
      const above = this.trail.atLeast(chain, high + 1);
      if (above !== implied) into.push(above);
    }
  }
}

/** Cells low..high of a chain. */
interface Span {
  readonly chain: number;
  low: number;
  high: number;
}

const spanAt = (trail: Trail, chain: number, entries: number): Span => ({
  chain,
  low: trail.lowAt(chain, entries),
  high: trail.highAt(chain, entries),
});

function leastIn({ amounts, course }: Term, { low, high }: Span): number {
  if (course === 'rising') return amounts[low]!;
  if (course === 'falling') return amounts[high]!;
  return leastBetween(amounts, low, high);
}

function leastBetween(amounts: Float64Array, low: number, high: number): number {
  let least = amounts[low]!;
  for (let cell = low + 1; cell <= high; cell++) if (amounts[cell]! < least) least = amounts[cell]!;
  return least;
}

/** Widens a span as far as its least amount falls by at most `spare`. @returns by how much it falls */
function widen(term: Term, span: Span, spare: number): number {
  const { amounts, course } = term;
  const before = leastIn(term, span);
  const end = amounts.length - 1;
  if (course === 'rising') {
    span.low = firstFrom(amounts, span.low, before - spare);
    span.high = end;
  } else if (course === 'falling') {
    span.high = lastFrom(amounts, span.high, before - spare);
    span.low = 0;
  } else {
    while (span.low > 0 && amounts[span.low - 1]! >= before - spare) span.low--;
    while (span.high < end && amounts[span.high + 1]! >= before - spare) span.high++;
  }
  return before - leastIn(term, span);
}

/** Widens the side of a span that the implied literal does not bound, where that costs nothing. */
function widenBeyond(term: Term, span: Span, impliedIsPositive: boolean): void {
  const { amounts } = term;
  const least = leastIn(term, span);
  if (impliedIsPositive) while (span.low > 0 && amounts[span.low - 1]! >= least) span.low--;
  else while (span.high < amounts.length - 1 && amounts[span.high + 1]! >= least) span.high++;
}

/** Of rising amounts up to a cell, the first of at least `least`. */
function firstFrom(amounts: Float64Array, cell: number, least: number): number {
  let [low, high] = [0, cell];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (amounts[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of falling amounts from a cell on, the last of at least `least`. */
function lastFrom(amounts: Float64Array, cell: number, least: number): number {
  let [low, high] = [cell, amounts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (amounts[middle]! >= least) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The last cell of low..high of at most `most`; there is one. */
function lastUpTo(amounts: Float64Array, low: number, high: number, most: number, course: Course): number {
  let [known, beyond] = [low, high + 1];
  if (course !== 'rising') while (amounts[beyond - 1]! > most) beyond--;
  if (course !== 'rising') return beyond - 1;
  while (known + 1 < beyond) {
    const middle = (known + beyond) >> 1;
    if (amounts[middle]! <= most) known = middle;
    else beyond = middle;
  }
  return known;
}

/** The first cell of low..high of at most `most`; there is one. */
function firstUpTo(amounts: Float64Array, low: number, high: number, most: number, course: Course): number {
  let [beyond, known] = [low - 1, high];
  if (course !== 'falling') while (amounts[beyond + 1]! > most) beyond++;
  if (course !== 'falling') return beyond + 1;
  while (beyond + 1 < known) {
    const middle = (beyond + known) >> 1;
    if (amounts[middle]! <= most) known = middle;
    else beyond = middle;
  }
  return known;
}
