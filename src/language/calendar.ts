import { type DomainFault, type Misfit, shown } from './misfit.ts';

/** Days since 0000-03-01 of an ISO day in the years 0001 to 9999 (Gregorian), or undefined for no such day. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match || match[1] === '0000') return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return undefined;
  const number = daysBefore(year, month) + day - 1;
  return dayText(number) === text ? number : undefined;
}

/** LAW: the inverse of dayNumber. After Hinnant, "chrono-compatible low-level date algorithms". */
export function dayText(number: number): string {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function encodeDay(min: string, max: string, value: unknown): number | Misfit {
  const day = typeof value === 'string' ? dayNumber(value) : undefined;
  if (day === undefined) {
    return { message: `${shown(value)} is not a day of the calendar`, help: 'write a day like `2025-04-17`' };
  }
  const [first, last] = [dayNumber(min)!, dayNumber(max)!];
  if (day < first) return outside(value, `before the first day, \`${min}\``, min);
  if (day > last) return outside(value, `after the last day, \`${max}\``, max);
  return day - first;
}

function outside(value: unknown, where: string, nearest: string): Misfit {
  return { message: `${shown(value)} is ${where}`, help: `the nearest is \`${nearest}\``, nearest };
}

export function dayFaults(min: string, max: string): DomainFault[] {
  const faults: DomainFault[] = [];
  for (const [field, text] of Object.entries({ min, max })) {
    if (dayNumber(text) !== undefined) continue;
    faults.push({
      field,
      message: `${shown(text)} is not a day of the calendar`,
      help: 'write a day like `2025-04-17`',
    });
  }
  if (faults.length === 0 && min > max) {
    faults.push({
      field: 'max',
      message: `the last day, \`${max}\`, is before the first, \`${min}\``,
      help: 'swap them',
    });
  }
  return faults;
}

function daysBefore(year: number, month: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leaps + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
}
