import { MAYBE } from '../language/evaluate.ts';
import { demandsOf } from '../negotiation/demands.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { ConflictsAnswer } from './answer.ts';
import type { Box } from './box.ts';
import { type Budget, meterOf } from './budget.ts';
import { lineAnswer } from './line-answer.ts';
import { minimalTrueSets } from './minimal-sets.ts';
import { search } from './search.ts';

export interface ConflictsAsked {
  /** The given terms as a box, from `boxOf`; all open for none. They act as rules. */
  readonly given: Box;
  /** How many conflicts and how many concessions to list at most. */
  readonly limit: number;
}

/** Why there is no zone: every minimal conflict, every minimal concession (semantics 5). */
export function conflicts(scenario: Scenario, asked: ConflictsAsked, budget: Budget): ConflictsAnswer {
  const meter = meterOf(budget);
  const { given, limit } = asked;
  const rules = scenario.rules.map((rule) => rule.constraint);
  const lines = scenario.members.flatMap((member) => member.lines);
  const listed = minimalTrueSets(
    lines.length,
    (chosen) => {
      const binding = chosen.map((at) => lines[at]!);
      const demands = demandsOf(scenario.agreement, scenario.members, (line) => binding.includes(line));
      const found = search([...rules, ...demands], given, scenario.slots, meter);
      return found === null ? null : found === false;
    },
    limit,
  );
  const memo = new Map();
  return {
    exists: listed.sets.length > 0 ? false : listed.complete ? true : null,
    impossible: listed.sets[0]?.length === 0,
    conflicts: listed.sets
      .filter((set) => set.length > 0)
      .map((set) => ({
        members: set.map((at) => lineAnswer(lines[at]!.line, MAYBE, scenario, given, [], meter, memo)),
        terms: [],
      })),
    concessions: [],
    counts: { conflicts: listed.complete ? String(listed.sets.length) : null, concessions: null },
    complete: false,
    stopped: meter.stopped,
    steps: meter.spent,
  };
}
