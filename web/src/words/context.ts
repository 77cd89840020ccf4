import type { Case, ResolvedContext } from '../contract.ts';
import { perspectivesOf } from '../looked.ts';
import { wordsOfDay } from './day.ts';
import { wordsOf } from './value.ts';

export const BASES: Readonly<Record<ResolvedContext['basis'], string>> = {
  declared: 'what parties say',
  assessed: 'what analysts hold true',
  both: 'what parties say and analysts hold true',
};

export const perspectiveTitle = (live: Pick<Case, 'perspectives'>, id: string): string =>
  perspectivesOf(live).find((one) => one.id === id)?.title ?? id;

type Told = Pick<ResolvedContext, 'asOf' | 'perspective' | 'basis' | 'circumstances'>;

/** In which context something was answered: `30 April 2025 · Baseline · what analysts hold true`. */
export function contextWords(
  live: Pick<Case, 'perspectives' | 'circumstances'>,
  { asOf, perspective, basis, circumstances = {} }: Told,
): string {
  const assumed = Object.entries(circumstances).map(([id, value]) => {
    const found = live.circumstances.find((one) => one.id === id);
    return found === undefined ? id : `${found.title}: ${wordsOf(found, value)}`;
  });
  return [
    wordsOfDay(asOf),
    perspectiveTitle(live, perspective),
    BASES[basis],
    ...(assumed.length > 0 ? [`assuming ${assumed.join(', ')}`] : []),
  ].join(' · ');
}

/** How many statements are in force. */
export const inForce = ({ statements: { inForce } }: ResolvedContext): number =>
  typeof inForce === 'number' ? inForce : inForce.length;
