import { all, any, type Condition, iff, within } from './condition.ts';
import type { Domain } from './domain.ts';

/** Where in a row an index stands, and what it means there. */
export type Place = { readonly slot: number; readonly domain: Domain };

/** Two places have the same option, level or rank; options may be listed in any order. */
export function sameChoice(one: Place, other: Place): Condition {
  if (isListedAlike(one, other)) return { kind: 'same', first: one.slot, second: other.slot };
  const [options, others] = [optionsOf(one), optionsOf(other)];
  const last = options.length - 1;
  const both = options.map((option, at) => {
    const place = others.indexOf(option);
    return all([within(one.slot, at, at, last), within(other.slot, place, place, last)]);
  });
  return any(both);
}

/** Two places have the same set of options. */
export function sameSubset(one: Place, other: Place): Condition {
  if (isListedAlike(one, other)) return { kind: 'same_set', first: one.slot, second: other.slot };
  const others = optionsOf(other);
  return all(optionsOf(one).map((option, at) => iff(has(one, at), has(other, others.indexOf(option)))));
}

const has = ({ slot }: Place, at: number): Condition => ({ kind: 'has', slot, bit: 1 << at });

const optionsOf = ({ domain }: Place): readonly string[] =>
  domain.type === 'categorical' || domain.type === 'set' ? domain.options : [];

/** Whether an index means the same in both; of options that are listed in another order it does not. */
function isListedAlike(one: Place, other: Place): boolean {
  const others = optionsOf(other);
  return optionsOf(one).every((option, place) => option === others[place]);
}
