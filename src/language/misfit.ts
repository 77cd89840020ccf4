/** Decimals and dates as text, sets as lists in option order, steps as `"never"` or the rank. */
export type Value = boolean | number | string | readonly string[];

/** Why something is not a value of a domain. `nearest` is the valid value closest to it, where one is close. */
export interface Misfit {
  readonly message: string;
  readonly help?: string;
  readonly nearest?: Value;
}

/** What is wrong with a domain, and in which of its fields. */
export interface DomainFault {
  readonly field: string;
  readonly message: string;
  readonly help?: string;
}

/** Something a user gave, short enough for a message; a text that could be taken for something else is in quotes. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' && looksOtherwise(value) ? `\`"${value}"\`` : plainly(value);
}

/** The same of a number that may be written as text too, and of a word whose quotes mean nothing. */
export function plainly(value: unknown): string {
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

/** Whether a text reads like a number, `true`, `false` or `null`. */
export const looksOtherwise = (text: string): boolean => text.length <= 60 && OTHERWISE.test(text);
const OTHERWISE = /^(?:true|false|null|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

/** At most eight words, each in backticks. */
export function listed(words: readonly string[]): string {
  const some = words.slice(0, 8).map((word) => `\`${word}\``);
  return words.length > 8 ? `${some.join(', ')}, ...` : some.join(', ');
}
