import type { Schemas } from '../../contract.ts';
import { percent } from '../../words/count.ts';

/** `12.5% (1/8)`; where only bounds are known `between 10% and 20%`. */
export function chanceWords({ low, high, exact, fraction }: Schemas['Likelihood']): string {
  if (!exact) return `between ${percent(low)} and ${percent(high)}`;
  if (fraction === null || low === 0 || low === 1 || fraction.length > 12) return percent(low);
  return `${percent(low)} (${fraction})`;
}

/** By how many points of a hundred a chance falls: `87.5 points`. */
export const pointsWords = (influence: number | null): string =>
  influence === null ? 'not known' : `${Number((-influence * 100).toPrecision(3))} points`;
