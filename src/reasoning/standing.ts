import type { Scenario } from '../negotiation/scenario.ts';
import type { Amount } from '../negotiation/worth.ts';
import { larger } from '../solving/arithmetic.ts';
import { covers } from '../solving/vectors.ts';
import type { Box } from './box.ts';
import { copyOf, isSettled } from './box.ts';
import type { Meter } from './budget.ts';
import { sumGoal } from './fair-goals.ts';
import { POINTS } from './fair-points.ts';
import { type FoundPoints, sharing } from './fair-search.ts';
import type { StandingAnswer, WorthyDeal } from './frontier-answer.ts';
import { dealAt, type FrontierDeals } from './frontier-deals.ts';
import { isAnyAgreed } from './is-agreed.ts';
import type { MappedFrontier } from './mapped-frontier.ts';
import type { Mapping } from './mapping.ts';
import { pose } from './posed.ts';
import type { Bargainers } from './worth-vectors.ts';
import type { ZoneSearch } from './zone-search.ts';

const MOST_DOMINATING = 10;

/** What is known of a frontier when a deal is to be placed. */
export interface Charted {
  readonly mapping: Mapping | null;
  readonly search: ZoneSearch | null;
  readonly map: MappedFrontier | null;
  readonly deals: FrontierDeals | null;
  readonly points: FoundPoints;
}

export const NO_POINTS: FoundPoints = {
  points: { nash: null, kalai_smorodinsky: null, egalitarian: null, utilitarian: null },
  somebodyLoses: false,
};
export const NOT_CHARTED: Charted = { mapping: null, search: null, map: null, deals: null, points: NO_POINTS };

/** Where a complete deal stands among those of a frontier, which may not be known. */
export function standingOf(
  deal: Box,
  given: Box,
  bargainers: Bargainers,
  charted: Charted,
  scenario: Scenario,
  meter: Meter,
): StandingAnswer {
  const vector = bargainers.vectorAt(deal.low);
  const acceptable = isAcceptable(deal, given, scenario, meter);
  const deals = charted.map?.complete ? charted.deals : null;
  const distances = deals?.vectors.map((one) => distance(one, vector, bargainers)) ?? [];
  const toPoints = POINTS.map((name) => {
    const point = charted.points.points[name];
    return [name, point?.exact ? distance(point.vector, vector, bargainers) : null];
  });
  const dominating = deals === null ? dominatingOne(vector, bargainers, charted, meter) : amongAll(vector, deals);
  const isDominated = dominating?.isDominated ?? null;
  return {
    worth: bargainers.told(vector),
    acceptable,
    onFrontier: isDominated || acceptable === false ? false : isDominated === null || acceptable === null ? null : true,
    dominatedBy: dominating?.by ?? [],
    distance: distances.length === 0 ? null : Math.min(...distances),
    toPoints: Object.fromEntries(toPoints) as StandingAnswer['toPoints'],
  };
}

interface Dominating {
  readonly isDominated: boolean;
  readonly by: readonly WorthyDeal[];
}

function amongAll(vector: readonly Amount[], deals: FrontierDeals): Dominating {
  const dominating = deals.vectors.filter((one) => covers(one, vector) && !covers(vector, one));
  return { isDominated: dominating.length > 0, by: deals.first(MOST_DOMINATING, dominating) };
}

/** Of the deals of the zone worth less to nobody the one with the greatest sum: where that is no greater, none dominates. */
function dominatingOne(
  vector: readonly Amount[],
  bargainers: Bargainers,
  { mapping, search }: Charted,
  meter: Meter,
): Dominating | null {
  if (mapping === null || search === null) return null;
  const floors = vector.map((amount, at) => larger(amount, mapping.floors[at]!) - mapping.settled[at]!);
  const { unit, most } = search;
  const stakes = { without: floors, least: 0n, most, unit, scale: bargainers.scale };
  const { found, proved } = sharing(
    search,
    sumGoal(stakes, floors, () => 1n, true),
    meter,
    1 / 2,
  );
  if (found !== null && !covers(vector, found.vector)) {
    const by = dealAt(mapping.posed, bargainers, found, meter);
    return { isDominated: true, by: by === null ? [] : [by] };
  }
  return proved ? { isDominated: false, by: [] } : null;
}

/** Whether the deal, filled in with given terms that it keeps to, is agreed on in some world; `null` where the meter ran out. */
function isAcceptable(deal: Box, given: Box, scenario: Scenario, meter: Meter): boolean | null {
  const keeps = scenario.slots.every(
    (_, at) => !isSettled(given, at) || given.low[at] === deal.low[at] || !isSettled(deal, at),
  );
  if (!keeps) return false;
  const kept = copyOf(deal);
  for (const at of scenario.slots.keys()) {
    if (isSettled(given, at)) kept.low[at] = kept.high[at] = given.low[at]!;
  }
  return isAnyAgreed(pose(scenario, kept), meter);
}

/** Euclidean, in worth. */
const distance = (one: readonly Amount[], other: readonly Amount[], bargainers: Bargainers): number =>
  Math.hypot(...one.map((amount, at) => bargainers.number(amount - other[at]!)));
