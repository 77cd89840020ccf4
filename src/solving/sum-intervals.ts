import { spend } from './account.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type Diagram, EVERYWHERE, NOWHERE, type Node } from './diagram.ts';

/** What the cells of one level add to a sum. */
export interface Term<N extends number | bigint> {
  readonly level: number;
  readonly amounts: readonly N[];
}

/** A node, and the sums of the levels above with which it is the right one: low..high. */
interface Interval<N extends number | bigint> {
  readonly low: N;
  readonly high: N;
  readonly node: Node;
}

/** A node being made: its runs up to a cell, and the sums they are all right for. */
interface Draft<N extends number | bigint> {
  readonly term: number;
  readonly sum: N;
  readonly ends: number[];
  readonly children: Node[];
  cell: number;
  low: N | null;
  high: N | null;
}

function draftOf<N extends number | bigint>(term: number, sum: N): Draft<N> {
  return { term, sum, ends: [], children: [], cell: 0, low: null, high: null };
}

/** What one interval takes, in bytes. */
const INTERVAL = 96;

/**
 * Diagrams of `low <= s + sum of the terms <= high` for any s, by intervals of sums that share a node (Abío,
 * Nieuwenhuis, Oliveras, Rodríguez-Carbonell and Mayer-Eichberger, "A New Look at BDDs for Pseudo-Boolean
 * Constraints", JAIR 45, 2012): never more nodes than the reduced diagram has, however large the amounts.
 */
export class SumIntervals<N extends number | bigint> {
  private readonly diagram: Diagram;
  private readonly arithmetic: Arithmetic<N>;
  private readonly terms: readonly Term<N>[];
  /** For each term the intervals known of the sum before it: ascending, apart. */
  private readonly known: Interval<N>[][];
  private readonly rising: readonly number[];
  private intervals = 0;

  /** @param terms by ascending level. @param far past every sum there is, from either side */
  constructor(
    diagram: Diagram,
    arithmetic: Arithmetic<N>,
    terms: readonly Term<N>[],
    bounds: { low: N; high: N; far: N },
  ) {
    this.diagram = diagram;
    this.arithmetic = arithmetic;
    this.terms = terms;
    this.rising = terms.map(({ amounts }) => directionOf(amounts));
    this.known = [];
    const zero = arithmetic.of(0n);
    this.known[terms.length] = this.settled(zero, zero, bounds);
    let least = zero;
    let most = zero;
    for (let term = terms.length - 1; term >= 0; term--) {
      const range = rangeOf(terms[term]!.amounts, 0);
      least = arithmetic.plus(least, range.least);
      most = arithmetic.plus(most, range.most);
      this.known[term] = this.settled(least, most, bounds);
    }
  }

  /**
   * The terms and a sum before them, between the bounds. Without recursion: there may be any number of terms.
   * @returns null where the account is stopped
   */
  from(sum: N): Node | null {
    const known = this.find(0, sum);
    if (known !== undefined) return known.node;
    const drafts = [draftOf(0, sum)];
    for (;;) {
      const draft = drafts.at(-1)!;
      const missing = this.extend(draft);
      if (missing !== null) {
        drafts.push(draftOf(draft.term + 1, missing));
        continue;
      }
      const made = this.finish(draft);
      drafts.pop();
      if (made === null || drafts.length === 0) return made;
    }
  }

  /** The sums that are decided before terms that come to least..most. */
  private settled(least: N, most: N, bounds: { low: N; high: N; far: N }): Interval<N>[] {
    const { plus, minus, of } = this.arithmetic;
    const { low, high, far } = bounds;
    const one = of(1n);
    const tooLow = { low: minus(of(0n), far), high: minus(minus(low, most), one), node: NOWHERE };
    const tooHigh = { low: plus(minus(high, least), one), high: far, node: NOWHERE };
    const sure = { low: minus(low, least), high: minus(high, most), node: EVERYWHERE };
    return sure.low <= sure.high ? [tooLow, sure, tooHigh] : [tooLow, tooHigh];
  }

  private find(term: number, sum: N): Interval<N> | undefined {
    const known = this.known[term]!;
    const found = known[placeOf(known, sum)];
    return found !== undefined && found.low <= sum ? found : undefined;
  }

