import { describe, expect, it } from 'vitest';
import { counted, listed, numberWord, oneIn, percent, readable } from '../../web/src/words/count.ts';

describe('numbers in words', () => {
  it('says small numbers as words, greater ones in digits', () => {
    expect([0, 1, 4, 12, 13, 1200].map(numberWord)).toEqual(['no', 'one', 'four', 'twelve', '13', '1,200']);
  });

  it('gives a noun the number it needs', () => {
    expect(counted(1, 'deal')).toBe('1 deal');
    expect(counted('3038', 'deal')).toBe('3,038 deals');
    expect(counted(2, 'more place', 'more places')).toBe('2 more places');
  });

  it('rounds what nobody reads digit by digit, and keeps every digit beside it', () => {
    expect(readable('999999999')).toEqual({ text: '999,999,999', exact: null });
    expect(readable('987694292090880')).toEqual({ text: 'about 9.9 × 10¹⁴', exact: '987,694,292,090,880' });
    expect(readable('2516195998077696000').text).toBe('about 2.5 × 10¹⁸');
    expect(readable('1000000000').text).toBe('about 1 × 10⁹');
    expect(readable('9960000000').text).toBe('about 1 × 10¹⁰');
  });

  it('says one in how many', () => {
    expect(oneIn('987694292090880', '2516195998077696000')).toBe('1 in 2,548');
    expect(oneIn('55', '720')).toBe('1 in 13');
    expect(oneIn('2', '7')).toBe('1 in 3.5');
    expect(oneIn('1', '98000000000000')).toBe('1 in 9.8 × 10¹³');
    expect([oneIn('0', '720'), oneIn('720', '720'), oneIn('700', '720'), oneIn('0', '0')]).toEqual(Array(4).fill(null));
  });

  it('keeps a part that is not all below 100%, and one that is not nothing above 0%', () => {
    expect([0, 1].map(percent)).toEqual(['0%', '100%']);
    expect([0.00039253, 0.0034158, 0.0763888, 0.125, 0.41666].map(percent)).toEqual([
      '0.039%',
      '0.34%',
      '7.64%',
      '12.5%',
      '41.7%',
    ]);
    expect(percent(0.9999999)).toBe('99.99%');
    expect(percent(3.2e-13)).toBe('3.2 × 10⁻¹¹%');
  });

  it('lists', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
