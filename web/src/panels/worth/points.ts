import type { Schemas } from '../../contract.ts';
import { listed } from '../../words/count.ts';

export type PointName = keyof Schemas['FairPoints'];

export const POINTS = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const satisfies PointName[];

export const POINT_NAMES: Readonly<Record<PointName, string>> = {
  nash: 'Nash',
  kalai_smorodinsky: 'Kalai-Smorodinsky',
  egalitarian: 'Egalitarian',
  utilitarian: 'Utilitarian',
};

/** What each of the named points makes greatest, over what everybody has without a deal. */
export const POINT_WORDS: Readonly<Record<PointName, string>> = {
  nash: 'the greatest product of gains',
  kalai_smorodinsky: 'the greatest equal share of what each could gain at best',
  egalitarian: 'the greatest smallest gain',
  utilitarian: 'the greatest sum',
};

/** The same, of which the best deal found has so much. */
export const MEASURES: Readonly<Record<PointName, string>> = {
  nash: 'product of gains',
  kalai_smorodinsky: 'smallest share of what each could gain at best',
  egalitarian: 'smallest gain',
  utilitarian: 'sum of gains',
};

/** Of points that are not all proved: which are, which are the best found, and which were not found. */
export function pointsWords(points: Schemas['FairPoints']): string {
  const named = (found: (point: Schemas['FairPoint'] | null) => boolean) =>
    POINTS.filter((name) => found(points[name])).map((name) => POINT_NAMES[name]);
  const proved = named((point) => point?.exact === true);
  const best = named((point) => point?.exact === false);
  const missing = named((point) => point === null);
  return [
    ...(proved.length > 0 ? [`Proved: ${listed(proved)}.`] : []),
    ...(best.length > 0 ? [`The best found, drawn hollow: ${listed(best)}.`] : []),
    ...(missing.length > 0 ? [`Not found: ${listed(missing)}.`] : []),
  ].join(' ');
}

/** Why there are no named points, and what to do. */
export const NO_POINTS: Readonly<Record<NonNullable<Schemas['Frontier']['noPoints']>, string>> = {
  no_zone: 'No zone: no point of the frontier.',
  no_preferences: 'Nobody whose acceptance decides has told what deals are worth, so there is no frontier.',
  somebody_loses:
    'No named points: every deal of the zone leaves somebody with less than it has without a deal, and two losses never make a gain.',
  not_decided: 'No named points yet: the budget ended before they were decided.',
};
