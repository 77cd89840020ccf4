/** Exact arithmetic on amounts: doubles where every sum is a safe integer, bigints elsewhere. */
export interface Arithmetic<N extends number | bigint> {
  readonly plus: (one: N, other: N) => N;
  readonly minus: (one: N, other: N) => N;
  readonly of: (amount: bigint) => N;
  readonly zeros: (length: number) => Numbers<N>;
}

/** As many numbers as it was made for. */
export interface Numbers<N> {
  [place: number]: N;
}

export const DOUBLES: Arithmetic<number> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  of: Number,
  zeros: (length) => new Float64Array(length),
};
export const BIGINTS: Arithmetic<bigint> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  of: (amount) => amount,
  zeros: (length) => new Array(length).fill(0n),
};

/** Amounts below this are doubles, each exactly. */
export const SAFE = 2n ** 53n;

export function larger(one: bigint, other: bigint): bigint {
  if (other > one) return other;
  return one;
}
