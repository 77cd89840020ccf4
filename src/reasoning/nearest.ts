import { decode } from '../language/domain.ts';
import { add, leastCommonMultiple, multiply, ONE, type Rational, toNumber, ZERO } from '../language/rational.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Row } from '../solving/problem.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { type NearestAnswer, type NearestDeal, UNDECIDED_NEAREST } from './answer.ts';
import { type Box, isSettled, openBox } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf } from './budget.ts';
import { type Closest, closestByClauses, closestByDiagram, type Priced, type ValueCosts } from './closest.ts';
import { distanceOf, unitOfDistance } from './distance.ts';
import { filledIn } from './filled-in.ts';
import { type Place, variablesOf } from './places.ts';
import { agreedAt, linesOf, type Posed, pose, rowOfSlots } from './posed.ts';
import { settledAt } from './settled.ts';

export interface NearestAsked {
  /** The deal, from `boxOf`. */
  readonly deal: Box;
  /** By slot; one that is missing weighs 1. Not below zero. */
  readonly weights: ReadonlyMap<number, Rational>;
  /** Slots of issues not to touch. */
  readonly keep: readonly number[];
  readonly limit: number;
}

/** The share of the steps and bytes for looking at all deals at once; the rest is for looking one by one. */
const DIAGRAM = { steps: 1 / 2, bytes: 1 / 2 };

/**
 * The acceptable deals closest to a given one, all of them up to a limit (semantics 5): of the issues it settles as
 * little is changed as can be, by the sum of weight × distance; the others are filled in with the first values that work.
 */
export function nearest(scenario: Scenario, asked: NearestAsked, budget: Budget): NearestAnswer {
  const meter = meterOf(budget);
  const posed = pose(scenario, keeping(scenario, asked));
  const opened = openSolver(posed.zone, meter);
  const solved = opened?.solver.solve(linesOf(posed.zone)) ?? null;
  if (opened === null || solved === null) return answer({}, meter, false);
  if (solved.kind === 'refuted') {
    const allowed = opened.solver.solve([]);
    return answer({ exists: false, impossible: allowed?.kind === 'refuted' }, meter, allowed !== null);
  }
  budget.progress?.(1 / 4);
  const priced = pricesOf(posed, asked);
  const portion = shareOf(meter, DIAGRAM);
  const mapped = closestByDiagram(posed, priced, asked.limit, portion);
  settle(meter, portion);
  const closest: Closest = mapped ?? closestByClauses(posed, priced, asked.limit, meter);
  const deals = closest.rows.map((row) => nearestDeal(posed, asked, row, meter));
  if (deals.length === 0 || deals.includes(null)) {
    const met = [closest.rows[0], closest.best, solved.row];
    const known = met.find((row) => row !== undefined && agreedAt(posed, row));
    if (known === undefined) throw new Error('a deal told that its own lines do not accept');
    return answer({ exists: true, within: dealOf(posed, asked, known) }, meter, false, portion.stopped);
  }
  return answer({ exists: true, deals: deals.flatMap((deal) => deal ?? []) }, meter, closest.complete);
}

function answer(
  known: Partial<NearestAnswer>,
  { stopped, spent }: Meter,
  complete: boolean,
  stop = stopped,
): NearestAnswer {
  return {
    ...UNDECIDED_NEAREST,
    ...known,
    complete: complete && stopped === null,
    stopped: stopped ?? (complete ? null : stop),
    steps: spent,
  };
}

/** Everything open but what is known, and what is not to be touched. */
function keeping({ slots }: Scenario, { deal, keep }: NearestAsked): Box {
  const box = openBox(slots);
  for (const slot of keep) {
    box.low[slot] = deal.low[slot]!;
    box.high[slot] = deal.high[slot]!;
  }
  return box;
}

/** What changes cost: in whole numbers of which `scale` are a distance of 1. */
function pricesOf(posed: Posed, asked: NearestAsked): Priced {
  const { slots } = posed.scenario;
  const { deal, weights, keep } = asked;
  const changeable = slots
    .map((_, at) => at)
    .filter((at) => slots[at]!.kind === 'issue' && isSettled(deal, at) && !keep.includes(at));
  const weightOf = (at: number) => weights.get(at) ?? ONE;
  const scale = changeable.reduce((common, at) => {
    const { domain, size } = slots[at]!;
    const { denominator } = multiply(weightOf(at), unitOfDistance(domain, size));
    return leastCommonMultiple(common, denominator);
  }, 1n);
  const priceOf = (at: number) => (index: number) => {
    const { domain, size } = slots[at]!;
    const cost = multiply(weightOf(at), distanceOf(domain, size, deal.low[at]!, index));
    return (cost.numerator * scale) / cost.denominator;
  };
  return {
    costs: changeable.flatMap((at) => costsOfSlot(posed.places[at]!, deal.low[at]!, priceOf(at))),
    named: changeable.flatMap((at) => variablesOf(posed.places[at]!)),
  };
}

/** Options of a set are changed one by one, each at the same cost. */
function costsOfSlot(place: Place, from: number, price: (index: number) => bigint): ValueCosts[] {
  if (place.kind === 'settled') return [];
  if (place.kind === 'variable') return [{ ...place, from, at: price }];
  return place.variables.map((variable, bit) => {
    const own = (from >> bit) & 1;
    const changed = price(from ^ (1 << bit));
    return { variable, size: 2, from: own, at: (value) => (value === own ? 0n : changed) };
  });
}

/** `null` where the meter ran out before what the deal left open was filled in. */
function nearestDeal(posed: Posed, asked: NearestAsked, row: Row, meter: Meter): NearestDeal | null {
  const full = filledIn(posed, row, (at) => isSettled(asked.deal, at), meter);
  return full && dealOf(full.posed, asked, full.row);
}

/** A whole deal that its lines accept, with what changes. */
function dealOf(posed: Posed, { deal, weights }: NearestAsked, row: Row): NearestDeal {
  const { slots } = posed.scenario;
  const indices = rowOfSlots(posed, row);
  const changed = slots
    .map((_, at) => at)
    .filter((at) => slots[at]!.kind === 'issue' && isSettled(deal, at) && deal.low[at] !== indices[at]);
  const costs = changed.map((at) => {
    const { domain, size } = slots[at]!;
    return multiply(weights.get(at) ?? ONE, distanceOf(domain, size, deal.low[at]!, indices[at]!));
  });
  return {
    ...settledAt(posed, row),
    distance: toNumber(costs.reduce(add, ZERO)),
    changes: changed.map((at, place) => {
      const { id, domain } = slots[at]!;
      const [from, to] = [decode(domain, deal.low[at]!), decode(domain, indices[at]!)];
      return { issue: id, from, to, cost: toNumber(costs[place]!) };
    }),
  };
}
