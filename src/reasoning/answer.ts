import type { Value } from '../language/domain.ts';
import type { Citation } from '../negotiation/source.ts';
import type { Basis } from '../negotiation/statement.ts';
import type { Stop } from './budget.ts';
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
  /** What the best of its values would bring, rules aside: the party goes without `best - high` here, whatever is still open. */
  readonly best: number;
  /** Whether the party has told nothing of what its values are worth. */
  readonly indifferent: boolean;
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
  /** `null`: not decided within the budget. */
  readonly deadOnArrival: boolean | null;
  readonly parties: readonly PartyAnswer[];
  /** Broken rules. */
  readonly rules: readonly LineAnswer[];
  readonly conflicts: readonly ConflictAnswer[];
  readonly summary: string;
  /** False where the budget ended first, or where there may be more conflicts than are listed. */
  readonly complete: boolean;
  /** What ended it; `null` as well where only the list of conflicts was cut. */
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** Values of issues or circumstances, by id. */
export type Terms = Readonly<Record<string, Value>>;

/** A deal that works: every issue has a value. */
export interface Settled {
  readonly terms: Terms;
  /** The world in which it works, where a circumstance is not known. */
  readonly circumstances?: Terms;
}

export interface Witness extends Settled {
  /** Whether it is the first in byte order of issue ids, then domain order. */
  readonly canonical: boolean;
}

/** What one issue may be over the zone; `every`: the value it has in every deal, if that is one. */
export interface ZoneValues {
  readonly some: ValueSet;
  readonly every: Value | null;
}

/** Where a count is over the budget: an interval that holds it with this confidence, and how it was found. */
export interface Estimate {
  readonly low: string;
  readonly high: string;
  readonly confidence: number;
  readonly method: string;
}

export interface ZoneAnswer {
  /** `null`: not decided within the budget. */
  readonly exists: boolean | null;
  /** Whether no deal with the given terms satisfies the rules. */
  readonly impossible: boolean;
  readonly witness: Witness | null;
  /** Whole numbers in full; `null` where not asked or over the budget. */
  readonly count: string | null;
  readonly possible: string | null;
  readonly share: number | null;
  /** Only where the count was asked and is over the budget. */
  readonly estimate: Estimate | null;
  /** By issue; `null` where not asked, or where not even one value is known. Over the budget: those found so far. */
  readonly values: Readonly<Record<string, ZoneValues>> | null;
  readonly sample: readonly Settled[];
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** One line loosened as far as it takes and no further. */
export interface RelaxationAnswer {
  readonly id: string;
  /** Expressions; of a reservation threshold `worth >= …`. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface ConcessionAnswer {
  readonly members: readonly LineAnswer[];
  /** A deal that works once the members are given up. */
  readonly witness: Witness;
  /** The smallest loosening that does instead; of a member that is not listed nothing less than giving it up does. */
  readonly relaxations: readonly RelaxationAnswer[];
}

export interface ConflictsAnswer {
  readonly exists: boolean | null;
  readonly impossible: boolean;
  /** Smallest first. The lines' status is `undetermined`: no deal is in view. */
  readonly conflicts: readonly ConflictAnswer[];
  readonly concessions: readonly ConcessionAnswer[];
  /** How many there are in all, listed or not; `null` where that is not known. */
  readonly counts: { readonly conflicts: string | null; readonly concessions: string | null };
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

export interface NearestDeal extends Settled {
  readonly distance: number;
  readonly changes: readonly {
    readonly issue: string;
    readonly from: Value;
    readonly to: Value;
    readonly cost: number;
  }[];
}

export interface NearestAnswer {
  /** Whether an acceptable deal keeps what is to be kept; `null`: not decided within the budget. */
  readonly exists: boolean | null;
  readonly impossible: boolean;
  /** The closest, all at the same distance; fewer than there are where `limit` cut the list. */
  readonly deals: readonly NearestDeal[];
  /** Where the closest are not known: an acceptable deal, than which others may be closer. */
  readonly within: NearestDeal | null;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** A probability: exact, or bounds that enclose it. */
export interface Likelihood {
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  /** In lowest terms; `null` where it is not exact. */
  readonly fraction: string | null;
}

export interface LikelihoodAnswer {
  readonly zone: Likelihood;
  /** `null` where no deal was asked about. */
  readonly deal: { readonly all: Likelihood; readonly parties: Readonly<Record<string, Likelihood>> } | null;
  /** Each line of those whose acceptance decides, the most influential first; `null` where it is not known exactly. */
  readonly influence: readonly { readonly id: string; readonly influence: number | null }[];
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** What is said where nothing is known. */
const UNDECIDED = { exists: null, impossible: false, complete: false, stopped: null, steps: 0 } as const;

export const UNDECIDED_ZONE: ZoneAnswer = {
  ...UNDECIDED,
  witness: null,
  count: null,
  possible: null,
  share: null,
  estimate: null,
  values: null,
  sample: [],
};

export const UNDECIDED_CONFLICTS: ConflictsAnswer = {
  ...UNDECIDED,
  conflicts: [],
  concessions: [],
  counts: { conflicts: null, concessions: null },
};

export const UNDECIDED_NEAREST: NearestAnswer = { ...UNDECIDED, deals: [], within: null };

export const UNDECIDED_LIKELIHOOD: LikelihoodAnswer = {
  zone: { low: 0, high: 1, exact: false, fraction: null },
  deal: null,
  influence: [],
  complete: false,
  stopped: null,
  steps: 0,
};

export const UNDECIDED_CHECK: CheckAnswer = {
  verdict: 'undetermined',
  deadOnArrival: null,
  parties: [],
  rules: [],
  conflicts: [],
  summary: 'Nothing could be decided within the budget.',
  complete: false,
  stopped: null,
  steps: 0,
};
