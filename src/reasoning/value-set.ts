import { decode, type Value } from '../language/domain.ts';
import type { Slot } from '../negotiation/scenario.ts';

/** Indices from `from` to `to`, both inclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Several values of one issue as answers give them: options and levels as a list; numbers, days and ranks as maximal
 * runs (`never` as a value beside them); sets as the options always in and those possibly in.
 */
export type ValueSet =
  | readonly (Value | { readonly from: Value; readonly to: Value })[]
  | { readonly always: readonly string[]; readonly possible: readonly string[] };

/** @param runs maximal, ascending, apart; for a set one run of masks: certainly in, possibly in */
export function valueSetOf(slot: Slot, runs: readonly Run[]): ValueSet {
  const { domain } = slot;
  const value = (index: number) => decode(domain, index);
  switch (domain.type) {
    case 'set':
      return { always: value(runs[0]!.from) as string[], possible: value(runs[0]!.to) as string[] };
    case 'boolean':
    case 'categorical':
    case 'ordinal':
      return runs.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => value(from + at)));
    case 'step':
      return runs.flatMap(({ from, to }) => [
        ...(from === 0 ? ['never'] : []),
        ...(to === 0 ? [] : [{ from: value(Math.max(from, 1)), to: value(to) }]),
      ]);
    default:
      return runs.map(({ from, to }) => ({ from: value(from), to: value(to) }));
  }
}

/** The same of any runs; none at all: an empty list, of a set too. */
export const valuesSaid = (slot: Slot, runs: readonly Run[]): ValueSet =>
  runs.length === 0 ? [] : valueSetOf(slot, runs);

/** The same of a set's values one by one: as masks, each of which is a value. */
export function wantedSaid(slot: Slot, runs: readonly Run[]): ValueSet {
  if (slot.domain.type !== 'set' || runs.length === 0) return valuesSaid(slot, runs);
  let [always, possible] = [slot.size - 1, 0];
  for (const { from, to } of runs) {
    for (let mask = from; mask <= to; mask++) {
      always &= mask;
      possible |= mask;
    }
  }
  return valueSetOf(slot, [{ from: always, to: possible }]);
}

/** Adjacent and overlapping runs joined; ascending. */
export function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || run.from > last.to + 1) result.push(run);
    else if (run.to > last.to) result[result.length - 1] = { from: last.from, to: run.to };
  }
  return result;
}

/** What two lists of maximal runs have in common. */
export function common(a: readonly Run[], b: readonly Run[]): Run[] {
  const both: Run[] = [];
  for (const left of a) {
    for (const right of b) {
      const [from, to] = [Math.max(left.from, right.from), Math.min(left.to, right.to)];
      if (from <= to) both.push({ from, to });
    }
  }
  return joined(both);
}
