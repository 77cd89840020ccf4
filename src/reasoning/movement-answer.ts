import type { Basis } from '../negotiation/statement.ts';
import type { Stop } from './budget.ts';
import type { Metric, Wants } from './comparison-answer.ts';

/** The shape of what is answered about who moved from one side to the other; http gives each part a schema. */

/** What one stands to gain on another by a move; `null` where there is no distance, before or after. */
export interface Approach {
  readonly party: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly direction: 'towards' | 'away' | 'neither' | null;
}

export interface Move {
  readonly party: string;
  readonly issue: string;
  /** `taken_up`: no position on the left; `given_up`: none on the right. */
  readonly change: 'moved' | 'taken_up' | 'given_up';
  readonly from: Wants | null;
  readonly to: Wants | null;
  /** 0..1; `null` where it is on one side alone. */
  readonly distance: number | null;
  /** By how far it is from where each other party stood on the left. */
  readonly towards: readonly Approach[];
}

export interface MovedParty {
  readonly party: string;
  readonly name: string;
  readonly basis: { readonly left: Basis | 'both'; readonly right: Basis | 'both' };
  /** In all, by the metric: its stance on either side, from where each other party stood on the left. */
  readonly towards: readonly Approach[];
}

/** What is not compared; `other_values`: the issue is on both sides, with other values to choose from. */
export interface Unmatched {
  readonly kind: 'party' | 'issue';
  readonly id: string;
  readonly why: 'left_only' | 'right_only' | 'other_values';
}

export interface MovementAnswer {
  readonly metric: Metric;
  readonly parties: readonly MovedParty[];
  readonly moves: readonly Move[];
  readonly unmatched: readonly Unmatched[];
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** What is said where nothing is known. */
export const undecidedMovement = (metric: Metric): MovementAnswer => ({
  ...{ metric, parties: [], moves: [], unmatched: [] },
  ...{ complete: false, stopped: null, steps: 0 },
});
