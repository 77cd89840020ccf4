import type { Amount } from '../negotiation/worth.ts';
import { larger } from '../solving/arithmetic.ts';
import { cheapest } from '../solving/cheapest.ts';
import type { Cost } from '../solving/cheapest-cells.ts';
import type { Row } from '../solving/problem.ts';
import { maximal } from '../solving/vectors.ts';
import type { MappedFrontier } from './mapped-frontier.ts';
import type { Mapping } from './mapping.ts';
import { rowOf, rowOfSlots } from './posed.ts';

/** Into so many parts weights are divided among two parties. */
const PARTS = 16n;
/** What a party counts for whom the most is looked for, against 1 for each other one. */
const ALONE = 1_000_000n;

/**
 * Some deals of the frontier: a deal that is best when parties are weighed, each above nothing, is dominated by none
 * (Geoffrion 1968). First each party nearly alone, then all alike, then each two by turns.
 */
export function someOfFrontier(mapping: Mapping): MappedFrontier | null {
  const { posed, bargainers } = mapping;
  const rows = new Map<string, { vector: Amount[]; row: Row }>();
  const add = (weights: readonly Amount[]): Amount[] | null => {
    const row = bestRow(mapping, weights);
    if (row === null) return null;
    const vector = bargainers.vectorAt(rowOfSlots(posed, row));
    rows.set(vector.join(), { vector, row });
    return vector;
  };
  const parties = bargainers.all.map((_, at) => at);
  const most: Amount[] = [];
  for (const party of parties) {
    const best = add(parties.map((one) => (one === party ? ALONE : 1n)));
    const alone =
      best &&
      bestRow(
        mapping,
        parties.map((one) => (one === party ? 1n : 0n)),
      );
    if (alone === null) return null;
    most.push(bargainers.vectorAt(rowOfSlots(posed, alone))[party]!);
  }
  for (const weights of weightings(parties.length)) if (add(weights) === null) break;
  const found = maximal([...rows.values()], ({ vector }) => vector);
  return {
    vectors: found.map(({ vector }) => vector),
    most,
    complete: false,
    rowOf: (vector) => rows.get(vector.join())?.row ?? null,
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

/** The first deal of the zone whose worths, weighed, come to most. */
function bestRow(
  { posed, compiled: { diagram, layout }, root, points }: Mapping,
  weights: readonly Amount[],
): Row | null {
  const costs = posed.issues.map((variable): Cost => {
    const amounts: Amount[] = [];
    // A value that another of its cell covers is never best alone; it costs more than any.
    for (const cell of points[layout.levels[variable]!]!) {
      for (const { value, vector } of cell) amounts[value] = weighed(vector, weights);
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
  const found = cheapest(diagram, layout, root, { named: posed.issues, costs, limit: 1 });
  if (found === null || found === 'none') return null;
  return rowOf(
    posed,
    posed.issues.map((variable) => found.rows[0]![variable]!),
  );
}

const weighed = (vector: readonly Amount[], weights: readonly Amount[]): Amount =>
  vector.reduce((sum, amount, at) => sum + amount * weights[at]!, 0n);
