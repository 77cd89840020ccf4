import { dayNumber } from '../language/calendar.ts';
import { nearestWord } from '../language/nearest-word.ts';
import { CSL_DATE_PARTS, CSL_NAME_PARTS, CSL_TYPES, CSL_VARIABLES, type CslKind } from './csl.ts';
import { type Fault, pointerTo } from './fault.ts';
import type { Source } from './source.ts';

/** The words of a source's item are those of CSL, its dates have months and days; what was stored before is read as it is. */
export function diagnoseSource({ csl }: Source): Fault[] {
  const faults = CSL_TYPES.includes(csl.type) ? [] : [unknownWord('unknown_value', '/csl/type', csl.type, CSL_TYPES)];
  for (const [name, value] of Object.entries(csl)) {
    const pointer = pointerTo('/csl', name);
    const kind = CSL_VARIABLES.get(name);
    if (kind === undefined) faults.push(unknownWord('unknown_field', pointer, name, [...CSL_VARIABLES.keys()]));
    else faults.push(...DIAGNOSES[kind](value, pointer));
  }
  return faults;
}

type Code = 'unknown_value' | 'unknown_field';

function unknownWord(code: Code, pointer: string, word: string, words: readonly string[]): Fault {
  const near = nearestWord(word, words);
  const detail = `\`${word.slice(0, 60)}\` is no ${code === 'unknown_value' ? 'type' : 'variable'} of CSL 1.0.2`;
  const known = words.length > 12 ? 'the list is closed' : `known are ${words.map((one) => `\`${one}\``).join(', ')}`;
  const help = near !== undefined ? `did you mean \`${near}\`?` : `${known}${code === 'unknown_field' ? CUSTOM : ''}`;
  return { pointer, code, detail, help };
}

const CUSTOM = '; `custom` of an item takes whatever else there is to say';

const wrongType = (pointer: string, wanted: string): Fault[] => [
  { pointer, code: 'wrong_type', detail: `CSL wants ${wanted} here` },
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DIAGNOSES: { readonly [K in CslKind]: (value: unknown, pointer: string) => Fault[] } = {
  text: (value, pointer) => (typeof value === 'string' ? [] : wrongType(pointer, 'text')),
  number: (value, pointer) =>
    ['string', 'number'].includes(typeof value) ? [] : wrongType(pointer, 'a number or text'),
  list: (value, pointer) => (Array.isArray(value) ? [] : wrongType(pointer, 'a list')),
  object: (value, pointer) => (isObject(value) ? [] : wrongType(pointer, 'an object')),
  names: (value, pointer) =>
    Array.isArray(value)
      ? value.flatMap((name, at) => partFaults(name, CSL_NAME_PARTS, pointerTo(pointer, at)))
      : wrongType(pointer, 'a list of names'),
  date: dateFaults,
};

function partFaults(value: unknown, parts: readonly string[], pointer: string): Fault[] {
  if (!isObject(value)) return wrongType(pointer, 'an object');
  const unknown = Object.keys(value).filter((part) => !parts.includes(part));
  return unknown.map((part) => unknownWord('unknown_field', pointerTo(pointer, part), part, parts));
}

/** A day, or a first and a last one, each a year, a year and a month, or a whole day. */
function dateFaults(value: unknown, pointer: string): Fault[] {
  const faults = partFaults(value, CSL_DATE_PARTS, pointer);
  const dates = isObject(value) ? value['date-parts'] : undefined;
  if (dates === undefined) return faults;
  const place = pointerTo(pointer, 'date-parts');
  if (!Array.isArray(dates) || dates.length < 1 || dates.length > 2)
    return [...faults, dateFault(place, 'there are one or two dates in a list')];
  return [...faults, ...dates.flatMap((date, at) => whyNoDate(date, pointerTo(place, at)))];
}

const dateFault = (pointer: string, detail: string): Fault => ({
  pointer,
  code: 'citation_date',
  detail,
  help: 'write a date as `[2025]`, `[2025, 4]` or `[2025, 4, 30]`; a season goes into `season`',
});

function whyNoDate(date: unknown, pointer: string): Fault[] {
  const parts = Array.isArray(date) ? date.map((part) => (String(part).trim() === '' ? Number.NaN : Number(part))) : [];
  if (parts.length < 1 || parts.length > 3) return [dateFault(pointer, 'a date is a year, a month and a day, or less')];
  const wrong = parts.findIndex((part) => !Number.isInteger(part));
  if (wrong !== -1)
    return [dateFault(pointerTo(pointer, wrong), `\`${(date as unknown[])[wrong]}\` is no whole number`)];
  const [year, month = 1, day = 1] = parts as [number, number?, number?];
  if (month < 1 || month > 12) return [dateFault(pointerTo(pointer, 1), `there is no month \`${month}\``)];
  if (isDay(year, month, day)) return [];
  return [dateFault(pointerTo(pointer, 2), `there is no day \`${day}\` in month \`${month}\` of \`${year}\``)];
}

/** Years before 1 and past 9999 have the days of the year 2000, whose February is the longest. */
function isDay(year: number, month: number, day: number): boolean {
  const written = (value: number, digits: number) => String(value).padStart(digits, '0');
  const counted = year >= 1 && year <= 9999 ? year : 2000;
  return day > 0 && dayNumber(`${written(counted, 4)}-${written(month, 2)}-${written(day, 2)}`) !== undefined;
}
