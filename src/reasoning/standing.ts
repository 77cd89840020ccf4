import type { Scenario } from '../negotiation/scenario.ts';
import type { Amount } from '../negotiation/worth.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { covers } from '../solving/vectors.ts';
import type { Box } from './box.ts';
import { isSettled } from './box.ts';
import type { Meter } from './budget.ts';
import { type Chosen, POINTS } from './fair-points.ts';
import type { StandingAnswer } from './frontier-answer.ts';
import type { FrontierDeals } from './frontier-deals.ts';
import { linesOf, pose } from './posed.ts';
import type { Bargainers } from './worth-vectors.ts';

const MOST_DOMINATING = 10;

/** Where a complete deal stands among those of a frontier, which may not be known. */
export function standingOf(
  deal: Box,
  given: Box,
  bargainers: Bargainers,
  deals: FrontierDeals | null,
  chosen: Chosen | null,
  scenario: Scenario,
  meter: Meter,
): StandingAnswer {
  const vector = bargainers.vectorAt(deal.low);
  const acceptable = isAcceptable(deal, given, scenario, meter);
  const dominating = deals?.vectors.filter((one) => covers(one, vector) && !covers(vector, one)) ?? [];
  const distances = deals?.vectors.map((one) => distance(one, vector, bargainers)) ?? [];
  const toPoints = POINTS.map((name) => [name, chosen && distance(chosen[name], vector, bargainers)]);
  return {
    worth: bargainers.told(vector),
    acceptable,
    onFrontier: acceptable && (deals === null ? null : dominating.length === 0),
    dominatedBy: deals?.first(MOST_DOMINATING, dominating) ?? [],
    distance: distances.length === 0 ? null : Math.min(...distances),
    toPoints: Object.fromEntries(toPoints) as StandingAnswer['toPoints'],
  };
}

/** Whether the deal is agreed on in some world and keeps the given terms; `null` where the meter ran out. */
function isAcceptable(deal: Box, given: Box, scenario: Scenario, meter: Meter): boolean | null {
  const keeps = scenario.slots.every(
    (_, at) => !isSettled(given, at) || given.low[at] === deal.low[at] || !isSettled(deal, at),
  );
  if (!keeps) return false;
  const { zone } = pose(scenario, deal);
  const solved = openSolver(zone, meter)?.solver.solve(linesOf(zone)) ?? null;
  return solved && solved.kind === 'found';
}

/** Euclidean, in worth. */
const distance = (one: readonly Amount[], other: readonly Amount[], bargainers: Bargainers): number =>
  Math.hypot(...one.map((amount, at) => bargainers.number(amount - other[at]!)));
