import { compileStatuses, type Row, type Statuses } from '../language/evaluate.ts';
import type { Line, Scenario } from '../negotiation/scenario.ts';
import type { Verdict } from './judge.ts';

/**
 * The bare verdict on a complete deal with every circumstance known, as fast as it can be had.
 * LAW: what `judge` says of the same deal.
 */
export function compileVerdict(scenario: Scenario): (row: Row) => Exclude<Verdict, 'undetermined'> {
  const rules = scenario.rules.map((rule) => rule.constraint.truth);
  const demands = scenario.demands.map((demand) => demand.truth);
  return (row) => {
    for (const rule of rules) if (!rule(row)) return 'impossible';
    for (const demand of demands) if (!demand(row)) return 'unacceptable';
    return 'acceptable';
  };
}

/** Every rule, then every party's lines: the order of `compileLines`. */
export const linesOf = (scenario: Scenario): Line[] => [
  ...scenario.rules,
  ...scenario.parties.flatMap((party) => party.lines),
];

/** Whether each line holds in such a deal, 1 or 0, in the order of `linesOf`. LAW: what each line's own truth says. */
export const compileLines = (scenario: Scenario): Statuses =>
  compileStatuses(
    linesOf(scenario).map((line) => line.expression ?? line.constraint.truth),
    scenario.slotOf,
  );
