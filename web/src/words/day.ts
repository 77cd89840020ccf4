const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `2025-04-30` as 30 April 2025; what is no day is told as it stands. */
export const wordsOfDay = (day: string): string => told(LONG, day);

/** `2025-04-30` as 30 Apr 2025. */
export const shortDay = (day: string): string => told(SHORT, day);

function told(format: Intl.DateTimeFormat, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : format.format(at);
}
