import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as exact from '../../src/language/rational.ts';

const of = (text: string) => exact.parseDecimal(text)!;

describe('rationals', () => {
  test('read and write decimals', () => {
    expect(exact.toText(of('-03.50'))).toBe('-3.5');
    expect(exact.toText(exact.divide(of('1'), of('3')))).toBe('1/3');
    expect(exact.toText(exact.divide(of('3'), of('-8')))).toBe('-0.375');
    expect(exact.toDecimal(of('3.5'), 2)).toBe('3.50');
    expect(exact.toDecimal(of('3.55'), 1)).toBeUndefined();
    expect(exact.toText(exact.fromNumber(0.1)!)).toBe('0.1');
    expect(exact.toText(exact.fromNumber(1e21)!)).toBe(`1${'0'.repeat(21)}`);
    expect(exact.toText(exact.fromNumber(-1.5e-7)!)).toBe('-0.00000015');
    for (const none of ['', '.5', '1.', '1e3', '--1', '1/2', ' 1']) expect(exact.parseDecimal(none)).toBeUndefined();
    expect(exact.fromNumber(Number.NaN)).toBeUndefined();
  });

  test('calculate exactly', () => {
    expect(exact.equal(exact.add(of('0.1'), of('0.2')), of('0.3'))).toBe(true);
    expect(exact.toText(exact.subtract(of('1'), of('0.9')))).toBe('0.1');
    expect(exact.toText(exact.multiply(of('1.5'), of('-2')))).toBe('-3');
    expect(exact.compare(of('0.1'), of('0.10'))).toBe(0);
    expect(exact.compare(of('-1'), of('1'))).toBe(-1);
    expect([exact.floor(of('-1.5')), exact.ceil(of('-1.5')), exact.floor(of('2'))]).toEqual([-2n, -1n, 2n]);
    expect(() => exact.divide(exact.ONE, exact.ZERO)).toThrow(RangeError);
  });

  test('round to the nearest double, a hair above a tie upwards', () => {
    const tie = exact.rational(2n ** 53n + 1n);
    const hair = exact.rational(1n, 10n ** 60n);
    expect(exact.toNumber(tie)).toBe(2 ** 53);
    expect(exact.toNumber(exact.add(tie, hair))).toBe(2 ** 53 + 2);
    expect(exact.toNumber(exact.negate(exact.add(tie, hair)))).toBe(-(2 ** 53) - 2);
  });

  test('LAW: a double survives the way there and back', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(exact.toNumber(exact.fromNumber(value)!)).toBe(value === 0 ? 0 : value);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
