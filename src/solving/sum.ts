import type { Literal } from './literal.ts';

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
  /** The first cell with the least amount, and the greatest amount. */
  readonly cheapest: number;
  readonly most: number;
}

/** How amounts go from the first cell to the last: never down, never up, or both ways. */
type Course = 'rising' | 'falling' | 'mixed';

/** What a sum takes, in bytes. */
export const bytesOf = ({ terms }: Sum) => terms.reduce((bytes, { amounts }) => bytes + 8 * amounts.length + 64, 0);

export function termOf(chain: number, amounts: Float64Array): Term {
  let [cheapest, most] = [0, amounts[0]!];
  for (const [cell, amount] of amounts.entries()) {
    if (amount < amounts[cheapest]!) cheapest = cell;
    if (amount > most) most = amount;
  }
  return { chain, amounts, course: courseOf(amounts), cheapest, most };
}

function courseOf(amounts: Float64Array): Course {
  let [rising, falling] = [true, true];
  for (let cell = 1; cell < amounts.length; cell++) {
    if (amounts[cell]! < amounts[cell - 1]!) rising = false;
    if (amounts[cell]! > amounts[cell - 1]!) falling = false;
  }
  return rising ? 'rising' : falling ? 'falling' : 'mixed';
}

/** Cells low..high of a chain; at least one. */
export interface Span {
  low: number;
  high: number;
}

/** What a term adds at least where its cell is in the span. */
export function leastIn({ amounts, course, cheapest }: Term, low: number, high: number): number {
  if (course === 'rising') return amounts[low]!;
  if (course === 'falling') return amounts[high]!;
  return low <= cheapest && cheapest <= high ? amounts[cheapest]! : leastBetween(amounts, low, high);
}

function leastBetween(amounts: Float64Array, low: number, high: number): number {
  let least = amounts[low]!;
  for (let cell = low + 1; cell <= high; cell++) if (amounts[cell]! < least) least = amounts[cell]!;
  return least;
}

/** Widens a span as far as its least amount falls by at most `spare`. @returns by how much it falls */
export function widen(term: Term, span: Span, spare: number): number {
  const { amounts, course } = term;
  const before = leastIn(term, span.low, span.high);
  const end = amounts.length - 1;
  if (course === 'rising') {
    span.low = firstThat(0, span.low, (cell) => amounts[cell]! >= before - spare);
    span.high = end;
  } else if (course === 'falling') {
    span.high = lastThat(span.high, end, (cell) => amounts[cell]! >= before - spare);
    span.low = 0;
  } else {
    while (span.low > 0 && amounts[span.low - 1]! >= before - spare) span.low--;
    while (span.high < end && amounts[span.high + 1]! >= before - spare) span.high++;
  }
  return before - leastIn(term, span.low, span.high);
}

/** Widens the side of a span that the implied literal does not bound, where that costs nothing. */
export function widenBeyond(term: Term, span: Span, impliedIsPositive: boolean): void {
  const { amounts } = term;
  const least = leastIn(term, span.low, span.high);
  if (impliedIsPositive) while (span.low > 0 && amounts[span.low - 1]! >= least) span.low--;
  else while (span.high < amounts.length - 1 && amounts[span.high + 1]! >= least) span.high++;
}

/** The last cell of a span that adds at most `most`; there is one. */
export function lastUpTo({ amounts, course }: Term, { low, high }: Span, most: number): number {
  if (course === 'rising') return lastThat(low, high, (cell) => amounts[cell]! <= most);
  let cell = high;
  while (amounts[cell]! > most) cell--;
  return cell;
}

/** The first cell of a span that adds at most `most`; there is one. */
export function firstUpTo({ amounts, course }: Term, { low, high }: Span, most: number): number {
  if (course === 'falling') return firstThat(low, high, (cell) => amounts[cell]! <= most);
  let cell = low;
  while (amounts[cell]! > most) cell++;
  return cell;
}

/** By halves, where the last cell passes, and every cell after one that passes. */
function firstThat(from: number, to: number, passes: (cell: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By halves, where the first cell passes, and every cell before one that passes. */
function lastThat(from: number, to: number, passes: (cell: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
