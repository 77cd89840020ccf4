import type { Domain, Value } from '../../src/language/domain.ts';
import { everyValue } from './case.ts';
import { sameValue } from './check.ts';

/** Values of an issue as answers give them (semantics 5), from all of them, in domain order; none at all: an empty list. */
export function valueSet(domain: Domain, values: readonly Value[]): unknown {
  if (values.length === 0) return [];
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
    case 'ordinal':
      return values;
    case 'set': {
      const sets = values as readonly (readonly string[])[];
      const always = domain.options.filter((option) => sets.every((set) => set.includes(option)));
      return { always, possible: domain.options.filter((option) => sets.some((set) => set.includes(option))) };
    }
    default: {
      const all = everyValue(domain).filter((value) => value !== 'never');
      const runs: { from: Value; to: Value }[] = [];
      for (const [at, value] of all.entries()) {
        if (!values.some((one) => sameValue(one, value))) continue;
        const last = runs.at(-1);
        if (last !== undefined && sameValue(last.to, all[at - 1]!)) last.to = value;
        else runs.push({ from: value, to: value });
      }
      return [...(values.includes('never') ? ['never'] : []), ...runs];
    }
  }
}
