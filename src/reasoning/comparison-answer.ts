import type { Value } from '../language/domain.ts';
import type { Basis } from '../negotiation/statement.ts';
import type { LineAnswer } from './answer.ts';
import type { Stop } from './budget.ts';
import type { ValueSet } from './value-set.ts';

/** The shape of what `comparison` answers, as api.md names it; http gives each part a schema under the same name. */

/** How distances on single issues make one distance, 0..1 (semantics 9). */
export type Metric = 'manhattan' | 'euclidean' | 'agreement' | 'correlation';

/** Why something has no distance. It never becomes 0. */
export type NoDistance =
  | 'too_few_parties'
  | 'unspoken'
  | 'one_sided'
  | 'nothing_in_common'
  | 'too_few_issues'
  | 'same_everywhere'
  | 'no_pair'
  | 'stopped';

/** A distance in 0..1, or why there is none. */
export interface Far {
  readonly distance: number | null;
  readonly reason: { readonly why: NoDistance; readonly text: string } | null;
}

export type Relation = 'agreed' | 'overlapping' | 'apart' | 'one_sided' | 'unspoken';

export interface ComparedParty {
  readonly party: string;
  readonly name: string;
  readonly basis: Basis | 'both';
  /** Whether it accepts any deal the rules allow, nobody else asked; `null` where that is not known or not asked. */
  readonly exists: boolean | null;
  /** Whether all it accepts is told. */
  readonly complete: boolean;
}

/** What a party wants on an issue. */
export interface Wants {
  readonly values: ValueSet;
  readonly ideal: Value | null;
  readonly salience: number | null;
  readonly positions: readonly string[];
}

export interface ComparedIssue extends Far {
  readonly issue: string;
  readonly group: string | null;
  readonly relation: Relation;
  /** Of the whole distance, 0..1: all issues together 1. `null` where there is none to share in. */
  readonly contribution: number | null;
  /** By party; one that is missing has no position. */
  readonly wants: Readonly<Record<string, Wants>>;
  /** The values that all who have a position want; `null` where fewer than two have one. */
  readonly wanted: ValueSet | null;
  /** By party: what it could accept alone; `null` where not asked or nothing is known. No values at all: `[]`. */
  readonly accepts: Readonly<Record<string, ValueSet | null>> | null;
  /** What every party could accept alone; `null` where not asked or not all of it is known. */
  readonly overlap: ValueSet | null;
}

export interface ComparedGroup extends Far {
  readonly group: string;
  readonly issues: readonly string[];
  readonly contribution: number | null;
}

export interface ComparedPair extends Far {
  readonly parties: readonly [string, string];
}

export interface Separating {
  readonly issue: string;
  readonly distance: number;
  readonly salience: number | null;
  /** Salience / 100 × distance; `null` where nobody says how salient the issue is. */
  readonly separation: number | null;
}

export interface Opposed {
  readonly precondition: LineAnswer;
  readonly redLine: LineAnswer;
}

export interface Room {
  readonly party: string;
  readonly issue: string;
  readonly declared: ValueSet;
  readonly assessed: ValueSet;
}

export interface ComparisonAnswer extends Far {
  readonly parties: readonly ComparedParty[];
  readonly metric: Metric;
  readonly issues: readonly ComparedIssue[];
  readonly groups: readonly ComparedGroup[];
  readonly pairs: readonly ComparedPair[];
  readonly separating: readonly Separating[];
  readonly preconditionsAgainstRedLines: readonly Opposed[];
  /** `null` where not asked. */
  readonly bargainingRoom: readonly Room[] | null;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** What is said where nothing is known. */
export const undecidedComparison = (metric: Metric): ComparisonAnswer => ({
  parties: [],
  metric,
  distance: null,
  reason: { why: 'stopped', text: 'the budget ended before it was measured' },
  issues: [],
  groups: [],
  pairs: [],
  separating: [],
  preconditionsAgainstRedLines: [],
  bargainingRoom: null,
  complete: false,
  stopped: null,
  steps: 0,
});
