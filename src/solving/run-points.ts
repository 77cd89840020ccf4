import type { Account } from './account.ts';
import { largerFirst, maximalInOrder, type Vector } from './vectors.ts';

/** A value, and what it adds for each. */
export interface Point<N extends number | bigint> {
  readonly value: number;
  readonly vector: Vector<N>;
}

/** For each level the points of its cells that no other point of the cell covers; null where rows have no value there. */
export type PointsOfLevels<N extends number | bigint> = readonly (readonly (readonly Point<N>[])[] | null)[];

/** The points of the cells of one level, taken together by runs of cells. */
export class RunPoints<N extends number | bigint> {
  /** How many cells there are. */
  readonly count: number;
  private readonly cells: readonly (readonly Point<N>[])[];
  private order: Order<N> | null = null;

  /** @param cells of each cell the points that no other of the cell covers */
  constructor(cells: readonly (readonly Point<N>[])[]) {
    this.cells = cells;
    this.count = cells.length;
  }

  /** The points of the cells from one on up to another that no other of these covers; null where the account is stopped. */
  among(from: number, end: number, account: Account): readonly Point<N>[] | null {
    if (end - from === 1) return this.cells[from]!;
    this.order ??= orderOf(this.cells);
    const { sorted, places, starts } = this.order;
    const own = places.slice(starts[from], starts[end]).sort();
    const kept = maximalInOrder(own, (place) => sorted[place]!.vector, account);
    return kept?.map((place) => sorted[place]!) ?? null;
  }
}

/** All points of a level, larger first; the places of the points of cell c are `places[starts[c]]` up to `starts[c + 1]`. */
interface Order<N extends number | bigint> {
  readonly sorted: readonly Point<N>[];
  readonly places: Int32Array;
  readonly starts: readonly number[];
}

function orderOf<N extends number | bigint>(cells: readonly (readonly Point<N>[])[]): Order<N> {
  const points: Point<N>[] = [];
  const starts = [0];
  for (const own of cells) {
    for (const point of own) points.push(point);
    starts.push(points.length);
  }
  const order = points.map((_, at) => at);
  order.sort((one, other) => largerFirst(points[one]!.vector, points[other]!.vector) || one - other);
  const places = new Int32Array(points.length);
  for (const [place, at] of order.entries()) places[at] = place;
  return { sorted: order.map((at) => points[at]!), places, starts };
}
