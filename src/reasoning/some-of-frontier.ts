import type { Amount } from '../negotiation/worth.ts';
import { maximal } from '../solving/vectors.ts';
import type { Meter } from './budget.ts';
import { type Stakes, sumGoal } from './fair-goals.ts';
import { sharing } from './fair-search.ts';
import type { MappedFrontier } from './mapped-frontier.ts';
import type { Mapping } from './mapping.ts';
import type { Sought, ZoneSearch } from './zone-search.ts';

/** Into so many parts weights are divided among two parties. */
const PARTS = 16n;
/** What a party counts for whom the most is looked for, against 1 for each other one. */
const ALONE = 1_000_000n;
/** The share of the steps left that one deal is looked for with. */
const ONE = 1 / 8;

/**
 * Some deals of the frontier: a deal that is best when parties are weighed, each above nothing, is dominated by none
 * (Geoffrion 1968). First each party nearly alone, then all alike, then each two by turns.
 */
export function someOfFrontier(
  { bargainers, floors, settled }: Mapping,
  search: ZoneSearch,
  meter: Meter,
): MappedFrontier | null {
  const without = bargainers.disagreement.map((amount, at) => amount - settled[at]!);
  const stakes: Stakes = { without, least: 0n, most: search.most, unit: search.unit, scale: bargainers.scale };
  const least = floors.map((floor, at) => floor - settled[at]!);
  const best = (counts: readonly Amount[]): Sought['found'] => {
    const goal = sumGoal(stakes, least, (at) => counts[at]!, true);
    const { found, proved } = sharing(search, goal, meter, ONE);
    return proved ? found : null;
  };
  const deals = new Map<string, NonNullable<Sought['found']>>();
  const add = (counts: readonly Amount[]): boolean => {
    const found = best(counts);
    if (found !== null) deals.set(found.vector.join(), found);
    return found !== null;
  };
  const parties = bargainers.all.map((_, at) => at);
  const most: Amount[] = [];
  for (const party of parties) {
    add(parties.map((one) => (one === party ? ALONE : 1n)));
    const alone = best(parties.map((one) => (one === party ? 1n : 0n)));
    if (alone === null) return null;
    most.push(alone.vector[party]!);
  }
  for (const counts of weightings(parties.length)) if (!add(counts)) break;
  const found = maximal([...deals.values()], ({ vector }) => vector);
  return {
    vectors: found.map(({ vector }) => vector),
    most,
    complete: false,
    rowOf: (vector) => deals.get(vector.join())?.row ?? null,
  };
}

function* weightings(parties: number): Iterable<Amount[]> {
  const alike = Array.from({ length: parties }, () => PARTS);
  yield alike;
  for (let one = 0; one < parties; one++) {
    for (let other = one + 1; other < parties; other++) {
      for (let part = 1n; part < PARTS; part++) yield alike.with(one, part * 2n).with(other, (PARTS - part) * 2n);
    }
  }
}
