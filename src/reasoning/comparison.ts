import type { Rational } from '../language/rational.ts';
import type { Basis } from '../negotiation/statement.ts';
import { acceptableTo } from './acceptable.ts';
import { apart, type Side } from './apart.ts';
import { bargainingRoom } from './bargaining-room.ts';
import { type Budget, type Meter, meterOf } from './budget.ts';
import { comparedGroups, comparedIssue, groupsOf, separating } from './compared-issues.ts';
import type { ComparedParty, ComparisonAnswer, Metric, Room } from './comparison-answer.ts';
import { weighed } from './metric.ts';
import { opposed } from './opposed.ts';
import { type Alone, overlapAt } from './overlap.ts';
import type { OnBasis, Read } from './read.ts';
import { stancesIn } from './stance.ts';
import type { Run } from './value-set.ts';

export interface ComparisonAsked {
  /** Each party once. */
  readonly parties: readonly { readonly party: string; readonly basis: Basis | 'both' }[];
  readonly metric: Metric;
  /** By slot; one that is missing weighs 1. Not below zero. */
  readonly weights: ReadonlyMap<number, Rational>;
  /** Whether to find out what each party could accept alone, on the basis it is asked on and by turns on both. */
  readonly accepts: boolean;
}

/** What the negotiation is on a basis. Slots and rules are the same on all. */
export type Bases = (basis: Basis | 'both') => OnBasis;

/**
 * How far parties are apart, issue by issue and in all, and where they could meet (semantics 9).
 * LAW: parties, issues and lines may come in any order; the answer has them in byte order of ids.
 */
export function comparison(on: Bases, asked: ComparisonAsked, budget: Budget): ComparisonAnswer {
  const meter = meterOf(budget);
  const { metric, weights, accepts } = asked;
  const all = partiesRead(on, asked);
  const { slots } = (all[0] ?? on('both')).scenario;
  const issues = slots.flatMap(({ kind }, at) => (kind === 'issue' ? [at] : []));
  const groups = groupsOf(issues, slots);
  const sides = all.map((read): Side => ({ party: read.party.id, stances: stancesIn(read) }));
  const far = apart(metric, sides, weighed(slots, issues, weights), [...groups.values()], slots, meter);
  const against = opposed(all, meter);
  budget.progress?.(1 / 4);
  const meeting = accepts ? meet(all, issues, on, meter) : null;
  const compared = issues.map((at, number) => {
    const known = { sides, alone: meeting?.alone ?? null, overlap: meeting?.overlaps[number] ?? null };
    return comparedIssue(slots[at]!, at, far.issues[number]!, known);
  });
  const ids = issues.map((at) => slots[at]!.id);
  const complete = meter.stopped === null && against.complete && meeting?.complete !== false;
  return {
    parties: all.map((read, at) => partyAnswer(read, meeting?.alone[at])),
    metric,
    ...far.whole,
    issues: compared,
    groups: comparedGroups(groups, ids, far),
    pairs: far.pairs,
    separating: separating(compared),
    preconditionsAgainstRedLines: against.pairs,
    bargainingRoom: meeting?.rooms ?? null,
    complete,
    stopped: complete ? null : endOf(meter),
    steps: meter.spent,
  };
}

const partiesRead = (on: Bases, { parties }: ComparisonAsked): Read[] =>
  parties
    .toSorted((a, b) => (a.party < b.party ? -1 : 1))
    .map(({ party, basis }) => {
      const { scenario, memo } = on(basis);
      return { scenario, memo, basis, party: scenario.parties.find(({ id }) => id === party)! };
    });

/** What each could accept alone, and whether they could meet there. */
interface Meeting {
  readonly alone: readonly Alone[];
  /** By number of the issue. */
  readonly overlaps: readonly (readonly Run[] | null)[];
  readonly rooms: readonly Room[];
  readonly complete: boolean;
}

function meet(all: readonly Read[], issues: readonly number[], on: Bases, meter: Meter): Meeting {
  const alone = all.map((read): Alone => ({ ...read, acceptable: acceptableTo(read, meter) }));
  const overlaps = issues.map((slot) => overlapAt(slot, alone, meter));
  const { rooms, complete } = bargainingRoom(all, on, meter);
  const areKnown = all.length === 0 || overlaps.every((one) => one !== null);
  return { alone, overlaps, rooms, complete: complete && areKnown };
}

const partyAnswer = ({ party: { id, name }, basis }: Read, alone: Alone | undefined): ComparedParty => ({
  party: id,
  name,
  basis,
  exists: alone?.acceptable.exists ?? null,
  complete: alone?.acceptable.complete ?? false,
});

/** A share of bytes ends a part of the work alone, and the meter goes on. */
const endOf = ({ stopped, spent, limits }: Meter) => stopped ?? (spent >= limits.steps ? 'steps' : 'bytes');
