import type { Case, ResolvedContext } from '../contract.ts';
import { perspectivesOf } from '../looked.ts';
import { wordsOfDay } from './day.ts';

export const BASES: Readonly<Record<ResolvedContext['basis'], string>> = {
  declared: 'what parties say',
  assessed: 'what analysts hold true',
  both: 'what parties say and analysts hold true',
};

export const perspectiveTitle = (live: Pick<Case, 'perspectives'>, id: string): string =>
  perspectivesOf(live).find((one) => one.id === id)?.title ?? id;

/** In which context something was answered: `30 April 2025 · Baseline · what analysts hold true`. */
export const contextWords = (
  live: Case,
  { asOf, perspective, basis }: Pick<ResolvedContext, 'asOf' | 'perspective' | 'basis'>,
): string => [wordsOfDay(asOf), perspectiveTitle(live, perspective), BASES[basis]].join(' · ');

/** How many statements are in force. */
export const inForce = ({ statements: { inForce } }: ResolvedContext): number =>
  typeof inForce === 'number' ? inForce : inForce.length;
