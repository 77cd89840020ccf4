import type { Amount } from '../negotiation/worth.ts';
import type { Row } from '../solving/problem.ts';
import { type Meter, settle, shareOf } from './budget.ts';
import { leximinGoal, type Measured, productGoal, type Stakes, sumGoal } from './fair-goals.ts';
import { measureOf, type PointName, type Surpluses } from './fair-points.ts';
import type { Mapping } from './mapping.ts';
import type { Bargainers } from './worth-vectors.ts';
import type { Sought, ZoneSearch } from './zone-search.ts';

/** A deal found for a named point. */
export interface FoundPoint {
  readonly vector: readonly Amount[];
  readonly row: Row;
  /** Whether it is proved to be the point. */
  readonly exact: boolean;
  /** What the point makes as great as can be: of this deal, and no deal has more. */
  readonly value: number;
  readonly atMost: number;
}

export interface FoundPoints {
  readonly points: Readonly<Record<PointName, FoundPoint | null>>;
  /** Whether it is proved that every deal, if there is one, leaves somebody worse off than none. */
  readonly somebodyLoses: boolean;
}

/** What doubles may be off by in a bound. */
const ROUNDING = 1e-12;

/** Looks for the named points one by one, each with an equal share of the steps left. */
export function searchPoints(
  search: ZoneSearch,
  { bargainers, settled }: Mapping,
  strict: boolean,
  meter: Meter,
): FoundPoints {
  const { disagreement, scale } = bargainers;
  const least = strict ? 1n : 0n;
  const without = disagreement.map((amount, at) => amount - settled[at]!);
  const stakes: Stakes = { without, least, most: search.most, unit: search.unit, scale };
  const floors = without.map((amount) => amount + least);
  // No deal leaves anybody more than the most alone: a bound where no weights were found before the steps ran out.
  const utmost = search.most.map((amount, at) => amount - without[at]!);
  const seek = (goal: Measured, share: number) => sharing(search, goal, meter, share);
  const told = (name: PointName, goal: Measured, { found, proved, bounds }: Sought, ideal: Surpluses) => {
    if (found === null) return null;
    const value = measureOf(name, bargainers.surpluses(found.vector), ideal, scale);
    const bound = Math.min(...bounds.map(({ weights, most }) => goal.bound(weights, most)));
    const apart = measureOf(name, utmost, ideal, scale);
    const atMost = proved ? value : Math.max(value, Math.min(apart, bound + (Math.abs(bound) + 1) * ROUNDING));
    return { ...found, exact: proved, value, atMost };
  };

  const equal = leximinGoal(stakes, null);
  const soughtEqual = seek(equal, 1 / 4);
  const egalitarian = told('egalitarian', equal, soughtEqual, []);
  if (egalitarian === null) {
    const none = { nash: null, kalai_smorodinsky: null, egalitarian: null, utilitarian: null };
    return { points: none, somebodyLoses: soughtEqual.proved };
  }
  const sum = sumGoal(stakes, floors, () => 1n, true);
  const utilitarian = told('utilitarian', sum, seek(sum, 1 / 3), []);
  // Where somebody has nothing in every deal, all products are 0, and the leximin best is preferred among them.
  const isNothing = egalitarian.exact && bargainers.surpluses(egalitarian.vector).some((surplus) => surplus === 0n);
  const product = productGoal(stakes);
  const nash = isNothing ? { ...egalitarian, value: 0, atMost: 0 } : told('nash', product, seek(product, 1 / 2), []);
  const ideal = idealOf(search, bargainers, stakes, floors, meter);
  const shares = ideal && leximinGoal(stakes, ideal);
  const kalai = shares && told('kalai_smorodinsky', shares, seek(shares, 1), ideal);
  return { points: { nash, kalai_smorodinsky: kalai, egalitarian, utilitarian }, somebodyLoses: false };
}

/** The most that each has more than without a deal among deals that are wanted; `null` where some was not found. */
function idealOf(
  search: ZoneSearch,
  bargainers: Bargainers,
  stakes: Stakes,
  floors: readonly bigint[],
  meter: Meter,
): Surpluses | null {
  const ideal: bigint[] = [];
  for (const party of floors.keys()) {
    const goal = sumGoal(stakes, floors, (at) => (at === party ? 1n : 0n), false);
    const { found, proved } = sharing(search, goal, meter, 1 / (floors.length - party + 1));
    if (!proved || found === null) return null;
    ideal.push(bargainers.surpluses(found.vector)[party]!);
  }
  return ideal;
}

/** With a share of the steps left; that it runs out ends nothing else. */
export function sharing(search: ZoneSearch, goal: Measured, meter: Meter, steps: number): Sought {
  const portion = shareOf(meter, { steps, bytes: 1 });
  const sought = search.seek(goal, portion);
  settle(meter, portion);
  return sought;
}
