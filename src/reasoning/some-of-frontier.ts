import type { Amount } from '../negotiation/worth.ts';
import { spend } from '../solving/account.ts';
import { larger } from '../solving/arithmetic.ts';
import { cheapest } from '../solving/cheapest.ts';
import type { Cost } from '../solving/cheapest-cells.ts';
import type { Row } from '../solving/problem.ts';
import { covers, maximal } from '../solving/vectors.ts';
import type { Meter } from './budget.ts';
import { type Stakes, sumGoal } from './fair-goals.ts';
import { sharing } from './fair-search.ts';
import type { MappedFrontier } from './mapped-frontier.ts';
import type { Mapping } from './mapping.ts';
import { rowOf, rowOfSlots } from './posed.ts';
import type { Sought, ZoneSearch } from './zone-search.ts';

/** Into so many parts weights are divided among two parties. */
const PARTS = 16n;
/** What a party counts for whom the most is looked for, against 1 for each other one. */
const ALONE = 1_000_000n;
/** The share of the steps left that one deal is looked for with. */
const ONE = 1 / 8;

/** A deal, and what it is worth. */
type Found = NonNullable<Sought['found']>;

/**
 * Some deals of the frontier: a deal that is best when parties are weighed, each above nothing, is dominated by none
 * (Geoffrion 1968). First each party nearly alone, then all alike, then each two by turns.
 */
export function someOfFrontier(mapping: Mapping, search: ZoneSearch | null, meter: Meter): MappedFrontier {
  const parties = mapping.bargainers.all.map((_, at) => at);
  const deals = new Map<string, Found>();
  const add = (counts: readonly Amount[]): void => {
    const found = bestOf(mapping, search, counts, true, meter);
    if (found !== null) deals.set(found.vector.join(), found);
  };
  const most: Amount[] = [];
  for (const party of parties) {
    add(parties.map((one) => (one === party ? ALONE : 1n)));
    const alone = parties.map((one) => (one === party ? 1n : 0n));
    const best = bestOf(mapping, search, alone, false, meter);
    if (best !== null) most.push(best.vector[party]!);
  }
  for (const counts of weightings(parties.length)) if (meter.stopped === null) add(counts);
  const found = maximal([...deals.values()], ({ vector }) => vector);
  return {
    vectors: found.map(({ vector }) => vector),
    most: most.length === parties.length ? most : null,
    complete: false,
    rowOf: (vector) => deals.get(vector.join())?.row ?? null,
  };
}

/**
 * The deal of the zone that is worth most, weighed; where ties count the first of those. What is best where the
 * diagram holds is soon known, and best in the zone where it is in the zone; else it is looked for.
 * @returns `null` where it was not found
 */
function bestOf(
  mapping: Mapping,
  search: ZoneSearch | null,
  counts: readonly Amount[],
  ties: boolean,
  meter: Meter,
): Found | null {
  const { bargainers, floors, settled } = mapping;
  const row = firstBest(mapping, counts, meter);
  const vector = row && bargainers.vectorAt(rowOfSlots(mapping.posed, row));
  if (row !== null && vector !== null && covers(vector, floors)) return { row, vector };
  if (search === null) return null;
  const without = bargainers.disagreement.map((amount, at) => amount - settled[at]!);
  const stakes: Stakes = { without, least: 0n, most: search.most, unit: search.unit, scale: bargainers.scale };
  const least = floors.map((floor, at) => floor - settled[at]!);
  const { found, proved } = sharing(
    search,
    sumGoal(stakes, least, (at) => counts[at]!, ties),
    meter,
    ONE,
  );
  return proved ? found : null;
}

/** Where the diagram holds the first deal that is worth most, weighed. */
function firstBest(
  { posed, compiled: { diagram, layout }, root, points }: Mapping,
  counts: readonly Amount[],
  meter: Meter,
): Row | null {
  const values = posed.issues.reduce((sum, variable) => sum + layout.sizes[variable]!, 0);
  if (!spend(meter, 1 + values)) return null;
  const costs = posed.issues.map((variable): Cost => {
    const amounts: Amount[] = [];
    // A value that another of its cell covers is never best alone; it costs more than any.
    for (const cell of points[layout.levels[variable]!]!) {
      for (const { value, vector } of cell) amounts[value] = weighed(vector, counts);
    }
    const best = amounts.reduce(larger);
    const worst = best + 1n;
    const size = layout.sizes[variable]!;
    return {
      kind: 'table',
      variable,
      amounts: Array.from({ length: size }, (_, value) =>
        amounts[value] === undefined ? worst : best - amounts[value],
      ),
    };
  });
  diagram.chargeTo(meter);
  const found = cheapest(diagram, layout, root, { named: posed.issues, costs, limit: 1 });
  if (found === null || found === 'none') return null;
  return rowOf(
    posed,
    posed.issues.map((variable) => found.rows[0]![variable]!),
  );
}

const weighed = (vector: readonly Amount[], counts: readonly Amount[]): Amount =>
  vector.reduce((sum, amount, at) => sum + amount * counts[at]!, 0n);

function* weightings(parties: number): Iterable<Amount[]> {
  const alike = Array.from({ length: parties }, () => PARTS);
  yield alike;
  for (let one = 0; one < parties; one++) {
    for (let other = one + 1; other < parties; other++) {
      for (let part = 1n; part < PARTS; part++) yield alike.with(one, part * 2n).with(other, (PARTS - part) * 2n);
    }
  }
}
