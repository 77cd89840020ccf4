/**
 * The shares that are believable after `hits` of `tries` independent trials: the exact interval of Clopper and Pearson
 * (1934, Biometrika 26, 404), which holds the true share with at least this confidence.
 */
export function shareInterval(hits: number, tries: number, confidence: number): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : crossing((share) => atLeast(hits, tries, share) > tail),
    high: hits === tries ? 1 : crossing((share) => 1 - atLeast(hits + 1, tries, share) < tail),
  };
}

/** Where a test that is false for small shares and true for large ones turns, to the last bit that matters. */
function crossing(test: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let bit = 0; bit < 60; bit++) {
    const middle = (low + high) / 2;
    if (test(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The chance of so many hits or more. */
function atLeast(hits: number, tries: number, share: number): number {
  if (share <= 0) return hits <= 0 ? 1 : 0;
  if (share >= 1) return 1;
  const [hit, miss] = [Math.log(share), Math.log1p(-share)];
  let logarithm = 0;
  for (let at = 0; at < hits; at++) logarithm += Math.log((tries - at) / (at + 1));
  let sum = 0;
  for (let at = hits; at <= tries; at++) {
    sum += Math.exp(logarithm + at * hit + (tries - at) * miss);
    logarithm += Math.log((tries - at) / (at + 1));
  }
  return Math.min(1, sum);
}
