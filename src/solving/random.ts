/** Random numbers that a seed decides. */
export interface Random {
  /** A whole number in 0..bound-1, each exactly as likely. */
  readonly below: (bound: bigint) => bigint;
}

/** xoshiro128** (Blackman and Vigna 2021), its state filled from the seed by splitmix32. */
export function randomOf(seed: number): Random {
  const word = xoshiro(seed);
  const bits = (count: number) => {
    let drawn = 0n;
    for (let have = 0; have < count; have += 32) drawn = (drawn << 32n) | BigInt(word());
    return BigInt.asUintN(count, drawn);
  };
  return {
    below: (bound) => {
      const length = (bound - 1n).toString(2).length;
      for (;;) {
        const drawn = bits(length);
        if (drawn < bound) return drawn;
      }
    },
  };
}

function xoshiro(seed: number): () => number {
  const [first, second, third, fourth] = splitmix(seed);
  const state = new Uint32Array([first, second, third, fourth]);
  const rotated = (word: number, by: number) => (word << by) | (word >>> (32 - by));
  return () => {
    const result = Math.imul(rotated(Math.imul(state[1]!, 5), 7), 9) >>> 0;
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotated(state[3]!, 11);
    return result;
  };
}

function splitmix(seed: number): readonly [number, number, number, number] {
  // All 53 bits of the seed count.
  let state = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [next(), next(), next(), next()];
}
