import type { Scenario } from '../negotiation/scenario.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Box } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf } from './budget.ts';
import { type Chosen, POINTS } from './fair-points.ts';
import { type FrontierAnswer, UNDECIDED_FRONTIER } from './frontier-answer.ts';
import { FrontierDeals } from './frontier-deals.ts';
import { mapFrontier } from './mapped-frontier.ts';
import { linesOf, pose } from './posed.ts';
import { standingOf } from './standing.ts';
import { Bargainers } from './worth-vectors.ts';

export interface FrontierAsked {
  /** Terms that act as rules. */
  readonly given: Box;
  /** A deal to be placed: every issue settled on which anybody's worth hangs. */
  readonly deal: Box | null;
  /** Whether points give everybody more than the disagreement point, instead of no less. */
  readonly strict: boolean;
  readonly limit: number;
}

/** The share for what all deals are worth; the rest is for the deals that are told. */
const MAP = { steps: 3 / 4, bytes: 3 / 4 };

/**
 * The deals of the zone than which none is worth more to somebody and less to nobody, and the fair ones among them
 * (semantics 6): for those whose acceptance decides and who have told what deals are worth to them.
 */
export function frontier(scenario: Scenario, asked: FrontierAsked, budget: Budget): FrontierAnswer {
  const meter = meterOf(budget);
  const bargainers = new Bargainers(scenario);
  const posed = pose(scenario, asked.given);
  const place = (deals: FrontierDeals | null, chosen: Chosen | null) =>
    asked.deal && standingOf(asked.deal, asked.given, bargainers, deals, chosen, scenario, meter);
  const said = { parties: bargainers.all.map(({ party }) => party.id), leftOut: leftOutOf(scenario, bargainers) };
  const solver = openSolver(posed.zone, meter)?.solver;
  const solved = solver?.solve(linesOf(posed.zone)) ?? null;
  if (solver === undefined || solved === null) return answer({ ...said, deal: place(null, null) }, meter, false);
  if (solved.kind === 'refuted') {
    const allowed = solver.solve([]);
    const none = { exists: false, impossible: allowed?.kind === 'refuted', counts: { deals: '0' } };
    return answer({ ...said, ...none, noPoints: 'no_zone', deal: place(null, null) }, meter, allowed !== null);
  }
  budget.progress?.(1 / 4);
  if (bargainers.all.length === 0) {
    return answer({ ...said, exists: true, noPoints: 'no_preferences', deal: place(null, null) }, meter, true);
  }
  const portion = shareOf(meter, MAP);
  const map = mapFrontier(posed, bargainers, portion);
  settle(meter, portion);
  budget.progress?.(3 / 4);
  map?.chargeTo(meter);
  if (map === null) return answer({ ...said, exists: true, deal: place(null, null) }, meter, false, portion.stopped);
  const deals = new FrontierDeals(posed, bargainers, map, meter);
  const known = { ...said, exists: true, deals: deals.first(asked.limit), most: bargainers.told(map.most) };
  if (!map.complete) return answer({ ...known, deal: place(null, null) }, meter, false, portion.stopped ?? 'steps');
  const chosen = deals.chosen(asked.strict);
  const points = Object.fromEntries(POINTS.map((name) => [name, chosen && deals.point(chosen[name])]));
  const told = {
    counts: { deals: String(map.vectors.length) },
    points: points as FrontierAnswer['points'],
    noPoints: chosen === null ? ('somebody_loses' as const) : null,
  };
  return answer({ ...known, ...told, deal: place(deals, chosen) }, meter, true);
}

function answer(
  known: Partial<FrontierAnswer>,
  { stopped, spent }: Meter,
  complete: boolean,
  stop = stopped,
): FrontierAnswer {
  return {
    ...UNDECIDED_FRONTIER,
    ...known,
    complete: complete && stopped === null,
    stopped: stopped ?? (complete ? null : stop),
    steps: spent,
  };
}

function leftOutOf({ parties, members }: Scenario, { all }: Bargainers): FrontierAnswer['leftOut'] {
  const deciding = new Set(members.map(({ party }) => party.id));
  const compared = new Set(all.map(({ party }) => party.id));
  return parties.flatMap(({ id }) => {
    if (compared.has(id)) return [];
    return [{ party: id, why: deciding.has(id) ? 'no_preferences' : 'does_not_decide' }];
  });
}
