import type { Problem } from '../solving/problem.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { type Acceptable, ownProblem } from './acceptable.ts';
import { openBox } from './box.ts';
import type { Meter } from './budget.ts';
import { type Place, type Places, placesOf, variablesOf } from './places.ts';
import { probeValues } from './probes.ts';
import type { Read } from './read.ts';
import { remembered } from './remembered.ts';
import { runsAt } from './settled.ts';
import { common, type Run } from './value-set.ts';

/** A party, and what it could accept alone. */
export interface Alone extends Read {
  readonly acceptable: Acceptable;
}

/** The values of a slot that every party could accept alone, each in a deal and a world of its own; `null`: not known. */
export function overlapAt(slot: number, all: readonly Alone[], meter: Meter): readonly Run[] | null {
  const [first] = all;
  if (first === undefined || all.some(({ acceptable }) => !acceptable.complete)) return null;
  if (all.some(({ acceptable }) => acceptable.exists === false)) return [];
  const { domain } = first.scenario.slots[slot]!;
  const runs = all.map(({ acceptable }) => acceptable.values![slot]!);
  if (domain.type !== 'set') return runs.reduce((both, one) => common(both, one));
  if (all.length === 1) return runs[0]!;
  const asked = all.map(({ party, basis }) => `${party.id} ${basis}`).join();
  const find = (portion: Meter) => {
    const runs = subsetsForAll(slot, all, portion);
    return { runs, complete: runs !== null };
  };
  return remembered(first.memo, first.party, `overlap ${slot} ${asked}`, meter, find).runs;
}

/** Which options a set has is known of each party in sum alone; whether one subset suits all is asked of all at once. */
function subsetsForAll(slot: number, all: readonly Alone[], meter: Meter): readonly Run[] | null {
  const sizes: number[] = [];
  const hard: Problem['hard'][number][] = [];
  let shared: Place | undefined;
  for (const { party, scenario } of all) {
    const { slots } = scenario;
    const own = placesOf(slots, openBox(slots));
    const places = own.places.map((place) => movedBy(sizes.length, place));
    shared ??= places[slot]!;
    const joint: Places = places.map((place, at) => (at === slot ? shared! : place));
    sizes.push(...own.sizes);
    hard.push(...ownProblem(party, scenario, joint, sizes).hard);
  }
  const problem: Problem = { sizes, hard, lines: [] };
  const opened = openSolver(problem, meter);
  const solved = opened?.solver.solve([]) ?? null;
  if (opened === null || solved === null) return null;
  if (solved.kind === 'refuted') return [];
  const { values, complete } = probeValues(opened, problem, variablesOf(shared!), solved.row);
  return complete ? runsAt(shared!, values) : null;
}

/** The same place in a problem that begins with so many variables of others. */
function movedBy(by: number, place: Place): Place {
  if (place.kind === 'settled') return place;
  if (place.kind === 'variable') return { ...place, variable: place.variable + by };
  return { ...place, variables: place.variables.map((variable) => variable + by) };
}
