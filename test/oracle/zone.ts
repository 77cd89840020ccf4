import type { Value } from '../../src/language/domain.ts';
import type { Case } from './case.ts';
import { agrees, bindingLines, sameValue, type Terms } from './check.ts';
import type { Values } from './evaluate.ts';

/** The naive twin of `zone` (semantics 5): looks at every deal in every world. Shares no code with the reasoning. */

/** A complete deal that the rules allow in some world. */
export interface OracleDeal {
  readonly terms: Terms;
  /** The worlds in which the rules allow it, in order; one without names where every circumstance is known. */
  readonly worlds: readonly Terms[];
  /** Those of them in which it is agreed on. */
  readonly works: readonly Terms[];
}

/**
 * Every deal with the given terms that the rules allow, in byte order of issue ids, then domain order.
 * @param binding ids of the lines that bind; all of L where nothing is said
 */
export function dealsOf(of: Case, given: Terms, binding = bindingLines(of).map(({ id }) => id)): OracleDeal[] {
  const found = new Map<string, { terms: Terms; at: number[]; worlds: Terms[]; works: Terms[] }>();
  const placeOf = placesOf(of);
  for (const point of of.points) {
    if (!has(point, given) || !of.rules.every((rule) => rule.holdsAt(point))) continue;
    const at = of.names.filter(of.isIssue).map((name) => placeOf(name, point));
    const deal = found.get(at.join()) ?? { terms: dealAt(of, point), at, worlds: [], works: [] };
    found.set(at.join(), deal);
    const world = worldAt(of, point);
    deal.worlds.push(world);
    if (agrees(of, binding, point)) deal.works.push(world);
  }
  return [...found.values()].sort((a, b) => firstDifference(a.at, b.at));
}

/** The deals of the zone: agreed on in some world the rules allow, or with `robust` in every such world. */
export const zoneOf = (deals: readonly OracleDeal[], robust = false): OracleDeal[] =>
  deals.filter(({ worlds, works }) => works.length >= (robust ? worlds.length : 1));

/** The values an issue has in some of the deals, in domain order. */
export function valuesAmong(of: Case, deals: readonly OracleDeal[], issue: string): Value[] {
  const taken = deals.map(({ terms }) => terms[issue]!);
  return of.valuesOf(issue).filter((value) => taken.some((one) => sameValue(one, value)));
}

export const has = (point: Values, terms: Terms): boolean =>
  Object.entries(terms).every(([name, value]) => sameValue(point.get(name)!.value, value));

export const dealAt = (of: Case, point: Values): Terms => part(point, of.names.filter(of.isIssue));

/** The circumstances that are not known, as they are at a point. */
export const worldAt = (of: Case, point: Values): Terms => part(point, unknown(of));

export const unknown = (of: Case): string[] => of.names.filter((name) => !of.isIssue(name) && !isKnown(of, name));

/** A circumstance of a single value is as good as known, and yet named. */
const isKnown = (of: Case, name: string) => of.known.has(name);

const part = (point: Values, names: readonly string[]): Terms =>
  Object.fromEntries(names.map((name) => [name, point.get(name)!.value]));

/** Where a value stands among those of its name. */
function placesOf(of: Case) {
  const places = new Map(
    of.names.map((name) => [name, new Map(of.valuesOf(name).map((value, at) => [JSON.stringify(value), at]))]),
  );
  return (name: string, point: Values) => places.get(name)!.get(JSON.stringify(point.get(name)!.value))!;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, place) => one !== b[place]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
