import type { Amount } from '../negotiation/worth.ts';
import type { Row } from '../solving/problem.ts';
import type { Meter } from './budget.ts';
import { type Chosen, chosenBy, POINTS } from './fair-points.ts';
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

  /** As many as the meter allows. */
  first(limit: number, vectors = this.vectors): WorthyDeal[] {
    return vectors.slice(0, limit).flatMap((vector) => this.#dealAt(vector) ?? []);
  }

  /** What each point is worth; `null` where every deal leaves somebody worse off than none. */
  chosen(strict: boolean): Chosen | null {
    const least = strict ? 1n : 0n;
    const fair = this.vectors.filter((vector) => this.#bargainers.surpluses(vector).every((one) => one >= least));
    if (fair.length === 0) return null;
    const surpluses = fair.map((vector) => this.#bargainers.surpluses(vector));
    const chosen = POINTS.map((name) => [name, this.#earliest(chosenBy(name, surpluses).map((at) => fair[at]!))]);
    return Object.fromEntries(chosen) as Chosen;
  }

  /** `null` where the meter ran out. */
  point(vector: readonly Amount[]): PointAnswer | null {
    const deal = this.#dealAt(vector);
    const { disagreement } = this.#bargainers;
    const told = (amounts: readonly Amount[]) => this.#bargainers.told(amounts);
    return deal && { ...deal, surplus: told(this.#bargainers.surpluses(vector)), disagreement: told(disagreement) };
  }

  #dealAt(vector: readonly Amount[]): WorthyDeal | null {
    const row = this.#rowAt(vector);
    const whole = row && filledIn(this.#posed, row, () => true, this.#meter);
    return whole && { ...settledAt(whole.posed, whole.row), worth: this.#bargainers.told(vector) };
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