  /** Adds runs while what is below them is known. @returns the sum that is not known below; null once it is complete */
  private extend(draft: Draft<N>): N | null {
    const { plus, minus } = this.arithmetic;
    const { term, sum } = draft;
    const { amounts } = this.terms[term]!;
    while (draft.cell < amounts.length) {
      const next = plus(sum, amounts[draft.cell]!);
      const below = this.find(term + 1, next);
      if (below === undefined) return next;
      const end = this.endOfRun(term, draft.cell, minus(below.low, sum), minus(below.high, sum));
      const { least, most } = rangeOf(amounts, this.rising[term]!, draft.cell, end);
      const low = minus(below.low, least);
      const high = minus(below.high, most);
      if (draft.low === null || low > draft.low) draft.low = low;
      if (draft.high === null || high < draft.high) draft.high = high;
      draft.ends.push(end);
      draft.children.push(below.node);
      draft.cell = end;
    }
    return null;
  }

  /** The node of a complete draft, and from now on of all sums it is right for. */
  private finish({ term, sum, ends, children, low, high }: Draft<N>): Node | null {
    const { level, amounts } = this.terms[term]!;
    const looked = this.rising[term] === 0 ? amounts.length >> 4 : 0;
    if (!spend(this.diagram.account, 1 + ends.length + looked)) return null;
    if (!this.diagram.hasRoom(++this.intervals * INTERVAL)) return null;
    const node = this.diagram.node(level, ends, children);
    if (node === null) return null;
    const known = this.known[term]!;
    known.splice(placeOf(known, sum), 0, { low: low ?? sum, high: high ?? sum, node });
    return node;
  }

  /** The first cell after `cell` whose amount is not in low..high. */
  private endOfRun(term: number, cell: number, low: N, high: N): number {
    const { amounts } = this.terms[term]!;
    const direction = this.rising[term]!;
    if (direction === 0) {
      let end = cell + 1;
      while (end < amounts.length && low <= amounts[end]! && amounts[end]! <= high) end++;
      return end;
    }
    let [inside, outside, stride] = [cell, cell + 1, 1];
    while (outside < amounts.length && isInside(amounts[outside]!, direction, low, high)) {
      inside = outside;
      stride *= 2;
      outside = inside + stride;
    }
    outside = Math.min(outside, amounts.length);
    while (outside - inside > 1) {
      const middle = (inside + outside) >> 1;
      if (isInside(amounts[middle]!, direction, low, high)) inside = middle;
      else outside = middle;
    }
    return outside;
  }
}

/** Whether amounts that rise (1) or fall (-1) have not left low..high yet. */
function isInside<N extends number | bigint>(amount: N, direction: number, low: N, high: N): boolean {
  return direction > 0 ? amount <= high : amount >= low;
}

/** The least and the largest of some amounts, which may be known to rise (1) or fall (-1). */
function rangeOf<N extends number | bigint>(amounts: readonly N[], rising: number, from = 0, end = amounts.length) {
  let least = amounts[rising < 0 ? end - 1 : from]!;
  let most = amounts[rising < 0 ? from : end - 1]!;
  if (rising !== 0) return { least, most };
  for (let place = from; place < end; place++) {
    const amount = amounts[place]!;
    if (amount < least) least = amount;
    if (amount > most) most = amount;
  }
  return { least, most };
}

/** 1 where amounts never fall, -1 where they never rise, else 0. */
function directionOf<N extends number | bigint>(amounts: readonly N[]): number {
  let [rises, falls] = [false, false];
  for (let cell = 1; cell < amounts.length; cell++) {
    if (amounts[cell]! > amounts[cell - 1]!) rises = true;
    if (amounts[cell]! < amounts[cell - 1]!) falls = true;
  }
  if (rises && falls) return 0;
  return falls ? -1 : 1;
}

/** The place of the first interval that does not end before the sum. */
function placeOf<N extends number | bigint>(intervals: readonly Interval<N>[], sum: N): number {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals[middle]!.high < sum) low = middle + 1;
    else high = middle;
  }
  return low;
}
