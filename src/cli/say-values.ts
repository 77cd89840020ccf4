import type { Value } from '../language/domain.ts';
import type { Terms } from '../reasoning/answer.ts';
import type { ValueSet } from '../reasoning/value-set.ts';
import { type Page, table } from './page.ts';

/** Values as they are written in terms. */
export function valueInWords(value: Value): string {
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.join(', ');
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

export function valuesInWords(values: ValueSet): string {
  if (!('always' in values)) return values.length === 0 ? '(none)' : values.map(partInWords).join(', ');
  const [always, possible] = [values.always.join(', '), values.possible.join(', ')];
  const more = values.possible.length > values.always.length;
  if (!more) return always === '' ? '(none)' : `just ${always}`;
  return always === '' ? `any of ${possible}` : `${always}, and any of ${possible}`;
}

function partInWords(part: Value | { readonly from: Value; readonly to: Value }): string {
  if (typeof part !== 'object' || !('from' in part)) return valueInWords(part);
  return part.from === part.to ? valueInWords(part.from) : `${valueInWords(part.from)} to ${valueInWords(part.to)}`;
}

export const termsTable = (terms: Terms, page: Page, indent = 2): string =>
  table(
    ['issue', 'value'],
    Object.entries(terms).map(([issue, value]) => [issue, valueInWords(value)]),
    page,
    indent,
  );

/** A whole number with thin groups of digits, so that it can be read. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A number in as few digits as say something. */
export const short = (number: number): string =>
  Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(4)));

export function percent(share: number): string {
  const hundredths = share * 100;
  return share > 0 && hundredths < 0.01 ? 'less than 0.01 %' : `${short(Number(hundredths.toPrecision(3)))} %`;
}

export const plural = (count: number | string, one: string, many: string): string =>
  `${typeof count === 'string' ? grouped(count) : count} ${String(count) === '1' ? one : many}`;

/** `calm = yes, aid = 2` */
export const worldInWords = (circumstances: Terms): string =>
  Object.entries(circumstances)
    .map(([name, value]) => `${name} = ${valueInWords(value)}`)
    .join(', ');
