/** The word someone most likely meant, or undefined where none is close: a slip in three letters or so, or in capitals. */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = slipsAllowed(word) + 1;
  const [lower, simple] = [word.toLowerCase(), simplified(word)];
  for (const candidate of words) {
    if (candidate === word || Math.abs(candidate.length - word.length) >= Math.ceil(least)) continue;
    const slips = simplified(candidate) === simple ? 0 : distance(lower, candidate.toLowerCase(), least);
    if (slips < least && slips < Math.max(word.length, candidate.length)) [best, least] = [candidate, slips];
  }
  return best;
}

function slipsAllowed(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
}

function simplified(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

/**
 * Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, optimal string alignment); `limit` or more
 * where there are so many.
 */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = new Array(b.length + 1).fill(limit);
    if (row < limit) current[0] = row;
    let closest = limit;
    const last = Math.min(b.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= last; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const least = Math.min(above[column]! + 1, current[column - 1]! + 1, replaced);
      current[column] = swapped ? Math.min(least, before[column - 2]! + 1) : least;
      closest = Math.min(closest, current[column]!);
    }
    if (closest >= limit) return limit;
    [before, above] = [above, current];
  }
  return above[b.length]!;
}
