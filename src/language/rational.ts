/** Exact rational numbers. INVARIANT: lowest terms, denominator above zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = Object.freeze({ numerator: 0n, denominator: 1n });
export const ONE: Rational = Object.freeze({ numerator: 1n, denominator: 1n });

/** Throws a RangeError where the denominator is zero. */
export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 0n) throw new RangeError('division by zero');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return Object.freeze({ numerator: numerator / divisor, denominator: denominator / divisor });
}

/** `12`, `-3.50`, `+0.1`: digits with at most one point between them. Anything else is undefined. */
export function parseDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const digits = match[3] ?? '';
  const magnitude = BigInt(match[2] + digits);
  return rational(match[1] === '-' ? -magnitude : magnitude, 10n ** BigInt(digits.length));
}

/** The number as its shortest decimal text says it: `fromNumber(0.1)` is one tenth. Not finite: undefined. */
export function fromNumber(value: number): Rational | undefined {
  const match = /^(-?[\d.]+)(?:e([+-]\d+))?$/.exec(String(value));
  const mantissa = match?.[1] === undefined ? undefined : parseDecimal(match[1]);
  if (mantissa === undefined) return undefined;
  const exponent = BigInt(match?.[2] ?? 0);
  return exponent < 0n ? divide(mantissa, rational(10n ** -exponent)) : multiply(mantissa, rational(10n ** exponent));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError where `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return rational(-a.numerator, a.denominator);
}

/** Below zero, zero or above it, as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equal(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The greatest integer not above `a`. */
export function floor(a: Rational): bigint {
  return floorDivide(a.numerator, a.denominator);
}

/** The least integer not below `a`. */
export function ceil(a: Rational): bigint {
  return -floorDivide(-a.numerator, a.denominator);
}

/** The nearest double, ties to even; too large becomes an infinity. */
export function toNumber(a: Rational): number {
  const magnitude = a.numerator < 0n ? -a.numerator : a.numerator;
  if (magnitude <= SAFE && a.denominator <= SAFE) return Number(a.numerator) / Number(a.denominator);
  // 128 significant bits with the remainder folded into the last one round as the true quotient does.
  const shift = 128 - (bitLength(magnitude) - bitLength(a.denominator));
  const top = shift >= 0 ? magnitude << BigInt(shift) : magnitude;
  const bottom = shift >= 0 ? a.denominator : a.denominator << BigInt(-shift);
  const quotient = (top / bottom) | (top % bottom === 0n ? 0n : 1n);
  const halves = Math.trunc(shift / 2);
  const size = Number(quotient) * 2 ** -halves * 2 ** -(shift - halves);
  return a.numerator < 0n ? -size : size;
}

/** Decimal text with exactly `digits` digits after the point, or undefined where that is not exact. */
export function toDecimal(a: Rational, digits: number): string | undefined {
  const scaled = multiply(a, rational(10n ** BigInt(digits)));
  return isInteger(scaled) ? placePoint(scaled.numerator, digits) : undefined;
}

/** The shortest exact text: `3`, `0.25`, or `1/3` where no decimal text is exact. */
export function toText(a: Rational): string {
  let rest = a.denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  if (rest !== 1n) return `${a.numerator}/${a.denominator}`;
  return toDecimal(a, Math.max(twos, fives))!;
}

/** `placePoint(-150n, 2)` is `-1.50`. */
export function placePoint(scaled: bigint, digits: number): string {
  const sign = scaled < 0n ? '-' : '';
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  const point = text.length - digits;
  return digits === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** Never below zero; zero only for two zeros. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Of whole numbers above zero. */
export const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / greatestCommonDivisor(a, b)) * b;

/** Rounded towards minus infinity. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function bitLength(a: bigint): number {
  return a.toString(2).length;
}
