import { type Rational, rational, toNumber } from '../language/rational.ts';
import type { Scenario, Slot } from '../negotiation/scenario.ts';
import { spend } from '../solving/account.ts';
import { stepsOf } from './apart.ts';
import { type Budget, type Meter, meterOf } from './budget.ts';
import type { Bases, ComparisonAsked } from './comparison.ts';
import type { Metric } from './comparison-answer.ts';
import { stepsAcross } from './distance.ts';
import { measure, type Places, placesOn, type Weighed, weighed } from './metric.ts';
import { stepsMoved } from './moved.ts';
import type { Approach, Move, MovedParty, MovementAnswer, Unmatched } from './movement-answer.ts';
import { looksBetween, type Stance, type Stances, stancesIn, stepsBetween } from './stance.ts';

type Basis = ComparisonAsked['parties'][number]['basis'];

/** A negotiation on any basis, and the basis of those of whom none is asked. */
export interface MovementSide {
  readonly on: Bases;
  readonly basis: Basis;
}

export interface MovementAsked {
  /** Each once; a basis for both sides, or `null`: that of each. */
  readonly parties: readonly { readonly party: string; readonly basis: Basis | null }[];
  readonly metric: Metric;
  /** By issue; one that is missing weighs 1. Not below zero. */
  readonly weights: ReadonlyMap<string, Rational>;
}

/** A party that is on both sides. Its stances are by slot of the left, and on matched issues alone. */
interface Mover {
  readonly party: string;
  readonly name: string;
  readonly basis: MovedParty['basis'];
  readonly left: Stances;
  readonly right: Stances;
}

/**
 * Which positions moved from the left to the right, by how far, and towards whom: each party's move is held against
 * where the others stood on the left, so that nobody moves by another's doing. Issues are matched by id where they have
 * the same values, parties by id.
 */
export function movement(
  left: MovementSide,
  right: MovementSide,
  asked: MovementAsked,
  budget: Budget,
): MovementAnswer {
  const meter = meterOf(budget);
  const [from, to] = [left.on(left.basis).scenario, right.on(right.basis).scenario];
  const { matched, unmatched } = issuesOf(from, to);
  const movers: Mover[] = [];
  for (const { party, basis } of asked.parties.toSorted((a, b) => (a.party < b.party ? -1 : 1))) {
    const found = moverOf(party, { left: basis ?? left.basis, right: basis ?? right.basis }, left, right, matched);
    if ('kind' in found) unmatched.push(found);
    else movers.push(found);
  }
  const { slots } = from;
  const slotsMatched = [...matched.keys()];
  const weights = new Map(slotsMatched.flatMap((at) => weightAt(at, slots, asked.weights)));
  const issues = weighed(slots, slotsMatched, weights);
  const parties = movers.map(({ party, name, basis, ...mover }) => {
    const others = movers.filter((other) => other.party !== party);
    return { party, name, basis, towards: approaches(mover, others, asked.metric, issues, slots, meter) };
  });
  const moves = movers.flatMap((mover) => movesOf(mover, movers, slotsMatched, slots, meter));
  const isWhole = meter.stopped === null;
  return {
    metric: asked.metric,
    parties: isWhole ? parties : [],
    moves: isWhole ? moves : [],
    unmatched,
    complete: isWhole,
    stopped: meter.stopped,
    steps: meter.spent,
  };
}

const weightAt = (at: number, slots: readonly Slot[], weights: MovementAsked['weights']): [number, Rational][] => {
  const weight = weights.get(slots[at]!.id);
  return weight === undefined ? [] : [[at, weight]];
};

/** By slot of the left the slot of the right. */
function issuesOf(left: Scenario, right: Scenario) {
  const matched = new Map<number, number>();
  const unmatched: Unmatched[] = [];
  for (const [at, { id, kind, domain }] of left.slots.entries()) {
    if (kind !== 'issue') continue;
    const other = right.slotOf.get(id);
    if (other?.kind !== 'issue') unmatched.push({ kind: 'issue', id, why: 'left_only' });
    else if (JSON.stringify(other.domain) === JSON.stringify(domain)) matched.set(at, other.slot);
    else unmatched.push({ kind: 'issue', id, why: 'other_values' });
  }
  for (const { id, kind } of right.slots) {
    if (kind === 'issue' && left.slotOf.get(id)?.kind !== 'issue')
      unmatched.push({ kind: 'issue', id, why: 'right_only' });
  }
  return { matched, unmatched };
}

