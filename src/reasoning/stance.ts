import type { ScenarioParty, Slot } from '../negotiation/scenario.ts';
import type { Wanted } from '../negotiation/wanted.ts';
import { stepsAcross, stepsApart } from './distance.ts';
import { common, joined, type Run } from './value-set.ts';

/** What all positions of a party on one issue come to. */
export interface Stance {
  /** The values wanted: maximal runs of indices, ascending; of a set, masks. */
  readonly values: readonly Run[];
  readonly ideal: number | null;
  /** 0..100. */
  readonly salience: number | null;
  /** Ids of the positions. */
  readonly positions: readonly string[];
}

/**
 * By slot. Of several positions on one issue the values count that all of them want, or where there are none, that any
 * of them wants; the ideal that all agree on who name one; the greatest salience.
 */
export function stancesOf({ positions }: ScenarioParty): ReadonlyMap<number, Stance> {
  const bySlot = new Map<number, Wanted[]>();
  for (const position of positions) bySlot.set(position.slot, [...(bySlot.get(position.slot) ?? []), position]);
  return new Map([...bySlot].map(([slot, some]) => [slot, stanceOf(some)]));
}

function stanceOf(positions: readonly Wanted[]): Stance {
  const wanted = positions.map(({ values }) => joined(values));
  const byAll = wanted.reduce((all, values) => common(all, values));
  const ideals = new Set(positions.flatMap(({ ideal }) => ideal ?? []));
  const saliences = positions.flatMap(({ salience }) => salience ?? []);
  return {
    values: byAll.length > 0 ? byAll : joined(wanted.flat()),
    ideal: ideals.size === 1 ? [...ideals][0]! : null,
    salience: saliences.length === 0 ? null : Math.max(...saliences),
    positions: positions.map(({ id }) => id),
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
