import type { Case, Schemas, Terms } from '../../contract.ts';
import { against, amount, noWorse, rounded, roundedUp } from './amounts.ts';
import { type Axes, checkedMarks, frontierMarks, type Mark, type Span, thresholdOf } from './marks.ts';
import { MEASURES, POINT_WORDS } from './points.ts';

/** What each of the two has without a deal; `null` where that is not told. */
export interface Threshold {
  readonly x: number | null;
  readonly y: number | null;
}

/** What is on the chart, and by whose names it is told. */
export interface Seen {
  readonly axes: Axes;
  readonly names: { readonly x: string; readonly y: string };
  readonly threshold: Threshold;
  readonly marks: readonly Mark[];
}

export function seenOf(
  live: Case,
  axes: Axes,
  terms: Terms,
  answers: {
    readonly frontier: Schemas['Frontier'] | null;
    readonly checks: Schemas['BatchAnswer'] | null;
  },
): Seen {
  const { frontier, checks } = answers;
  const nameOf = (party: string) => live.parties.find(({ id }) => id === party)?.name ?? party;
  return {
    axes,
    names: { x: nameOf(axes.x), y: nameOf(axes.y) },
    threshold: {
      x: checks === null ? null : thresholdOf(checks, axes.x),
      y: checks === null ? null : thresholdOf(checks, axes.y),
    },
    marks: [
      ...(frontier === null ? [] : frontierMarks(frontier, axes)),
      ...(checks === null ? [] : checkedMarks(checks, live, terms, axes)),
    ],
  };
}

/** Against having no deal: `0.1 more`; `''` where the party has told no threshold. */
export const againstNone = (span: Span, threshold: number | null): string =>
  threshold === null ? '' : against(span, threshold);

/** What kind of deal it is, in words. */
export function kindOf({ kind, point, bounds, statusQuo }: Mark): string {
  if (kind === 'frontier') return 'on the frontier';
  if (kind === 'point') return bounds ? boundsWords(MEASURES[point!], bounds) : POINT_WORDS[point!];
  if (kind === 'here') return 'the terms in the deal builder';
  return statusQuo ? 'no deal: how things stand' : 'a deal of the case';
}

/** How good a deal is that is not proved to be the point, and how good the point can be. */
const boundsWords = (measure: string, { value, atMost }: NonNullable<Mark['bounds']>): string =>
  `the best found, not proved: its ${measure} is ${rounded(value)}, and that of no deal is above ${roundedUp(atMost)}`;

/** How the lines of the two take a deal; deals of the zone are acceptable to whoever decides. */
export const takenWords = ({ taken, kind }: Mark): string =>
  taken?.words ?? (kind === 'frontier' || kind === 'point' ? 'in the zone' : '');

/** Whether the two are no worse off than without a deal, in words; `''` where a threshold is not told. */
export function gainWords({ x, y }: Mark, { names, threshold }: Seen): string {
  if (threshold.x === null || threshold.y === null) return '';
  const [first, second] = [noWorse(x, threshold.x), noWorse(y, threshold.y)];
  if (first === 'yes' && second === 'yes') return 'neither is worse off than without a deal';
  const losing = [...(first === 'no' ? [names.x] : []), ...(second === 'no' ? [names.y] : [])];
  if (losing.length > 0) return `${losing.join(' and ')} would be better off without a deal`;
  return 'who is better off than without a deal depends on what is open';
}

/** A mark in one sentence, for who hears the chart. */
export function saidOf(mark: Mark, seen: Seen): string {
  const { names } = seen;
  const worth = `worth ${amount(mark.x)} to ${names.x} and ${amount(mark.y)} to ${names.y}`;
  const title = mark.number === undefined ? mark.title : `${mark.number}, ${mark.title}`;
  const proof = mark.bounds ? kindOf(mark) : '';
  const pieces = [`${title}: ${worth}`, proof, gainWords(mark, seen), takenWords(mark), 'opens in the deal builder'];
  return pieces.filter((piece) => piece !== '').join('; ');
}
