import { NO, YES } from '../language/evaluate.ts';
import type { Expression } from '../language/expression.ts';
import { print } from '../language/print.ts';
import { inWords, type Titles } from '../language/words.ts';
import { type Constraint, constraintOf } from '../negotiation/constraint.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { type Box, copyOf, openBox } from './box.ts';
import { type Budget, type Meter, meterOf, type Stop, step } from './budget.ts';
import { search } from './search.ts';
import { joined, type Run, type ValueSet, valueSetOf } from './value-set.ts';

export interface Explanation {
  readonly tree: Expression;
  /** The text as the language prints it. */
  readonly canonical: string;
  readonly words: string;
  /** For each issue it mentions, the values that occur in some deal in which it holds, this expression alone in view. */
  readonly values: Readonly<Record<string, ValueSet>>;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  readonly steps: number;
}

/** An expression taken apart. It must fit the scenario's names; circumstances known on the day have their value. */
export function explain(expression: Expression, scenario: Scenario, budget: Budget): Explanation {
  const meter = meterOf(budget);
  const constraint = constraintOf(expression, scenario.slotOf);
  const issues = constraint.slots.filter((slot) => scenario.slots[slot]!.kind === 'issue');
  const values = issues.map((slot) => [scenario.slots[slot]!.id, valuesOf(slot, constraint, scenario, meter)] as const);
  const words = inWords(expression, titlesOf(scenario));
  const { stopped, spent } = meter;
  const said = { tree: expression, canonical: print(expression), words, values: Object.fromEntries(values) };
  return { ...said, complete: stopped === null, stopped, steps: spent };
}

function titlesOf({ slotOf }: Scenario): Titles {
  return {
    name: (id) => slotOf.get(id)?.title ?? id,
    value: (id, option) => slotOf.get(id)?.titleOf(option) ?? option,
    unit: (id) => {
      const domain = slotOf.get(id)?.domain;
      return domain !== undefined && 'unit' in domain ? domain.unit : undefined;
    },
  };
}

function valuesOf(slot: number, constraint: Constraint, scenario: Scenario, meter: Meter): ValueSet {
  const of = scenario.slots[slot]!;
  const box = openBox(scenario.slots);
  if (of.domain.type !== 'set') return valueSetOf(of, runsWithSome(slot, constraint, box, scenario, meter));
  const some = (from: number, to: number) => someIn(slot, from, to, constraint, box, scenario, meter) !== false;
  const whole = of.size - 1;
  let [always, possible] = [0, 0];
  for (let option = 1; option <= whole; option *= 2) {
    if (some(option, whole)) possible |= option;
    if (!some(0, whole & ~option)) always |= option;
  }
  return valueSetOf(of, [{ from: always & possible, to: possible }]);
}

/** The values of a slot that occur at some point of the box where the constraint holds; unknown ones are kept. */
function runsWithSome(slot: number, constraint: Constraint, box: Box, scenario: Scenario, meter: Meter): Run[] {
  const runs: Run[] = [];
  const look = (from: number, to: number): void => {
    const inside = copyOf(box);
    inside.low[slot] = from;
    inside.high[slot] = to;
    const truth = step(meter) ? constraint.over(inside.low, inside.high) : YES;
    if (truth === NO) return;
    if (truth === YES || (from === to && search([constraint], inside, scenario.slots, meter) !== false)) {
      runs.push({ from, to });
    } else if (from < to) {
      const middle = from + Math.floor((to - from) / 2);
      look(from, middle);
      look(middle + 1, to);
    }
  };
  look(box.low[slot]!, box.high[slot]!);
  return joined(runs);
}

function someIn(
  slot: number,
  from: number,
  to: number,
  constraint: Constraint,
  box: Box,
  scenario: Scenario,
  meter: Meter,
): Box | false | null {
  const inside = copyOf(box);
  inside.low[slot] = from;
  inside.high[slot] = to;
  return search([constraint], inside, scenario.slots, meter);
}
