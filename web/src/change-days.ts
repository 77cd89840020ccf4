import type { Case } from './contract.ts';

type Dated = Pick<Case, 'positions' | 'preconditions' | 'redLines' | 'preferences' | 'circumstances'>;

/**
 * The days on which something is otherwise than on the day before: a statement or preferences begin to hold or no
 * longer hold, a circumstance takes or loses a value. In their order, each once.
 */
export function changeDays(live: Dated): string[] {
  const days = new Set<string>();
  const begins = (day: string | undefined) => day !== undefined && days.add(day);
  const ends = (last: string | undefined) => last !== undefined && days.add(dayAfter(last));
  for (const { validFrom, validTo } of [
    ...live.positions,
    ...live.preconditions,
    ...live.redLines,
    ...live.preferences,
  ]) {
    begins(validFrom);
    ends(validTo);
  }
  for (const { from, to } of live.circumstances.flatMap(({ values }) => values)) {
    begins(from);
    ends(to);
  }
  return [...days].sort();
}

const DAY = 86_400_000;
const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10);

export const dayAfter = (day: string): string => isoOf(Date.parse(`${day}T00:00:00Z`) + DAY);

/** How many days from the first to the last, both counted. */
export const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY) + 1;

/** Today, in UTC as the server reckons. */
export const today = (): string => isoOf(Date.now());

/** The place of the last stop that is not after the day; 0 where all are. */
export function stopOf(stops: readonly string[], day: string): number {
  const next = stops.findIndex((stop) => stop > day);
  return next === -1 ? Math.max(0, stops.length - 1) : Math.max(0, next - 1);
}
