import { MAYBE } from '../language/evaluate.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import { type Closure, closure } from '../solving/closure.ts';
import { firstRow } from '../solving/first-row.ts';
import type { Problem } from '../solving/problem.ts';
import { openSolver, type Solver } from '../solving/satisfiability.ts';
import {
  type ConcessionAnswer,
  type ConflictAnswer,
  type ConflictsAnswer,
  type LineAnswer,
  UNDECIDED_CONFLICTS,
} from './answer.ts';
import type { Box } from './box.ts';
import { type Budget, type Meter, meterOf, type Stop, settle, shareOf } from './budget.ts';
import { type Certifier, certifier, demandedByLines, demandedByRules } from './certify.ts';
import { lineAnswer } from './line-answer.ts';
import { linesOf, type Posed, pose, poseRules, rowOfSlots } from './posed.ts';
import { relaxations } from './relaxations.ts';
import { settledAt } from './settled.ts';

export interface ConflictsAsked {
  /** The given terms as a box, from `boxOf`; all open for none. They act as rules. */
  readonly given: Box;
  /** How many conflicts and how many concessions to list at most. */
  readonly limit: number;
}

/** How many conflicts are looked for and held at most. */
const MOST_CONFLICTS = 100_000;

/** The share of the steps for finding conflicts; the rest is for showing them again, and what would open a zone. */
const FINDING = 7 / 8;
/** What may still be shown once time has run out: a fraction of a second. */
const LAST_STEPS = 200_000;

/** The share of the steps that are left which proving one conflict again may take. */
const CERTIFYING = 1 / 4;

/**
 * Why there is no zone: every minimal conflict, every minimal concession (semantics 5). What is listed was found by
 * solving and shown again without it.
 */
export function conflicts(scenario: Scenario, asked: ConflictsAsked, budget: Budget): ConflictsAnswer {
  const meter = meterOf(budget);
  const posed = pose(scenario, asked.given);
  const found = clashesIn(posed.conflicts, meter, budget.progress);
  if (found === null) return { ...UNDECIDED_CONFLICTS, ...ending(meter, false) };
  if (found === 'none')
    return { ...UNDECIDED_CONFLICTS, exists: true, counts: { conflicts: '0', concessions: '0' }, ...ending(meter) };
  if (found.closure?.impossible) return whyImpossible(posed, asked, meter, budget);
  return whyNoZone(posed, asked, found, meter);
}

const ending = ({ stopped, spent }: Meter, complete = true, why: Stop = 'steps') => ({
  complete: complete && stopped === null,
  stopped: stopped ?? (complete ? null : why),
  steps: spent,
});

/** Why not all is known: what ended its share, or there are more conflicts than can be held; or some were not shown again. */
const whyCut = ({ closure, stopped }: Clashing): Stop => stopped ?? (closure?.complete === false ? 'bytes' : 'steps');

/** What showing again may cost: the rest, and where time has run out a little all the same. */
function restOf(meter: Meter): Meter {
  return meter.stopped === 'time' ? meterOf({ steps: LAST_STEPS, bytes: meter.limits.bytes }) : meter;
}

/** Lines that cannot all hold: their closure as far as its share of the meter reached, and what ended that. */
interface Clashing {
  readonly closure: Closure | null;
  readonly stopped: Stop | null;
}

function clashesIn(problem: Problem, meter: Meter, progress?: (share: number) => void): Clashing | 'none' | null {
  const portion = shareOf(meter, { steps: FINDING, bytes: 1 });
  const opened = openSolver(problem, portion);
  const whole = opened?.solver.solve(linesOf(problem)) ?? null;
  const options = { most: MOST_CONFLICTS, ...(progress === undefined ? {} : { progress }) };
  const found =
    whole?.kind === 'refuted' ? closure(problem, opened!.partition, opened!.solver, portion, options) : null;
  settle(meter, portion);
  if (whole === null) {
    meter.stopped ??= portion.stopped;
    return null;
  }
  return whole.kind === 'found' ? 'none' : { closure: found, stopped: portion.stopped };
}

