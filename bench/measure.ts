/** Something timed: does a piece of work and says how many operations it was. */
export interface Runner {
  readonly name: string;
  readonly run: () => number | Promise<number>;
}

export interface Rounds {
  readonly rounds: number;
  /** How long each runner works in each round. */
  readonly milliseconds: number;
}

/**
 * Operations a second of each runner, by name: rounds alternate and begin with another runner each time, so that what
 * else the machine does hits all alike; the median round counts. The first round warms up and is thrown away.
 */
export async function alternate(
  runners: readonly Runner[],
  { rounds, milliseconds }: Rounds,
): Promise<Map<string, number>> {
  const rates = new Map<string, number[]>(runners.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(round + turn) % runners.length]!;
      const rate = await rateOf(runner, milliseconds);
      if (round > 0) rates.get(runner.name)!.push(rate);
    }
  }
  return new Map([...rates].map(([name, all]) => [name, median(all)]));
}

export async function rateOf({ run }: Runner, milliseconds: number): Promise<number> {
  let operations = 0;
  const start = performance.now();
  let now = start;
  while (now - start < milliseconds) {
    const done = run();
    operations += typeof done === 'number' ? done : await done;
    now = performance.now();
  }
  return (operations * 1000) / (now - start);
}

export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[middle]! : (ascending[middle - 1]! + ascending[middle]!) / 2;
}
