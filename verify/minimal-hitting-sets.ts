/**
 * The minimal sets that meet every one of some sets, by Berge's multiplication, plainly: for what is to be shown again
 * by other means than it was found. Members ascending; `null` past `most` sets in between.
 */
export function minimalHittingSets(sets: readonly (readonly number[])[], most: number): number[][] | null {
  let found: number[][] = [[]];
  for (const set of sets) {
    const extended = found.flatMap((one) =>
      one.some((member) => set.includes(member)) ? [one] : set.map((member) => [...one, member].sort((a, b) => a - b)),
    );
    found = minimalAmong(extended);
    if (found.length > most) return null;
  }
  return found;
}

/** Those that contain no other, each once. */
function minimalAmong(sets: readonly number[][]): number[][] {
  const different = [...new Map(sets.map((set) => [set.join(), set])).values()];
  different.sort((a, b) => a.length - b.length);
  const kept: number[][] = [];
  for (const set of different) {
    if (!kept.some((smaller) => smaller.every((member) => set.includes(member)))) kept.push(set);
  }
  return kept;
}
