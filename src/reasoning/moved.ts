import type { Slot } from '../negotiation/scenario.ts';
import { stepsAcross, stepsApart } from './distance.ts';
import type { Stance } from './stance.ts';
import { common, type Run } from './value-set.ts';

/**
 * How many units of distance a stance went: between its ideals where both have one, else as far as some value wanted on
 * one side is from all that are wanted on the other (Hausdorff). 0 only for the same.
 */
export function stepsMoved(slot: Slot, from: Stance, to: Stance): number {
  const { domain, size } = slot;
  if (from.ideal !== null && to.ideal !== null) return stepsApart(domain, size, from.ideal, to.ideal);
  return Math.max(farthest(slot, from.values, to.values), farthest(slot, to.values, from.values));
}

/** How far a value of some is, at most, from the nearest of others. */
function farthest(slot: Slot, some: readonly Run[], others: readonly Run[]): number {
  const { domain, size } = slot;
  const across = stepsAcross(domain, size);
  const alone = some.some(({ from, to }) => common([{ from, to }], others).reduce(lengthOf, 0) < to - from + 1);
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return alone ? across : 0;
    case 'set': {
      const nearest = (mask: number) => Math.min(...valuesIn(others).map((one) => stepsApart(domain, size, mask, one)));
      return Math.max(...valuesIn(some).map(nearest));
    }
    case 'step': {
      const isNever = (runs: readonly Run[]) => runs[0]!.from === 0;
      if (isNever(some) && !isNever(others)) return across;
      const ranks = (runs: readonly Run[]) => common(runs, [{ from: 1, to: size - 1 }]);
      return onALine(ranks(some), ranks(others), across);
    }
    default:
      return onALine(some, others, across);
  }
}

const lengthOf = (sum: number, { from, to }: Run) => sum + to - from + 1;

const valuesIn = (runs: readonly Run[]): number[] =>
  runs.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** The farthest is at an end of some, or in the middle between two runs of others. */
function onALine(some: readonly Run[], others: readonly Run[], across: number): number {
  if (some.length === 0) return 0;
  if (others.length === 0) return across;
  const nearest = (value: number) => Math.min(...others.map(({ from, to }) => Math.max(0, from - value, value - to)));
  const middles = others.slice(1).map(({ from }, at) => Math.floor((others[at]!.to + from) / 2));
  const looked = some.flatMap(({ from, to }) => [from, to, ...middles.filter((value) => from <= value && value <= to)]);
  return Math.max(...looked.map(nearest));
}
