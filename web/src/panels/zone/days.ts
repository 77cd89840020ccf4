const WRITTEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = 86_400_000;

/** A day as people write it: `30 April 2025`. */
export const dayWords = (day: string): string => WRITTEN.format(Date.parse(`${day}T00:00:00Z`));

/** So many days later (earlier, below 0). */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