/** No deal satisfies the rules: which of them clash, and nothing a party could concede. */
function whyImpossible(posed: Posed, { given, limit }: ConflictsAsked, meter: Meter, budget: Budget): ConflictsAnswer {
  const { scenario } = posed;
  const { rules } = scenario;
  const clashing = clashesIn(poseRules(posed), meter, budget.progress);
  const found = clashing === 'none' ? null : clashing;
  const closure = found?.closure ?? null;
  const certify = certifier(demandedByRules(rules), given, scenario);
  const rest = restOf(meter);
  const tell = tellerOf(scenario, given, rest);
  const listing = certified(closure, limit, certify, rest);
  return {
    exists: false,
    impossible: true,
    conflicts: listing.sets.map((members) => conflictAnswer(members, rules, tell)),
    concessions: [],
    counts: { conflicts: countText(closure?.conflictCount), concessions: '0' },
    ...ending(meter, closure?.complete === true && listing.complete, found ? whyCut(found) : 'steps'),
  };
}

function whyNoZone(posed: Posed, { given, limit }: ConflictsAsked, found: Clashing, meter: Meter): ConflictsAnswer {
  const { scenario, lines } = posed;
  const { closure } = found;
  const rest = restOf(meter);
  const said = lines.map(({ line }) => line);
  const tell = tellerOf(scenario, given, rest);
  const certify = certifier(demandedByLines(scenario, lines), given, scenario);
  const listing = certified(closure, limit, certify, rest);
  const candidates = closure?.concessions.first(limit) ?? null;
  const solver = openSolver(posed.conflicts, rest)?.solver;
  const concessions: ConcessionAnswer[] = [];
  for (const members of candidates ?? []) {
    if (!isMinimal(members, closure!, certify, rest)) continue;
    const conceded = solver === undefined ? null : concessionAnswer(members, posed, solver, tell, rest);
    if (conceded === null) break;
    concessions.push(conceded);
  }
  const isWhole = closure?.complete === true && listing.complete && concessions.length === candidates?.length;
  return {
    exists: false,
    impossible: false,
    conflicts: listing.sets.map((members) => conflictAnswer(members, said, tell)),
    concessions,
    counts: { conflicts: countText(closure?.conflictCount), concessions: countText(closure?.concessions.count) },
    ...ending(meter, isWhole, whyCut(found)),
  };
}

const countText = (count: bigint | null | undefined): string | null => (count == null ? null : String(count));

/** The first conflicts that are shown again to be what they are said to be. */
function certified(closure: Closure | null, limit: number, certify: Certifier, meter: Meter) {
  const asked = closure?.conflicts.slice(0, limit) ?? [];
  const sets = asked.filter((members) => isCertified(members, certify, meter));
  return { sets, complete: sets.length === asked.length };
}

function isCertified(members: readonly number[], certify: Certifier, meter: Meter): boolean {
  const portion = shareOf(meter, { steps: CERTIFYING, bytes: 1 });
  const isConflict = certify.isMinimalConflict(members, portion);
  return settle(meter, portion) && isConflict === true;
}

/**
 * Each member is one that some conflict has alone of them: with that one kept and all others given up, the conflict
 * stays. So no smaller set is a concession.
 */
function isMinimal(
  members: readonly number[],
  { conflicts: known }: Closure,
  certify: Certifier,
  meter: Meter,
): boolean {
  return members.every((member) =>
    known.some(
      (conflict) =>
        conflict.includes(member) &&
        conflict.every((one) => one === member || !members.includes(one)) &&
        isCertified(conflict, certify, meter),
    ),
  );
}

/** Lines as they are, no deal being in view. */
type Tell = (line: Line) => LineAnswer;

const tellerOf =
  (scenario: Scenario, given: Box, meter: Meter): Tell =>
  (line) =>
    lineAnswer(line, MAYBE, scenario, given, [], meter, new Map());

const conflictAnswer = (members: readonly number[], lines: readonly Line[], tell: Tell): ConflictAnswer => ({
  members: members.map((at) => tell(lines[at]!)),
  terms: [],
});

/** `null` where the meter ran out before there was a deal to show. */
function concessionAnswer(
  members: readonly number[],
  posed: Posed,
  solver: Solver,
  tell: Tell,
  meter: Meter,
): ConcessionAnswer | null {
  const { scenario, lines, issues, worlds } = posed;
  const kept = lines.map((_, at) => at).filter((at) => !members.includes(at));
  const row = firstRow(solver, kept, [...issues, ...worlds]);
  if (row === null || row === 'none') return null;
  const point = rowOfSlots(posed, row);
  if (!demandedByLines(scenario, lines)(kept).every((demand) => demand.truth(point))) return null;
  const relaxed = relaxations(members, posed, meter);
  if (relaxed === null) return null;
  return {
    members: members.map((at) => tell(lines[at]!.line)),
    witness: { ...settledAt(posed, row), canonical: true },
    relaxations: relaxed,
  };
}
