import { type Account, spend } from './account.ts';

/**
 * In which order to quantify variables away, so that little is tied together in between: next is always the variable
 * whose neighbours take the fewest bits (minimum weight; Kjaerulff 1990); its neighbours are neighbours of each other
 * from then on.
 * @param variables ties go to the earlier
 * @param groups variables that are neighbours, being named together
 * @param weightOf how many bits a variable takes
 * @returns null where the account ended
 */
export function eliminationOrder(
  variables: readonly number[],
  groups: readonly (readonly number[])[],
  weightOf: (variable: number) => number,
  account: Account,
): number[] | null {
  const neighbours = new Map(variables.map((variable) => [variable, new Set<number>()]));
  for (const group of groups) for (const variable of group) addAll(neighbours.get(variable)!, group);
  const bitsAround = (variable: number) => {
    let bits = 0;
    for (const neighbour of neighbours.get(variable)!) bits += weightOf(neighbour);
    return bits;
  };
  const bits = new Map(variables.map((variable) => [variable, bitsAround(variable)]));
  const order: number[] = [];
  while (bits.size > 0) {
    const next = leastOf(bits);
    order.push(next);
    bits.delete(next);
    const tied = [...neighbours.get(next)!].filter((variable) => variable !== next);
    if (!spend(account, 1 + tied.length * tied.length)) return null;
    for (const variable of tied) {
      addAll(neighbours.get(variable)!, tied);
      neighbours.get(variable)!.delete(next);
      bits.set(variable, bitsAround(variable));
    }
  }
  return order;
}

function leastOf(bits: ReadonlyMap<number, number>): number {
  let [least, fewest] = [-1, Number.POSITIVE_INFINITY];
  for (const [variable, around] of bits) if (around < fewest) [least, fewest] = [variable, around];
  return least;
}

function addAll(set: Set<number>, members: Iterable<number>): void {
  for (const member of members) set.add(member);
}
