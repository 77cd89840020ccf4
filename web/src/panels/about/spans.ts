import type { Schemas } from '../../contract.ts';
import type { Told } from '../../words/line.ts';

type ZoneWithin = Schemas['ZoneWithin'];

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly zone: 'exists' | 'none' | 'impossible' | 'unknown';
  readonly changed: readonly Schemas['DayChange'][];
}

/** The intervals of a timeline of zones, told by whether there is one. */
export const spansOf = ({ intervals }: Schemas['Timeline']): Span[] =>
  intervals.map(({ from, to, answer, changed }) => ({ from, to, zone: zoneOf(answer as ZoneWithin), changed }));

function zoneOf({ exists, impossible }: Pick<ZoneWithin, 'exists' | 'impossible'>): Span['zone'] {
  if (exists === null) return 'unknown';
  if (exists) return 'exists';
  return impossible ? 'impossible' : 'none';
}

/** The span that a day falls into. */
export const spanOn = (spans: readonly Span[], day: string): Span | undefined =>
  spans.find(({ from, to }) => from <= day && day <= to);

export const ZONES: Readonly<Record<Span['zone'], Told>> = {
  exists: { sign: '✓', word: 'A zone exists', tone: 'good' },
  none: { sign: '✗', word: 'No zone', tone: 'bad' },
  impossible: { sign: '⊘', word: 'The rules contradict themselves', tone: 'bad' },
  unknown: { sign: '?', word: 'Not found out in time', tone: 'open' },
};
