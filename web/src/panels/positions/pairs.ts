import type { Schemas } from '../../contract.ts';

type Pair = Schemas['ComparedPair'];

/** Pairs with a distance, the farthest first, and those without by the reason they share. */
export function pairsTold(pairs: readonly Pair[]): { readonly told: Pair[]; readonly untold: Map<string, Pair[]> } {
  const untold = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.distance !== null) continue;
    const reason = pair.reason?.text ?? 'it is not known why';
    untold.set(reason, [...(untold.get(reason) ?? []), pair]);
  }
  const told = pairs.filter(({ distance }) => distance !== null).toSorted((a, b) => b.distance! - a.distance!);
  return { told, untold };
}
