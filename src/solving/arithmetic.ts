/** Exact arithmetic on amounts: doubles where every sum is a safe integer, bigints elsewhere. */
export interface Arithmetic<N extends number | bigint> {
  readonly plus: (one: N, other: N) => N;
  readonly minus: (one: N, other: N) => N;
  readonly of: (amount: bigint) => N;
}

export const DOUBLES: Arithmetic<number> = { plus: (a, b) => a + b, minus: (a, b) => a - b, of: Number };
export const BIGINTS: Arithmetic<bigint> = { plus: (a, b) => a + b, minus: (a, b) => a - b, of: (amount) => amount };

/** Amounts below this are doubles, each exactly. */
export const SAFE = 2n ** 53n;
