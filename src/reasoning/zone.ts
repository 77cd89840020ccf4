import { decode } from '../language/domain.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { ZoneAnswer } from './answer.ts';
import type { Box } from './box.ts';
import { type Budget, meterOf } from './budget.ts';
import { search } from './search.ts';

export interface ZoneAsked {
  /** The given terms as a box, from `boxOf`; all open for none. They act as rules. */
  readonly given: Box;
  readonly count: boolean;
  readonly values: boolean;
  /** Deals that work in every world the rules allow, instead of in some. */
  readonly robust: boolean;
  /** How many deals of the zone to draw, each as likely as every other. */
  readonly sample: number;
  readonly seed: number;
}

/** Is there a deal that everybody whose consent counts accepts, and what do such deals look like (semantics 5)? */
export function zone(scenario: Scenario, asked: ZoneAsked, budget: Budget): ZoneAnswer {
  const meter = meterOf(budget);
  const rules = scenario.rules.map((rule) => rule.constraint);
  const found = search([...rules, ...scenario.demands], asked.given, scenario.slots, meter);
  const impossible = found === false && search(rules, asked.given, scenario.slots, meter) === false;
  const terms = (kind: 'issue' | 'circumstance', row: readonly number[]) =>
    Object.fromEntries(
      scenario.slots.flatMap((slot, at) =>
        slot.kind === kind ? [[slot.id, decode(slot.domain, row[at]!)] as const] : [],
      ),
    );
  return {
    exists: found === null ? null : found !== false,
    impossible,
    witness: found ? { terms: terms('issue', found.low), canonical: false } : null,
    count: found === false ? '0' : null,
    possible: impossible ? '0' : null,
    share: null,
    estimate: null,
    values: null,
    sample: [],
    complete: found === false,
    stopped: meter.stopped,
    steps: meter.spent,
  };
}
