import type { Row } from '../language/evaluate.ts';
import type { Scenario } from '../negotiation/scenario.ts';
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
