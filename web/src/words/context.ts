import type { Case, ResolvedContext } from '../contract.ts';
import { dayWords } from '../panels/zone/days.ts';

export const BASELINE = 'baseline';

export const BASES: Readonly<Record<ResolvedContext['basis'], string>> = {
  declared: 'what parties say',
  assessed: 'what analysts hold true',
  both: 'what parties say and analysts hold true',
};

export const perspectiveTitle = ({ perspectives }: Pick<Case, 'perspectives'>, id: string): string =>
  perspectives.find((one) => one.id === id)?.title ?? (id === BASELINE ? 'The baseline' : id);

/** In which context something was answered: `30 April 2025 · The baseline · what analysts hold true`. */
export const contextWords = (live: Case, { asOf, perspective, basis }: ResolvedContext): string =>
  [dayWords(asOf), perspectiveTitle(live, perspective), BASES[basis]].join(' · ');

/** How many statements are in force. */
export const inForce = ({ statements: { inForce } }: ResolvedContext): number =>
  typeof inForce === 'number' ? inForce : inForce.length;
