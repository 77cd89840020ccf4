import type { Fraction } from './plain.ts';

export function fraction(over: bigint | number, under: bigint | number = 1): Fraction {
  const [a, b] = [BigInt(over), BigInt(under)];
  const shared = greatestCommon(a < 0n ? -a : a, b);
  return { over: a / shared, under: b / shared };
}

/** A decimal as it is written. */
export function fractionOf(text: string): Fraction {
  const [whole = '', digits = ''] = text.split('.');
  return fraction(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

export const ZERO = fraction(0);
export const ONE = fraction(1);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
/** Reduced, as `over/under`. */
export function fractionText(value: Fraction): string {
  const { over, under } = fraction(value.over, value.under);
  return `${over}/${under}`;
}

/** The smallest whole number that makes all of these whole. */
export const commonDenominator = (all: readonly Fraction[]): bigint =>
  all.reduce((most, { under }) => (most / greatestCommon(most, under)) * under, 1n);

/** @returns a whole number of units, of which `unit` make one */
export const inUnits = ({ over, under }: Fraction, unit: bigint): bigint => (over * unit) / under;

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : greatestCommon(b, a % b);
}
