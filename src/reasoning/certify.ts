import type { Constraint } from '../negotiation/constraint.ts';
import { demandsOf } from '../negotiation/demands.ts';
import type { BindingLine, Line, Scenario } from '../negotiation/scenario.ts';
import type { Box } from './box.ts';
import type { Meter } from './budget.ts';
import { search } from './search.ts';

/**
 * What a solver found, shown again without it: by search over boxes, which shares no encoding and no code with it.
 * So a fault in a solver can cost an answer its completeness, never its truth.
 */
export interface Certifier {
  /** Whether these lines cannot hold together, and any of them left out the others can. `null`: the meter ran out. */
  isMinimalConflict(members: readonly number[], meter: Meter): boolean | null;
}

/** @param demandedBy what a deal must satisfy with only some of the lines in force */
export function certifier(
  demandedBy: (members: readonly number[]) => readonly Constraint[],
  given: Box,
  { slots }: Scenario,
): Certifier {
  const possible = (members: readonly number[], meter: Meter): boolean | null => {
    const found = search(demandedBy(members), given, slots, meter);
    return found === null ? null : found !== false;
  };
  const decided = new Map<string, boolean>();
  const decide = (members: readonly number[], meter: Meter): boolean | null => {
    const together = possible(members, meter);
    if (together !== false) return together === null ? null : false;
    for (const left of members) {
      const rest = possible(
        members.filter((member) => member !== left),
        meter,
      );
      if (rest !== true) return rest;
    }
    return true;
  };
  return {
    isMinimalConflict(members, meter) {
      const key = members.join();
      const answer = decided.get(key) ?? decide(members, meter);
      if (answer !== null) decided.set(key, answer);
      return answer;
    },
  };
}

/** What a deal must satisfy with only some binding lines in force; rules always. */
export const demandedByLines =
  ({ rules, agreement, members }: Scenario, lines: readonly BindingLine[]) =>
  (chosen: readonly number[]): Constraint[] => {
    const binding = new Set(chosen.map((at) => lines[at]!));
    return [...rules.map((rule) => rule.constraint), ...demandsOf(agreement, members, (line) => binding.has(line))];
  };

/** What a deal must satisfy with only some rules in force, and no line. */
export const demandedByRules =
  (rules: readonly Line[]) =>
  (chosen: readonly number[]): Constraint[] =>
    chosen.map((at) => rules[at]!.constraint);
