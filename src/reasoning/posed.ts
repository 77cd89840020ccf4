import { conditionOf } from '../language/condition-of.ts';
import type { Expression } from '../language/expression.ts';
import type { BindingLine, Line, Scenario, ScenarioParty, Slot } from '../negotiation/scenario.ts';
import type { Worth } from '../negotiation/worth.ts';
import { ALWAYS, all, any, type Formula, NEVER, not } from '../solving/formula.ts';
import type { Problem, Row } from '../solving/problem.ts';
import { type Box, isSettled } from './box.ts';
import { formulaOf, type Place, type Places, worthAtLeast } from './formula-of.ts';

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
  const rules = scenario.rules.map((rule) => formulaOfLine(rule, scenario, places));
  const guards = members.map(
    ({ party }) =>
      (formula: Formula) =>
        guarded(party, formula, scenario, places),
  );
  const demands = members.map(({ lines }, at) =>
    lines.map(({ line }) => guards[at]!(formulaOfLine(line, scenario, places))),
  );
  const lines = members.flatMap((member) => member.lines);
  const memberOf = members.flatMap((member, at) => member.lines.map(() => at));
  const said = { scenario, places, lines, issues: variables('issue'), worlds: variables('circumstance') };
  if (agreement.kind === 'unanimity') {
    const problem = { sizes, hard: rules, lines: demands.flat() };
    return { ...said, zone: problem, conflicts: problem, bind: (line, formula) => guards[memberOf[line]!]!(formula) };
  }
  const vetoes = members.map(({ party }) => agreement.vetoes.includes(party.id));
  const counted = members.map((_, at): Formula => ({ kind: 'within', variable: sizes.length + at, low: 1, high: 1 }));
  const ifCounted = (member: number, formula: Formula) => any([not(counted[member]!), formula]);
  const accepted = demands.map((formulas) => all(formulas));
  return {
    ...said,
    bind: (line, formula) => ifCounted(memberOf[line]!, guards[memberOf[line]!]!(formula)),
    zone: { sizes, hard: rules, lines: [quorum(accepted, vetoes, agreement.atLeast)] },
    conflicts: {
      sizes: [...sizes, ...members.map(() => 2)],
      hard: [...rules, quorum(counted, vetoes, agreement.atLeast)],
      lines: demands.flatMap((formulas, at) => formulas.map((formula) => ifCounted(at, formula))),
    },
  };
}

/** The rules alone, each a line: for why no deal satisfies them. */
export const poseRules = ({ scenario, places, zone: { sizes } }: Posed): Problem => ({
  sizes,
  hard: [],
  lines: scenario.rules.map((rule) => formulaOfLine(rule, scenario, places)),
});

const formulaOfExpression = (expression: Expression, { slotOf }: Scenario, places: Places): Formula =>
  formulaOf(conditionOf(expression, slotOf), places);

/** `condition implies formula`, where the party's consent depends on the deal. */
const guarded = ({ consentWhen }: ScenarioParty, formula: Formula, scenario: Scenario, places: Places) =>
  consentWhen === null ? formula : any([not(formulaOfExpression(consentWhen, scenario, places)), formula]);

/** The deal and the world a row stands for: an index for each slot. */
export function rowOfSlots({ places }: Posed, row: Row): number[] {
  return places.map((place) => {
    if (place.kind === 'settled') return place.index;
    if (place.kind === 'variable') return row[place.variable]!;
    return place.variables.reduce((mask, variable, bit) => mask + row[variable]! * 2 ** bit, 0);
  });
}

/** The worth that a reservation threshold is about. */
export const worthBehind = ({ party }: Line, { parties }: Scenario): Worth =>
  parties.find(({ id }) => id === party)!.worth!;

/** What a line asks, whether or not its party's consent counts. */
function formulaOfLine(line: Line, scenario: Scenario, places: Places): Formula {
  if (line.expression !== null) return formulaOfExpression(line.expression, scenario, places);
  const worth = worthBehind(line, scenario);
  return worthAtLeast(worth, worth.reservation!, places);
}

/** Variables in the order in which rows of indices are compared: a set's highest option is its first. */
export const variablesOf = (place: Place): readonly number[] =>
  place.kind === 'variable' ? [place.variable] : place.kind === 'options' ? place.variables.toReversed() : [];

function placesOf(slots: readonly Slot[], given: Box): { places: Place[]; sizes: number[] } {
  const sizes: number[] = [];
  const places = slots.map((slot, at): Place => {
    if (isSettled(given, at)) return { kind: 'settled', index: given.low[at]! };
    if (slot.domain.type !== 'set') return { kind: 'variable', variable: sizes.push(slot.size) - 1, size: slot.size };
    return { kind: 'options', variables: slot.domain.options.map(() => sizes.push(2) - 1) };
  });
  return { places, sizes };
}

/** At least `n` of the formulas hold, and those of the vetoes do. */
const quorum = (formulas: readonly Formula[], vetoes: readonly boolean[], n: number): Formula =>
  all([...formulas.filter((_, at) => vetoes[at]), atLeast(formulas, n)]);

function atLeast(formulas: readonly Formula[], n: number): Formula {
  const open = formulas.filter((formula) => formula.kind !== 'constant');
  const certain = formulas.filter((formula) => formula.kind === 'constant' && formula.value).length;
  const low = BigInt(n - certain);
  if (low <= 0n) return ALWAYS;
  if (open.length < low) return NEVER;
  const parts = open.map((formula) => ({ kind: 'formula', formula, weight: 1n }) as const);
  return { kind: 'sum', parts, low, high: null };
}
