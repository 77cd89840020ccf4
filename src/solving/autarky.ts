import { type Account, spend } from './account.ts';
import type { Component } from './components.ts';
import { variablesOf } from './evaluate.ts';
import type { Formula } from './formula.ts';
import type { Problem, Row } from './problem.ts';
import { surelyHolds } from './sure.ts';

/**
 * The lines and hard formulas of a component that some conflict may be about.
 *
 * Variables whose values in a row make every formula hold that mentions one of them, whatever the other variables are
 * (an autarky; Monien and Speckenmeyer 1985), can keep these values whatever else must hold. So no minimal conflict
 * has a line that mentions one of them (Kullmann 2000). Found from above: of all variables those are released, over
 * and over, that a formula mentions which is not sure to hold.
 * @param row any row; the more formulas hold there the more is found
 * @returns null where the account ended
 */
export function inPlay({ sizes, lines }: Problem, component: Component, row: Row, account: Account): Component | null {
  const formulas = [...component.lines.map((line) => lines[line]!), ...component.hard];
  const mentioned = formulas.map(variablesOf);
  const mentioning = new Map<number, number[]>();
  for (const [at, variables] of mentioned.entries()) {
    for (const variable of variables) mentioning.set(variable, [...(mentioning.get(variable) ?? []), at]);
  }
  const kept = sizes.map(() => true);
  const toLookAt = formulas.map((_, at) => at);
  for (let at = toLookAt.pop(); at !== undefined; at = toLookAt.pop()) {
    if (!spend(account, 1 + mentioned[at]!.length)) return null;
    const own = mentioned[at]!.filter((variable) => kept[variable]);
    if (own.length === 0 || surelyHolds(formulas[at]!, row, kept, sizes)) continue;
    for (const variable of own) {
      kept[variable] = false;
      toLookAt.push(...mentioning.get(variable)!);
    }
  }
  const isInPlay = (formula: Formula) => !variablesOf(formula).some((variable) => kept[variable]);
  return {
    lines: component.lines.filter((line) => isInPlay(lines[line]!)),
    hard: component.hard.filter(isInPlay),
  };
}
