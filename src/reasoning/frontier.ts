import type { Scenario } from '../negotiation/scenario.ts';
import { openSolver } from '../solving/satisfiability.ts';
import type { Box } from './box.ts';
import { type Budget, type Meter, meterOf } from './budget.ts';
import { chart } from './chart.ts';
import { POINTS } from './fair-points.ts';
import type { FoundPoints } from './fair-search.ts';
import { type FrontierAnswer, UNDECIDED_FRONTIER } from './frontier-answer.ts';
import { FrontierDeals, pointAt } from './frontier-deals.ts';
import { linesOf, type Posed, pose } from './posed.ts';
import { type Charted, NOT_CHARTED, standingOf } from './standing.ts';
import { thresholdsApart } from './thresholds.ts';
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
  const noZone = (impossible: boolean) => {
    const none = { exists: false, impossible, counts: { deals: '0' }, noPoints: 'no_zone' as const };
    return { ...said, ...none, deal: place({}) };
  };
  // Thresholds are left to whoever looks for deals: mostly that is less work than to tell all values apart.
  const { problem } = thresholdsApart(posed, bargainers);
  const solver = openSolver(problem, meter)?.solver;
  const solved = solver?.solve(linesOf(problem)) ?? null;
  if (solver === undefined || solved === null) return answer({ ...said, deal: place({}) }, meter, false);
  if (solved.kind === 'refuted') {
    const allowed = solver.solve([]);
    return answer(noZone(allowed?.kind === 'refuted'), meter, allowed !== null);
  }
  budget.progress?.(1 / 4);
  if (bargainers.all.length === 0) {
    return answer({ ...said, exists: true, noPoints: 'no_preferences', deal: place({}) }, meter, true);
  }
  const charted = chart(posed, bargainers, asked.strict, meter);
  if (charted.exists === false) return answer(noZone(false), meter, true);
  budget.progress?.(3 / 4);
  const { map, points, stopped } = charted;
  const deals = map && new FrontierDeals(posed, bargainers, map, meter);
  const found = deals && map?.complete ? deals.points(asked.strict) : points;
  const told = {
    deals: deals?.spread(asked.limit) ?? [],
    most: map?.most ? bargainers.told(map.most) : null,
    counts: { deals: map?.complete ? String(map.vectors.length) : null },
    ...pointsTold(posed, bargainers, found, charted.exists, meter),
    deal: place({ ...charted, points: found, deals }),
  };
  return answer({ ...said, exists: charted.exists, ...told }, meter, map?.complete === true, stopped);
}

/** @param exists where no deal is known to be, that all leave somebody worse off says nothing */
function pointsTold(
  posed: Posed,
  bargainers: Bargainers,
  { points, somebodyLoses }: FoundPoints,
  exists: boolean | null,
  meter: Meter,
) {
  const told = POINTS.map((name) => [name, points[name] && pointAt(posed, bargainers, points[name], meter)] as const);
  const none = exists && somebodyLoses ? ('somebody_loses' as const) : ('not_decided' as const);
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
