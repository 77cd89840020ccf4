import { MAYBE } from '../language/evaluate.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import { type Closure, closure } from '../solving/closure.ts';
import { firstRow } from '../solving/first-row.ts';
import type { Problem } from '../solving/problem.ts';
import { type Opened, openSolver } from '../solving/satisfiability.ts';
import { type ConcessionAnswer, type ConflictAnswer, type ConflictsAnswer, UNDECIDED_CONFLICTS } from './answer.ts';
import type { Box } from './box.ts';
import { type Budget, type Meter, meterOf, settle, shareOf } from './budget.ts';
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

/** Where something is not known although there are steps left, its own share of them was not enough. */
const ending = ({ stopped, spent }: Meter, complete = true) => ({
  complete: complete && stopped === null,
  stopped: stopped ?? (complete ? null : 'steps'),
  steps: spent,
});

/** Lines that cannot all hold: the solver that showed it, and their closure as far as the meter reached. */
interface Clashing {
  readonly opened: Opened;
  readonly closure: Closure | null;
}

function clashesIn(problem: Problem, meter: Meter, progress?: (share: number) => void): Clashing | 'none' | null {
  const opened = openSolver(problem, meter);
  const whole = opened?.solver.solve(linesOf(problem)) ?? null;
  if (opened === null || whole === null) return null;
  if (whole.kind === 'found') return 'none';
  const options = { most: MOST_CONFLICTS, ...(progress === undefined ? {} : { progress }) };
  return { opened, closure: closure(problem, opened.partition, opened.solver, meter, options) };
}

/** No deal satisfies the rules: which of them clash, and nothing a party could concede. */
function whyImpossible(posed: Posed, { given, limit }: ConflictsAsked, meter: Meter, budget: Budget): ConflictsAnswer {
  const { scenario } = posed;
  const { rules } = scenario;
  const found = clashesIn(poseRules(posed), meter, budget.progress);
  const closure = found === null || found === 'none' ? null : found.closure;
  const certify = certifier(demandedByRules(rules), given, scenario);
  const listing = certified(closure, limit, certify, meter);
  return {
    exists: false,
    impossible: true,
    conflicts: listing.sets.map((members) => conflictAnswer(members, rules, posed, given, meter)),
    concessions: [],
    counts: { conflicts: countText(closure?.conflictCount), concessions: '0' },
    ...ending(meter, closure?.complete === true && listing.complete),
  };
}

function whyNoZone(
  posed: Posed,
  { given, limit }: ConflictsAsked,
  { opened, closure }: Clashing,
  meter: Meter,
): ConflictsAnswer {
  const { scenario, lines } = posed;
  const said = lines.map(({ line }) => line);
  const certify = certifier(demandedByLines(scenario, lines), given, scenario);
  const listing = certified(closure, limit, certify, meter);
  const candidates = closure?.concessions.first(limit) ?? null;
  const concessions: ConcessionAnswer[] = [];
  for (const members of candidates ?? []) {
    if (!isMinimal(members, closure!, certify, meter)) continue;
    const conceded = concessionAnswer(members, posed, opened, given, meter);
    if (conceded === null) break;
    concessions.push(conceded);
  }
  const isWhole = closure?.complete === true && listing.complete && concessions.length === candidates?.length;
  return {
    exists: false,
    impossible: false,
    conflicts: listing.sets.map((members) => conflictAnswer(members, said, posed, given, meter)),
    concessions,
    counts: { conflicts: countText(closure?.conflictCount), concessions: countText(closure?.concessions.count) },
    ...ending(meter, isWhole),
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

function conflictAnswer(
  members: readonly number[],
  lines: readonly Line[],
  { scenario }: Posed,
  given: Box,
  meter: Meter,
): ConflictAnswer {
  return {
    members: members.map((at) => lineAnswer(lines[at]!, MAYBE, scenario, given, [], meter, new Map())),
    terms: [],
  };
}

/** `null` where the meter ran out before there was a deal to show. */
function concessionAnswer(
  members: readonly number[],
  posed: Posed,
  opened: Opened,
  given: Box,
  meter: Meter,
): ConcessionAnswer | null {
  const { scenario, lines, issues, worlds } = posed;
  const kept = lines.map((_, at) => at).filter((at) => !members.includes(at));
  const row = firstRow(opened.solver, kept, [...issues, ...worlds]);
  if (row === null || row === 'none') return null;
  const point = rowOfSlots(posed, row);
  if (!demandedByLines(scenario, lines)(kept).every((demand) => demand.truth(point))) return null;
  const relaxed = relaxations(members, posed, meter);
  if (relaxed === null) return null;
  return {
    members: members.map((at) => lineAnswer(lines[at]!.line, MAYBE, scenario, given, [], meter, new Map())),
    witness: { ...settledAt(posed, row), canonical: true },
    relaxations: relaxed,
  };
}
