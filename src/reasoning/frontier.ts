import type { Scenario } from '../negotiation/scenario.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Box } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf } from './budget.ts';
import { POINTS } from './fair-points.ts';
import { type FoundPoints, searchPoints } from './fair-search.ts';
import { type FrontierAnswer, UNDECIDED_FRONTIER } from './frontier-answer.ts';
import { FrontierDeals, pointAt } from './frontier-deals.ts';
import { wholeFrontier } from './mapped-frontier.ts';
import { openMapping } from './mapping.ts';
import { linesOf, type Posed, pose } from './posed.ts';
import { someOfFrontier } from './some-of-frontier.ts';
import { type Charted, NO_POINTS, NOT_CHARTED, standingOf } from './standing.ts';
import { Bargainers } from './worth-vectors.ts';
import { searchOf } from './zone-search.ts';

export interface FrontierAsked {
  /** Terms that act as rules. */
  readonly given: Box;
  /** A deal to be placed: every issue settled on which anybody's worth hangs. */
  readonly deal: Box | null;
  /** Whether points give everybody more than the disagreement point, instead of no less. */
  readonly strict: boolean;
  readonly limit: number;
}

/** The shares of the steps left and of the bytes: for a diagram of the zone, all of its frontier, and single deals. */
const OPENED = { steps: 3 / 4, bytes: 3 / 4 };
const WHOLE = { steps: 1 / 4, bytes: 3 / 4 };
const SEARCHED = { steps: 3 / 4, bytes: 3 / 4 };

/**
 * The deals of the zone than which none is worth more to somebody and less to nobody, and the fair ones among them
 * (semantics 6): for those whose acceptance decides and who have told what deals are worth to them. Where there are too
 * many to know all, fair ones are looked for one by one.
 */
export function frontier(scenario: Scenario, asked: FrontierAsked, budget: Budget): FrontierAnswer {
  const meter = meterOf(budget);
  const bargainers = new Bargainers(scenario);
  const posed = pose(scenario, asked.given);
  const place = (known: Partial<Charted>) =>
    asked.deal && standingOf(asked.deal, asked.given, bargainers, { ...NOT_CHARTED, ...known }, scenario, meter);
  const said = {
    parties: bargainers.all.map(({ party }) => party.id),
    leftOut: leftOutOf(scenario, bargainers),
    indifferent: indifferentOf(scenario, bargainers),
  };
  const solver = openSolver(posed.zone, meter)?.solver;
  const solved = solver?.solve(linesOf(posed.zone)) ?? null;
  if (solver === undefined || solved === null) return answer({ ...said, deal: place({}) }, meter, false);
  if (solved.kind === 'refuted') {
    const allowed = solver.solve([]);
    const none = { exists: false, impossible: allowed?.kind === 'refuted', counts: { deals: '0' } };
    return answer({ ...said, ...none, noPoints: 'no_zone', deal: place({}) }, meter, allowed !== null);
  }
  budget.progress?.(1 / 4);
  if (bargainers.all.length === 0) {
    return answer({ ...said, exists: true, noPoints: 'no_preferences', deal: place({}) }, meter, true);
  }
  const charted = chart(posed, bargainers, asked.strict, meter);
  budget.progress?.(3 / 4);
  const { map, points, stopped } = charted;
  const deals = map && new FrontierDeals(posed, bargainers, map, meter);
  const found = deals && map?.complete ? deals.points(asked.strict) : points;
  const told = {
    deals: deals?.first(asked.limit) ?? [],
    most: map && bargainers.told(map.most),
    counts: { deals: map?.complete ? String(map.vectors.length) : null },
    ...pointsTold(posed, bargainers, found, meter),
    deal: place({ ...charted, points: found, deals }),
  };
  return answer({ ...said, exists: true, ...told }, meter, map?.complete === true, stopped);
}

/** Everything at once, or what can be found without. */
function chart(posed: Posed, bargainers: Bargainers, strict: boolean, meter: Meter) {
  const within = <T>(share: typeof OPENED, act: (portion: Meter) => T) => {
    const portion = shareOf(meter, share);
    const result = act(portion);
    settle(meter, portion);
    return { result, stopped: portion.stopped };
  };
  const { result: mapping, stopped } = within(OPENED, (portion) => openMapping(posed, bargainers, portion));
  if (mapping === null) return { ...NOT_CHARTED, stopped };
  const { diagram } = mapping.compiled;
  const whole = within(WHOLE, (portion) => {
    diagram.chargeTo(portion);
    return wholeFrontier(mapping);
  });
  const { result: search } = within(SEARCHED, (portion) => (whole.result === null ? searchOf(mapping, portion) : null));
  const { result: points } = within(SEARCHED, (portion) =>
    search === null ? NO_POINTS : searchPoints(search, mapping, strict, portion),
  );
  const { result: some } = within(SEARCHED, (portion) => {
    diagram.chargeTo(portion);
    return whole.result === null ? someOfFrontier(mapping) : null;
  });
  diagram.chargeTo(meter);
  return { mapping, search, points, map: whole.result ?? some, stopped: whole.stopped };
}

function pointsTold(posed: Posed, bargainers: Bargainers, { points, somebodyLoses }: FoundPoints, meter: Meter) {
  const told = POINTS.map((name) => [name, points[name] && pointAt(posed, bargainers, points[name], meter)] as const);
  const none = somebodyLoses ? ('somebody_loses' as const) : ('not_decided' as const);
  return {
    points: Object.fromEntries(told) as FrontierAnswer['points'],
    noPoints: told.some(([, point]) => point !== null) ? null : none,
  };
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

function indifferentOf({ slots }: Scenario, { all }: Bargainers): FrontierAnswer['indifferent'] {
  return all.flatMap(({ party, worth }) => {
    const issues = worth.parts.flatMap((part) => (part.indifferent ? [slots[part.slot]!.id] : []));
    return issues.length === 0 ? [] : [{ party: party.id, issues }];
  });
}
