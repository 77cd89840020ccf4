import { decode } from '../language/domain.ts';
import type { ScenarioParty, Slot } from '../negotiation/scenario.ts';
import type { Wanted } from '../negotiation/wanted.ts';
import type { Wants } from './comparison-answer.ts';
import { stepsAcross, stepsApart } from './distance.ts';
import { keep, recall } from './memo.ts';
import type { Read } from './read.ts';
import { common, joined, type Run, wantedSaid } from './value-set.ts';

/** What all positions of a party on one issue come to. */
export interface Stance {
  /** The values wanted: maximal runs of indices, ascending; of a set, masks. */
  readonly values: readonly Run[];
  readonly ideal: number | null;
  /** Ids of the positions. */
  /** The same as answers give it, with the ids of the positions. */
  readonly said: Wants;
}

/** By slot. */
export type Stances = ReadonlyMap<number, Stance>;

/** What a party wants, issue by issue; kept for the next question. */
export function stancesIn({ party, scenario, memo }: Omit<Read, 'basis'>): Stances {
  const known = recall<Stances>(memo, party, 'stances');
  if (known !== undefined) return known;
  const stances = stancesOf(party, scenario.slots);
  keep(memo, party, 'stances', stances);
  return stances;
}

/**
 * By slot. Of several positions on one issue the values count that all of them want, or where there are none, that any
 * of them wants; the ideal that all agree on who name one; the greatest salience.
 */
function stancesOf({ positions }: ScenarioParty, slots: readonly Slot[]): Stances {
  const bySlot = new Map<number, Wanted[]>();
  for (const position of positions) bySlot.set(position.slot, [...(bySlot.get(position.slot) ?? []), position]);
  return new Map([...bySlot].map(([slot, some]) => [slot, stanceOf(some, slots[slot]!)]));
}

function stanceOf(positions: readonly Wanted[], slot: Slot): Stance {
  const wanted = positions.map((position) => joined(position.values));
  const byAll = wanted.reduce(common);
  const values = byAll.length > 0 ? byAll : joined(wanted.flat());
  const ideals = new Set(positions.flatMap((position) => position.ideal ?? []));
  const ideal = ideals.size === 1 ? [...ideals][0]! : null;
  const saliences = positions.flatMap((position) => position.salience ?? []);
  return {
    values,
    ideal,
    said: {
      values: wantedSaid(slot, values),
      ideal: ideal === null ? null : decode(slot.domain, ideal),
      salience: saliences.length === 0 ? null : Math.max(...saliences),
      positions: positions.map(({ id }) => id),
    },
  };
}

/**
 * How many units of distance lie between two stances on an issue: between their ideals where both have one, else the
 * fewest between values wanted (semantics 9).
 */
export function stepsBetween({ domain, size }: Slot, one: Stance, other: Stance): number {
  if (one.ideal !== null && other.ideal !== null) return stepsApart(domain, size, one.ideal, other.ideal);
  if (doMeet(one.values, other.values)) return 0;
  const across = stepsAcross(domain, size);
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return across;
    case 'set':
      return fewestBetween(valuesIn(one.values), valuesIn(other.values), (from, to) =>
        stepsApart(domain, size, from, to),
      );
    case 'step':
      return gapBetween(ranksIn(one.values), ranksIn(other.values), across);
    default:
      return gapBetween(one.values, other.values, across);
  }
}

const doMeet = (some: readonly Run[], others: readonly Run[]) =>
  some.some((one) => others.some((other) => one.from <= other.to && other.from <= one.to));

/** How many pairs of values or runs have to be looked at to tell. */
export const looksBetween = ({ domain }: Slot, one: Stance, other: Stance): number =>
  domain.type === 'set' ? sizeOfRuns(one.values) * sizeOfRuns(other.values) : one.values.length * other.values.length;

const sizeOfRuns = (runs: readonly Run[]) => runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);

const valuesIn = (runs: readonly Run[]): number[] =>
  runs.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** Without `never`, from which every rank is as far as can be. */
const ranksIn = (runs: readonly Run[]): Run[] => common(runs, [{ from: 1, to: Number.MAX_SAFE_INTEGER }]);

function fewestBetween(
  some: readonly number[],
  others: readonly number[],
  apart: (from: number, to: number) => number,
): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const from of some) for (const to of others) fewest = Math.min(fewest, apart(from, to));
  return fewest;
}

function gapBetween(some: readonly Run[], others: readonly Run[], most: number): number {
  let fewest = most;
  for (const one of some) {
    for (const other of others) fewest = Math.min(fewest, Math.max(one.from - other.to, other.from - one.to));
  }
  return fewest;
}
