import type { Amount } from '../negotiation/worth.ts';
import type { Row } from '../solving/problem.ts';
import type { Meter } from './budget.ts';
import { chosenBy, idealOf, measureOf, POINTS, type PointName, type Surpluses } from './fair-points.ts';
import type { FoundPoint, FoundPoints } from './fair-search.ts';
import { filledIn } from './filled-in.ts';
import type { PointAnswer, WorthyDeal } from './frontier-answer.ts';
import type { MappedFrontier } from './mapped-frontier.ts';
import type { Posed } from './posed.ts';
import { settledAt } from './settled.ts';
import type { Bargainers } from './worth-vectors.ts';

/** The deals at the places of a frontier, each looked for once. */
export class FrontierDeals {
  readonly vectors: MappedFrontier['vectors'];
  readonly #posed: Posed;
  readonly #bargainers: Bargainers;
  readonly #rowOf: MappedFrontier['rowOf'];
  readonly #meter: Meter;
  readonly #rows = new Map<string, Row | null>();

  constructor(posed: Posed, bargainers: Bargainers, { vectors, rowOf }: MappedFrontier, meter: Meter) {
    this.vectors = vectors;
    this.#posed = posed;
    this.#bargainers = bargainers;
    this.#rowOf = rowOf;
    this.#meter = meter;
  }

  /** Of more than the limit so many from the first to the last, evenly; as many as the meter allows. */
  spread(limit: number): WorthyDeal[] {
    const [all, stride] = [this.vectors, (this.vectors.length - 1) / Math.max(1, limit - 1)];
    if (all.length <= limit) return this.first(limit);
    const chosen = Array.from({ length: limit }, (_, at) => all[Math.round(at * stride)]!);
    return this.first(limit, chosen);
  }

  /** As many as the meter allows. */
  first(limit: number, vectors = this.vectors): WorthyDeal[] {
    return vectors.slice(0, limit).flatMap((vector) => {
      const row = this.#rowAt(vector);
      return (row && dealAt(this.#posed, this.#bargainers, { vector, row }, this.#meter)) ?? [];
    });
  }

  /** The points of a frontier that is whole; those are `null` for whose deal the meter ran out. */
  points(strict: boolean): FoundPoints {
    const least = strict ? 1n : 0n;
    const all = this.vectors.map((vector) => ({ vector, surpluses: this.#bargainers.surpluses(vector) }));
    const fair = all.filter(({ surpluses }) => surpluses.every((one) => one >= least));
    const points = POINTS.map((name) => [name, fair.length === 0 ? null : this.#chosen(name, fair)]);
    return { points: Object.fromEntries(points) as FoundPoints['points'], somebodyLoses: fair.length === 0 };
  }

  #chosen(name: PointName, fair: readonly { vector: readonly Amount[]; surpluses: Surpluses }[]): FoundPoint | null {
    const all = fair.map(({ surpluses }) => surpluses);
    const vector = this.#earliest(chosenBy(name, all).map((at) => fair[at]!.vector));
    const row = this.#rowAt(vector);
    const value = measureOf(name, this.#bargainers.surpluses(vector), idealOf(all), this.#bargainers.scale);
    return row && { vector, row, exact: true, value, atMost: value };
  }

  #rowAt(vector: readonly Amount[]): Row | null {
    const key = vector.join();
    if (!this.#rows.has(key)) this.#rows.set(key, this.#rowOf(vector));
    return this.#rows.get(key)!;
  }

  /** Of those that nothing else is between, the one whose deal comes first. */
  #earliest(vectors: readonly (readonly Amount[])[]): readonly Amount[] {
    return vectors.reduce((first, other) => (this.#comesBefore(other, first) ? other : first));
  }

  #comesBefore(one: readonly Amount[], other: readonly Amount[]): boolean {
    const [row, second] = [this.#rowAt(one), this.#rowAt(other)];
    const differing = this.#posed.issues.find((variable) => row?.[variable] !== second?.[variable]);
    return differing !== undefined && (row?.[differing] ?? 0) < (second?.[differing] ?? 0);
  }
}

/** A deal as it is told; `null` where the meter ran out. */
export function dealAt(
  posed: Posed,
  bargainers: Bargainers,
  { vector, row }: { readonly vector: readonly Amount[]; readonly row: Row },
  meter: Meter,
): WorthyDeal | null {
  const whole = filledIn(posed, row, () => true, meter);
  return whole && { ...settledAt(whole.posed, whole.row), worth: bargainers.told(vector) };
}

/** A point as it is told; `null` where the meter ran out. */
export function pointAt(posed: Posed, bargainers: Bargainers, found: FoundPoint, meter: Meter): PointAnswer | null {
  const deal = dealAt(posed, bargainers, found, meter);
  const { exact, value, atMost } = found;
  const surplus = bargainers.told(bargainers.surpluses(found.vector));
  return deal && { ...deal, surplus, disagreement: bargainers.told(bargainers.disagreement), exact, value, atMost };
}
