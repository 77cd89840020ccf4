import type { Value } from '../language/domain.ts';
import type { Citation } from '../negotiation/source.ts';
import type { Basis } from '../negotiation/statement.ts';
import type { Verdict } from './judge.ts';
import type { Margin } from './margin.ts';
import type { ValueSet } from './value-set.ts';

/** The shapes of the answers, as api.md names them; http gives each a schema under the same name. */

export interface Term {
  readonly issue: string;
  readonly value: Value;
}

export interface NeededAnswer {
  readonly changes: readonly { readonly issue: string; readonly anyOf: ValueSet }[];
  readonly text: string;
}

export type LineStatus = 'respected' | 'crossed' | 'undetermined' | 'met' | 'unmet';

export interface LineAnswer {
  readonly id: string;
  readonly party: string | null;
  readonly kind: 'redLine' | 'precondition' | 'reservation' | 'rule';
  readonly stage?: 'talks' | 'signature';
  readonly title: string;
  readonly text: string;
  readonly holds: string;
  readonly basis: Basis | null;
  readonly status: LineStatus;
  readonly terms: readonly Term[];
  readonly needed: readonly NeededAnswer[];
  readonly margin: Margin | null;
  readonly citations: readonly Citation[];
}

export interface Contribution {
  readonly issue: string;
  readonly weight: number;
  readonly low: number;
  readonly high: number;
}

export interface WorthAnswer {
  readonly low: number;
  readonly high: number;
  readonly reservationValue: number | null;
  /** The least worth minus the reservation value. */
  readonly surplus: number | null;
  readonly contributions: readonly Contribution[];
}

export interface PartyAnswer {
  readonly party: string;
  readonly name: string;
  readonly consent: 'required' | 'advisory' | 'conditional';
  readonly consentHere: 'yes' | 'no' | 'undetermined';
  readonly atTheTable: boolean | null;
  readonly verdict: Exclude<Verdict, 'impossible'>;
  readonly preconditions: readonly LineAnswer[];
  /** Red lines, and after them a binding reservation threshold. */
  readonly redLines: readonly LineAnswer[];
  readonly worth: WorthAnswer | null;
}

export interface ConflictAnswer {
  readonly members: readonly LineAnswer[];
  readonly terms: readonly Term[];
}

export interface CheckAnswer {
  readonly verdict: Verdict;
  readonly deadOnArrival: boolean;
  readonly parties: readonly PartyAnswer[];
  /** Broken rules. */
  readonly rules: readonly LineAnswer[];
  readonly conflicts: readonly ConflictAnswer[];
  readonly summary: string;
  /** False where the budget ended first, or where there may be more conflicts than are listed. */
  readonly complete: boolean;
  /** What ended it; `null` as well where only the list of conflicts was cut. */
  readonly stopped: 'steps' | 'time' | null;
  readonly steps: number;
}
