const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `no`, `one` … `twelve`, then digits. */
export const numberWord = (count: number): string => NUMBERS[count] ?? grouped(String(count));

/** `one deal`, `3,038 deals`: with the noun in the number it needs. */
export const counted = (count: number | string, one: string, many = `${one}s`): string =>
  `${readable(String(count)).text} ${String(count) === '1' ? one : many}`;

/** Digits by threes: `2,516,195`. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

export interface Readable {
  readonly text: string;
  /** Every digit, where `text` is only about it. */
  readonly exact: string | null;
}

/** From here on nobody reads digits any more. */
const TOO_LONG = 10;

/** A whole number as people read it: `3,038`, `about 9.9 × 10¹⁴`. */
export function readable(digits: string): Readable {
  if (digits.length < TOO_LONG) return { text: grouped(digits), exact: null };
  const { lead, power } = scientific(digits);
  return { text: `about ${lead} × 10${superscript(power)}`, exact: grouped(digits) };
}

function scientific(digits: string): { lead: string; power: number } {
  const tenths = Math.round(Number(digits.slice(0, 3)) / 10);
  const power = digits.length - 1;
  return tenths === 100 ? { lead: '1', power: power + 1 } : { lead: String(tenths / 10), power };
}

export const superscript = (power: number): string =>
  String(power)
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)
    .replace('-', '⁻');

/** How often: `1 in 2,548`; `null` where it is none, or about every one. */
export function oneIn(count: string, possible: string): string | null {
  const [part, whole] = [BigInt(count), BigInt(possible)];
  if (part === 0n) return null;
  const tenths = (whole * 20n + part) / (part * 2n);
  if (tenths < 15n) return null;
  if (tenths < 100n) return `1 in ${Number(tenths) / 10}`;
  return `1 in ${readable(String((whole * 2n + part) / (part * 2n))).text.replace('about ', '')}`;
}

/** Of parts too small to be told apart with a point this is the least. */
const LEAST = 1e-4;

/**
 * A part of one as a percentage of two digits: `0.039%`. Never `100%` of what is not all, nor `0%` of what is not nothing.
 */
export function percent(part: number): string {
  if (part === 0 || part === 1) return `${part * 100}%`;
  const hundredths = part * 100;
  if (hundredths < LEAST) {
    const power = Math.floor(Math.log10(hundredths));
    return `${(hundredths / 10 ** power).toPrecision(2)} × 10${superscript(power)}%`;
  }
  if (hundredths >= 99) return `${Math.floor(hundredths * 100) / 100}%`;
  return `${Number(hundredths.toPrecision(hundredths < 1 ? 2 : 3))}%`;
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
