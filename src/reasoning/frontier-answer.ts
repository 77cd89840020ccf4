import type { Settled } from './answer.ts';
import type { Stop } from './budget.ts';
import type { PointName } from './fair-points.ts';

/** The shapes of what `frontier` answers. */

/** A deal of the zone and what it is worth to each party compared. */
export interface WorthyDeal extends Settled {
  readonly worth: Readonly<Record<string, number>>;
}

/** A deal that a named point chooses. */
export interface PointAnswer extends WorthyDeal {
  /** What each has more than in the disagreement point. */
  readonly surplus: Readonly<Record<string, number>>;
  /** What each has without a deal: its reservation value, 0 where it has told none. */
  readonly disagreement: Readonly<Record<string, number>>;
  /** Whether it is proved to be the point; else it is the best deal found. */
  readonly exact: boolean;
  /** What the point makes as great as can be: of this deal, and no deal of the zone has more; the same where exact. */
  readonly value: number;
  readonly atMost: number;
}

/** Where a deal stands. Distances are Euclidean, between what deals are worth to the parties compared. */
export interface StandingAnswer {
  readonly worth: Readonly<Record<string, number>>;
  /** Whether it is in the zone, in some world at least; `null`: not decided within the budget. */
  readonly acceptable: boolean | null;
  /** A deal outside the zone is not on the frontier; `null` where that is not decided. */
  readonly onFrontier: boolean | null;
  /** Deals that are worth more to someone and less to nobody: of the frontier some; where it is not known whole one. */
  readonly dominatedBy: readonly WorthyDeal[];
  /** `null` where the frontier is not known whole. */
  readonly distance: number | null;
  /** To each point that is proved; `null` where there is none. */
  readonly toPoints: Readonly<Record<PointName, number | null>>;
}

export interface FrontierAnswer {
  readonly exists: boolean | null;
  readonly impossible: boolean;
  /** Whose worth is compared, in byte order. */
  readonly parties: readonly string[];
  readonly leftOut: readonly { readonly party: string; readonly why: 'no_preferences' | 'does_not_decide' }[];
  /** Of those compared who weighs issues without telling what their values are worth: there nothing is worth more. */
  readonly indifferent: readonly { readonly party: string; readonly issues: readonly string[] }[];
  /**
   * One deal for each worth that no deal of the zone dominates, the first of those worth the same; of more than the limit
   * so many from the first to the last, evenly. Where not complete, some of them.
   */
  readonly deals: readonly WorthyDeal[];
  /** The most that any deal of the zone is worth to each party compared; `null` where that is not known. */
  readonly most: Readonly<Record<string, number>> | null;
  /** How many there are in all; `null` where that is not known. */
  readonly counts: { readonly deals: string | null };
  readonly points: Readonly<Record<PointName, PointAnswer | null>>;
  /** Why there are no points at all. */
  readonly noPoints: 'no_zone' | 'no_preferences' | 'somebody_loses' | 'not_decided' | null;
  readonly deal: StandingAnswer | null;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

export const UNDECIDED_FRONTIER: FrontierAnswer = {
  exists: null,
  impossible: false,
  complete: false,
  stopped: null,
  steps: 0,
  parties: [],
  leftOut: [],
  indifferent: [],
  deals: [],
  counts: { deals: null },
  most: null,
  points: { nash: null, kalai_smorodinsky: null, egalitarian: null, utilitarian: null },
  noPoints: 'not_decided',
  deal: null,
};
