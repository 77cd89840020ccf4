import type { Value } from '../../src/language/domain.ts';
import type { Case, OracleLine } from './case.ts';
import { minimal, overall, pointsWith, sameValue, type Terms } from './check.ts';
import { fractionOf } from './fraction.ts';

/** Why a line stands as it does, naively (semantics 4). */

/** Each name once, the one mentioned last first. */
export const lastFirst = (line: OracleLine): string[] => [...new Set(line.mentioned.toReversed())];
const inOrder = (line: OracleLine): string[] => [...new Set(line.mentioned)];

const without = (terms: Terms, name: string): Terms =>
  Object.fromEntries(Object.entries(terms).filter(([other]) => other !== name));
const only = (terms: Terms, names: readonly string[]): Terms =>
  Object.fromEntries(Object.entries(terms).filter(([name]) => names.includes(name)));

/** Whether some of the terms decide a line so, under the rules given. */
export function decides(
  of: Case,
  line: OracleLine,
  holds: boolean,
  terms: Terms,
  rules: readonly OracleLine[],
): boolean {
  return pointsWith(of, terms).every(
    (point) => line.holdsAt(point) === holds || rules.some((rule) => !rule.holdsAt(point)),
  );
}

/**
 * The terms that decide a line, by dropping terms from the last-mentioned issue on. A line's own terms, where these
 * decide it whatever the rules; else (a rule settles what is open) all terms, those the line does not mention first.
 */
export function decidingTerms(of: Case, line: OracleLine, holds: boolean, terms: Terms, rules: readonly OracleLine[]) {
  const own = only(terms, line.mentioned);
  const alone = decides(of, line, holds, own, []);
  const background = alone ? [] : rules;
  const others = Object.keys(terms).filter((name) => !line.mentioned.includes(name));
  let kept = alone ? own : terms;
  for (const name of alone ? lastFirst(line) : [...others.sort().reverse(), ...lastFirst(line)]) {
    const fewer = without(kept, name);
    if (decides(of, line, holds, fewer, background)) kept = fewer;
  }
  return [...inOrder(line), ...others.sort()]
    .filter((name) => name in kept)
    .map((issue) => ({ issue, value: kept[issue] }));
}

/** Whether a line holds in every completion of terms, this line alone in view. */
export const holdsThroughout = (of: Case, line: OracleLine, terms: Terms): boolean =>
  overall(pointsWith(of, terms), line.holdsAt) === 'yes';

/** All choices of one value each. */
export function choices(values: readonly (readonly [string, readonly Value[]])[]): Terms[] {
  return values.reduce<Terms[]>(
    (some, [name, all]) => some.flatMap((terms) => all.map((value) => ({ ...terms, [name]: value }))),
    [{}],
  );
}

/** The inclusion-minimal sets of issues with values that make a crossed line hold, sorted ids joined by commas. */
export function neededIssues(of: Case, line: OracleLine, terms: Terms): string[] {
  const movable = inOrder(line).filter(of.isIssue).sort();
  return minimal(movable, (names) => waysOut(of, line, terms, names).length > 0);
}

/** The values of some issues with which a line holds, the other terms as they are. */
export function waysOut(of: Case, line: OracleLine, terms: Terms, names: readonly string[]): Terms[] {
  const rest = Object.fromEntries(Object.entries(terms).filter(([name]) => !names.includes(name)));
  return choices(names.map((name) => [name, of.valuesOf(name)])).filter((chosen) =>
    holdsThroughout(of, line, { ...rest, ...chosen }),
  );
}

/** Moves one ordered issue at a time over its whole domain, and counts how far it is to where the line turns. */
export function marginOf(of: Case, line: OracleLine, holds: boolean, terms: Terms) {
  const known = (name: string) =>
    name in terms ? terms[name] : of.valuesOf(name).length === 1 ? of.valuesOf(name)[0] : undefined;
  if (line.mentioned.some((name) => known(name) === undefined)) return null;
  const point = (name: string, value: Value) =>
    pointsWith(of, { ...Object.fromEntries(line.mentioned.map((one) => [one, known(one)!])), [name]: value })[0]!;
  let best: { name: string; steps: number; most: number } | null = null;
  for (const name of lastFirst(line)) {
    const domain = of.domains.get(name)!;
    if (!of.isIssue(name) || !['ordinal', 'integer', 'decimal', 'date'].includes(domain.type)) continue;
    const values = of.valuesOf(name);
    const here = values.findIndex((value) => sameValue(value, known(name)!));
    const distances = values.flatMap((value, at) =>
      line.holdsAt(point(name, value)) === holds ? [] : [Math.abs(at - here)],
    );
    if (distances.length === 0) continue;
    const steps = Math.min(...distances) - (holds ? 1 : 0);
    const most = values.length - 1;
    if (best === null || steps * best.most < best.steps * most) best = { name, steps, most };
  }
  if (best === null) return null;
  const { name, steps } = best;
  const signed = holds ? steps : -steps;
  const domain = of.domains.get(name)!;
  switch (domain.type) {
    case 'ordinal':
      return { issue: name, by: signed, unit: 'levels' };
    case 'date':
      return { issue: name, by: signed, unit: 'days' };
    case 'integer':
      return { issue: name, by: signed * domain.step, unit: domain.unit ?? null };
    case 'decimal': {
      const { over, under } = fractionOf(domain.step);
      const by = (Number(over * BigInt(signed)) / Number(under)).toFixed(domain.digits);
      return { issue: name, by, unit: domain.unit ?? null };
    }
    default:
      throw new Error(`${domain.type} has no order`);
  }
}

/** The values a value set stands for. */
export function valuesIn(set: unknown, all: readonly Value[]): Value[] {
  if (!Array.isArray(set)) {
    const { always, possible } = set as { always: string[]; possible: string[] };
    const fits = (value: readonly string[]) =>
      always.every((one) => value.includes(one)) && value.every((one) => possible.includes(one));
    return all.filter((value) => fits(value as readonly string[]));
  }
  return set.flatMap((one) => {
    if (typeof one !== 'object') return [one];
    const at = (value: Value) => all.findIndex((other) => sameValue(other, value));
    return all.slice(at(one.from), at(one.to) + 1);
  });
}

/** Subsets with exactly one member less. */
export const oneLess = (terms: Terms): Terms[] => Object.keys(terms).map((name) => without(terms, name));
