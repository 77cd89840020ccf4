import type { Case, Schemas, Terms } from '../../contract.ts';
import { POINT_NAMES, POINTS, type PointName } from './points.ts';

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** What two parties say to a deal by their own lines: both yes, somebody no, or not decided yet. */
export type Stance = 'both' | 'not' | 'open';

/** A deal on the chart. */
export interface Mark {
  /** `frontier:0`, `point:nash`, `deal:compromise`, `here`. */
  readonly id: string;
  readonly kind: 'frontier' | 'point' | 'deal' | 'here';
  readonly title: string;
  readonly x: Span;
  readonly y: Span;
  readonly terms: Terms;
  readonly point?: PointName;
  /** Of a point that is not proved: how much this deal has of what the point makes greatest, and what none is above. */
  readonly bounds?: { readonly value: number; readonly atMost: number };
  /** The world a deal of the zone works in, where that is not known. */
  readonly circumstances?: Terms;
  /** Of a named deal: the number it has on the chart and in the list beside it. */
  readonly number?: number;
  readonly statusQuo?: boolean;
  /** How the lines of the two take it; of a deal of the zone they need not be told. */
  readonly taken?: { readonly stance: Stance; readonly words: string };
}

export interface Axes {
  readonly x: string;
  readonly y: string;
}

type Full = Schemas['BatchFull'];

/** The ref of the terms in the deal builder. */
export const HERE = 'here';
export const refOf = (deal: string): string => `deal:${deal}`;

/** One check for every named deal, and one for the terms in the builder: these tell the thresholds as well. */
export function batchOf(live: Pick<Case, 'deals'>, terms: Terms): object[] {
  return [{ ref: HERE, terms }, ...live.deals.map(({ id }) => ({ ref: refOf(id), deal: id }))];
}

/** The answer for one `ref`; `undefined` where it was refused. */
export function resultOf(answer: Schemas['BatchAnswer'], ref: string): Full | undefined {
  const found = answer.results.find((result) => result.ref === ref);
  return found && 'parties' in found ? (found as Full) : undefined;
}

/** The named deals and the builder's terms, as far as what they are worth to both is told. */
export function checkedMarks(
  answer: Schemas['BatchAnswer'],
  live: Pick<Case, 'deals'>,
  terms: Terms,
  axes: Axes,
): Mark[] {
  const named = live.deals.toSorted(byTime).flatMap((deal, index): Mark[] => {
    const place = placeOf(resultOf(answer, refOf(deal.id)), axes);
    if (place === null) return [];
    const { id, title, kind } = deal;
    const told = { number: index + 1, statusQuo: kind === 'status_quo', terms: deal.terms };
    return [{ id: refOf(id), kind: 'deal', title, ...told, ...place }];
  });
  const here = Object.keys(terms).length === 0 ? null : placeOf(resultOf(answer, HERE), axes);
  return here === null ? named : [...named, { id: HERE, kind: 'here', title: 'Your terms', terms, ...here }];
}

/** How things stand, then what was proposed, the oldest first. */
function byTime(a: Case['deals'][number], b: Case['deals'][number]): number {
  const when = ({ kind, proposedAt }: typeof a) => (kind === 'status_quo' ? '' : (proposedAt ?? '9999'));
  return when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0;
}

function placeOf(result: Full | undefined, { x, y }: Axes): Pick<Mark, 'x' | 'y' | 'taken'> | null {
  const [of, against] = [x, y].map((party) => result?.parties.find((one) => one.party === party));
  if (!of?.worth || !against?.worth) return null;
  return { x: of.worth, y: against.worth, taken: takenBy(of, against) };
}

function takenBy(...two: Schemas['PartyVerdict'][]): NonNullable<Mark['taken']> {
  const names = (verdict: string) => two.filter((one) => one.verdict === verdict).map(({ name }) => name);
  const refusing = names('unacceptable');
  if (refusing.length === 2) return { stance: 'not', words: 'unacceptable to both' };
  if (refusing.length === 1) return { stance: 'not', words: `unacceptable to ${refusing[0]}` };
  if (names('acceptable').length === 2) return { stance: 'both', words: 'acceptable to both' };
  return { stance: 'open', words: 'depends on what is still open' };
}

/** The frontier's deals and its named points. */
export function frontierMarks({ deals, points }: Pick<Schemas['Frontier'], 'deals' | 'points'>, axes: Axes): Mark[] {
  const listed = deals.flatMap(({ terms, worth, circumstances }, index): Mark[] => {
    const place = worthOf(worth, axes);
    return place === null
      ? []
      : [
          {
            id: `frontier:${index}`,
            kind: 'frontier',
            title: `Frontier deal ${index + 1}`,
            terms,
            ...inWorld(circumstances),
            ...place,
          },
        ];
  });
  const named = POINTS.flatMap((name): Mark[] => {
    const point = points[name];
    const place = point ? worthOf(point.worth, axes) : null;
    if (!point || place === null) return [];
    const { terms, circumstances, exact, value, atMost } = point;
    const title = exact ? POINT_NAMES[name] : `${POINT_NAMES[name]}, best found`;
    const told = { title, terms, ...inWorld(circumstances), ...(!exact && { bounds: { value, atMost } }) };
    return [{ id: `point:${name}`, kind: 'point', point: name, ...told, ...place }];
  });
  return [...listed, ...named];
}

const inWorld = (circumstances: Terms | undefined) => (circumstances === undefined ? {} : { circumstances });

function worthOf(worth: Schemas['Worths'], axes: Axes): Pick<Mark, 'x' | 'y'> | null {
  const [x, y] = [worth[axes.x], worth[axes.y]];
  return x === undefined || y === undefined ? null : { x: { low: x, high: x }, y: { low: y, high: y } };
}

/** What a party has without a deal; `null` where it has told no threshold. */
export function thresholdOf(answer: Schemas['BatchAnswer'], party: string): number | null {
  const worths = answer.results.flatMap((result) => ('parties' in result ? (result as Full).parties : []));
  return worths.find((one) => one.party === party && one.worth)?.worth?.reservationValue ?? null;
}