function moverOf(
  id: string,
  basis: MovedParty['basis'],
  left: MovementSide,
  right: MovementSide,
  matched: ReadonlyMap<number, number>,
): Mover | Unmatched {
  const [here, there] = [left.on(basis.left), right.on(basis.right)];
  const [before, after] = [here, there].map(({ scenario }) => scenario.parties.find((party) => party.id === id));
  if (before === undefined || after === undefined) {
    return { kind: 'party', id, why: after === undefined ? 'left_only' : 'right_only' };
  }
  const was = stancesIn({ ...here, party: before });
  const is = stancesIn({ ...there, party: after });
  const among = (stances: Stances, slotOf: (at: number, other: number) => number) =>
    new Map([...matched].flatMap(([at, other]) => entry(at, stances.get(slotOf(at, other)))));
  return { party: id, name: after.name, basis, left: among(was, (at) => at), right: among(is, (_, other) => other) };
}

const entry = (at: number, stance: Stance | undefined): [number, Stance][] =>
  stance === undefined ? [] : [[at, stance]];

/** How far a party is from where each other one stood, before and after. */
function approaches(
  { left, right }: Pick<Mover, 'left' | 'right'>,
  others: readonly Mover[],
  metric: Metric,
  issues: readonly Weighed[],
  slots: readonly Slot[],
  meter: Meter,
): Approach[] {
  const members = issues.map((_, at) => at);
  const places = new Map<Stances, Places>();
  const far = (own: Stances, other: Stances): number | null => {
    for (const one of [own, other]) if (!places.has(one)) places.set(one, placesOn(issues, one));
    const steps = stepsOf(own, other, issues, slots, meter);
    if (steps === null) return null;
    const measured = measure(metric, issues, members, { steps, one: places.get(own)!, other: places.get(other)! });
    return typeof measured === 'string' ? null : measured.distance;
  };
  return others.map((other) => approach(other.party, far(left, other.left), far(right, other.left)));
}

function approach(party: string, before: number | null, after: number | null): Approach {
  if (before === null || after === null) return { party, before, after, direction: null };
  return { party, before, after, direction: after < before ? 'towards' : after > before ? 'away' : 'neither' };
}

/** On every issue on which a party wants something else than before; of others those that had a position there. */
function movesOf(
  mover: Mover,
  movers: readonly Mover[],
  issues: readonly number[],
  slots: readonly Slot[],
  meter: Meter,
): Move[] {
  return issues.flatMap((at): Move[] => {
    const slot = slots[at]!;
    const [from, to] = [mover.left.get(at), mover.right.get(at)];
    if (isSame(from, to)) return [];
    const stances = [from, to, ...movers.map(({ left }) => left.get(at))].flatMap((one) => one ?? []);
    if (
      !spend(
        meter,
        stances.reduce((sum, one) => sum + looksBetween(slot, one, one), 1),
      )
    )
      return [];
    const part = (steps: number) => toNumber(rational(BigInt(steps), BigInt(stepsAcross(slot.domain, slot.size))));
    const towards = movers.flatMap((other): Approach[] => {
      const stood = other === mover ? undefined : other.left.get(at);
      if (stood === undefined) return [];
      const far = (own: Stance | undefined) => (own === undefined ? null : part(stepsBetween(slot, own, stood)));
      return [approach(other.party, far(from), far(to))];
    });
    return [
      {
        ...{ party: mover.party, issue: slot.id },
        change: from === undefined ? 'taken_up' : to === undefined ? 'given_up' : 'moved',
        from: from?.said ?? null,
        to: to?.said ?? null,
        distance: from === undefined || to === undefined ? null : part(stepsMoved(slot, from, to)),
        towards,
      },
    ];
  });
}

const isSame = (one: Stance | undefined, other: Stance | undefined) =>
  one?.ideal === other?.ideal && JSON.stringify(one?.values) === JSON.stringify(other?.values);
