import type { Rational } from '../language/rational.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { NearestAnswer } from './answer.ts';
import type { Box } from './box.ts';
import { type Budget, meterOf } from './budget.ts';
import { search } from './search.ts';

export interface NearestAsked {
  /** The deal, from `boxOf`. */
  readonly deal: Box;
  /** By slot; one that is missing weighs 1. Not below zero. */
  readonly weights: ReadonlyMap<number, Rational>;
  /** Slots of issues not to touch. */
  readonly keep: readonly number[];
  readonly limit: number;
}

/** The acceptable deals closest to a given one, all of them up to a limit (semantics 5). */
export function nearest(scenario: Scenario, asked: NearestAsked, budget: Budget): NearestAnswer {
  const meter = meterOf(budget);
  const rules = scenario.rules.map((rule) => rule.constraint);
  const already = search([...rules, ...scenario.demands], asked.deal, scenario.slots, meter);
  return {
    exists: already ? true : null,
    impossible: false,
    deals: [],
    complete: false,
    stopped: meter.stopped,
    steps: meter.spent,
  };
}
