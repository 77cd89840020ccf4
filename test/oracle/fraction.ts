/** A fraction, not reduced; `under` is above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };

/** A number as its text says it. */
export function fractionOf(value: number | string): Fraction {
  const [whole = '', digits = ''] = String(value).split('.');
  return { over: BigInt(whole + digits), under: 10n ** BigInt(digits.length) };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

export const notBelow = (a: Fraction, b: Fraction): boolean => a.over * b.under >= b.over * a.under;

/** A double near enough to compare with. */
export const near = (a: Fraction): number => Number((a.over * 10n ** 15n) / a.under) / 1e15;
