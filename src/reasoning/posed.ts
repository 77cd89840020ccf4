import type { Constraint } from '../negotiation/constraint.ts';
import type { BindingLine, Line, Scenario, Slot } from '../negotiation/scenario.ts';
import type { Worth } from '../negotiation/worth.ts';
import { any, type Formula, not } from '../solving/formula.ts';
import type { Problem, Row } from '../solving/problem.ts';
import type { Box } from './box.ts';
import { atLeast, constraintFormula } from './formula-of.ts';
import { indicesAt, type Places, placesOf, variablesOf } from './places.ts';

/**
 * A scenario with some slots settled, as problems that a solver knows how to solve: rules always hold, and the lines
 * are those of L (semantics 5) or what agreement comes to.
 */
export interface Posed {
  readonly scenario: Scenario;
  readonly places: Places;
  /** The binding lines of L, in the order of `conflicts.lines`: parties in byte order, each party's lines in its own. */
  readonly lines: readonly BindingLine[];
  /** Rows are deals in worlds, issue and circumstance by turns; all lines together are agreement. */
  readonly zone: Problem;
  /**
   * A line for each binding line. Under a quorum there is one more variable for each member, whether it is counted
   * among those that accept, so that with only some lines binding it is satisfiable where agreement can be reached.
   */
  readonly conflicts: Problem;
  /** What binds where a formula stands in place of the one a binding line came to, by its number in `lines`. */
  readonly bind: (line: number, formula: Formula) => Formula;
  /** Variables of open issues, in byte order of issues; a set's highest option first. */
  readonly issues: readonly number[];
  /** Variables of circumstances that are not known. */
  readonly worlds: readonly number[];
}

/** @param given what is settled: terms that act as rules, and known circumstances */
export function pose(scenario: Scenario, given: Box): Posed {
  const { agreement, members, slots } = scenario;
  const { places, sizes } = placesOf(slots, given);
  const variables = (kind: Slot['kind']) =>
    slots.flatMap((slot, at) => (slot.kind === kind ? variablesOf(places[at]!) : []));
  const of = (constraint: Constraint) => constraintFormula(constraint, places);
  const hard = scenario.rules.map((rule) => of(rule.constraint));
  const zone: Problem = { sizes, hard, lines: scenario.demands.map(of) };
  const lines = members.flatMap((member) => member.lines);
  const said = { scenario, places, lines, zone, issues: variables('issue'), worlds: variables('circumstance') };
  const partyOf = members.flatMap((member) => member.lines.map(() => member.party));
  const guarded = (line: number, formula: Formula) => {
    const { condition } = partyOf[line]!;
    return condition === null ? formula : any([not(of(condition)), formula]);
  };
  if (agreement.kind === 'unanimity') return { ...said, conflicts: zone, bind: guarded };
  const counted = members.map((_, at): Formula => ({ kind: 'within', variable: sizes.length + at, low: 1, high: 1 }));
  const counts = members.flatMap((member, at) => member.lines.map(() => counted[at]!));
  const vetoes = counted.filter((_, at) => agreement.vetoes.includes(members[at]!.party.id));
  const conflicts: Problem = {
    sizes: [...sizes, ...members.map(() => 2)],
    hard: [...hard, atLeast(agreement.atLeast, counted), ...vetoes],
    lines: lines.map(({ demands }, at) => any([not(counts[at]!), of(demands)])),
  };
  return { ...said, conflicts, bind: (line, formula) => any([not(counts[line]!), guarded(line, formula)]) };
}

/** The rules alone, each a line: for why no deal satisfies them. */
export const poseRules = ({ zone: { sizes, hard } }: Posed): Problem => ({ sizes, hard: [], lines: hard });

/** The deal and the world a row stands for: an index for each slot. */
export const rowOfSlots = ({ places }: Posed, row: Row): number[] => indicesAt(places, row);

/** The worth that a reservation threshold is about. */
export const worthBehind = ({ party }: Line, { parties }: Scenario): Worth =>
  parties.find(({ id }) => id === party)!.worth!;

/** All lines of a problem, by number. */
export const linesOf = ({ lines }: Problem): number[] => lines.map((_, at) => at);

/** Whether the deal of a row keeps the rules and is agreed on in its world: asked of the lines themselves. */
export function agreedAt(posed: Posed, row: Row): boolean {
  const point = rowOfSlots(posed, row);
  const { rules, demands } = posed.scenario;
  return rules.every((rule) => rule.constraint.truth(point)) && demands.every((demand) => demand.truth(point));
}

/** A row that has these values for the variables of issues, and for those of worlds if they are given. */
export function rowOf({ issues, worlds, zone: { sizes } }: Posed, values: Row): Row {
  const row = sizes.map(() => 0);
  const variables = [...issues, ...worlds];
  for (const [at, value] of values.entries()) row[variables[at]!] = value;
  return row;
}
