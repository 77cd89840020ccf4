import type { Case } from './case.ts';
import { agrees, bindingLines, subsets, type Terms } from './check.ts';
import type { Values } from './evaluate.ts';
import { type Fraction, plus, times, ZERO } from './fraction.ts';
import { has } from './zone.ts';

/** The naive twin of `likelihood` (semantics 8): weighs every set of lines that may bind. Shares no code with the reasoning. */

/** By id of a line: its confidence. */
export type Confidences = ReadonlyMap<string, Fraction>;

/** That some deal is agreed on. */
export function chanceOfZone(of: Case, confidences: Confidences): Fraction {
  const allowed = allowedIn(of, {});
  return weighed(idsOf(of), confidences, (binding) => allowed.some((point) => agrees(of, binding, point)));
}

/** That a deal is acceptable: every completion the rules allow is agreed on, and there is one. */
export function chanceOfDeal(of: Case, deal: Terms, confidences: Confidences): Fraction {
  const allowed = allowedIn(of, deal);
  const acceptable = (binding: readonly string[]) => allowed.every((point) => agrees(of, binding, point));
  return allowed.length === 0 ? ZERO : weighed(idsOf(of), confidences, acceptable);
}

/** That a deal crosses none of a party's lines in any completion; the rules are set aside where they rule it out. */
export function chanceOfParty(of: Case, party: string, deal: Terms, confidences: Confidences): Fraction {
  const kept = allowedIn(of, deal);
  const allowed = kept.length > 0 ? kept : of.points.filter((point) => has(point, deal));
  const { lines } = of.parties.find(({ id }) => id === party)!;
  const ids = lines.map(({ id }) => id);
  const acceptable = (binding: readonly string[]) =>
    lines.every((line) => !binding.includes(line.id) || allowed.every((point) => line.holdsAt(point)));
  return weighed(ids, confidences, acceptable);
}

const idsOf = (of: Case) => bindingLines(of).map(({ id }) => id);

const allowedIn = (of: Case, terms: Terms): Values[] =>
  of.points.filter((point) => has(point, terms) && of.rules.every((rule) => rule.holdsAt(point)));

/** The weight of all sets of lines on which a test is true. */
function weighed(ids: readonly string[], confidences: Confidences, test: (binding: readonly string[]) => boolean) {
  let sum = ZERO;
  for (const binding of subsets(ids)) {
    const weights = ids.map((id) => (binding.includes(id) ? confidences.get(id)! : without(confidences.get(id)!)));
    const weight = weights.reduce(times, { over: 1n, under: 1n });
    if (weight.over > 0n && test(binding)) sum = plus(sum, weight);
  }
  return sum;
}

const without = ({ over, under }: Fraction): Fraction => ({ over: under - over, under });
