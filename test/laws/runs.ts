/** A fixed seed, so that a failure stays one; `PARLEY_LAW_RUNS=20` asks every law twenty times as much. */
export function runs(numRuns: number, seed = 20250430) {
  return { seed, numRuns: Math.ceil(numRuns * Number(process.env['PARLEY_LAW_RUNS'] ?? 1)) };
}
