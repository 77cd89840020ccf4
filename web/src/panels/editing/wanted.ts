import type { Issue, Value } from '../../contract.ts';

/** What a position wants: one value, any of several, or a range. */
export type Wants = Value | readonly Value[] | { readonly from?: Value; readonly to?: Value };

export const isRange = (wants: unknown): wants is { readonly from?: Value; readonly to?: Value } =>
  typeof wants === 'object' && wants !== null && !Array.isArray(wants);

/** The values of an issue with few that are wanted. Of a set one value is a list itself. */
export function wantedOf(wants: unknown, values: readonly Value[]): Value[] {
  if (wants === undefined) return [];
  if (isRange(wants)) {
    const from = wants.from === undefined ? 0 : values.indexOf(wants.from);
    const to = wants.to === undefined ? values.length - 1 : values.indexOf(wants.to);
    return values.slice(Math.max(from, 0), to + 1);
  }
  return Array.isArray(wants) ? (wants as Value[]) : [wants as Value];
}

/** One value stands for itself. */
export const wantsOf = (wanted: readonly Value[]): Wants | undefined => (wanted.length > 1 ? wanted : wanted[0]);

/** Both ends of what is wanted on an issue of numbers or days. */
export const endsOf = (wants: unknown): { from?: Value; to?: Value } =>
  wants === undefined ? {} : isRange(wants) ? wants : { from: wants as Value, to: wants as Value };

/** What has no ends and is no choice of values: a list of numbers or days, several sets. */
export const isOdd = (issue: Pick<Issue, 'type'>, wants: unknown): boolean =>
  hasEnds(issue) ? Array.isArray(wants) : issue.type === 'set' && (isRange(wants) || wantsSeveral(wants));

const wantsSeveral = (wants: unknown) => Array.isArray(wants) && wants.some((one) => Array.isArray(one));

/** The same ends are one value, and none at all is nothing. */
export function wantsBetween(from: Value | undefined, to: Value | undefined): Wants | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === to) return from;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

export const hasEnds = ({ type }: Pick<Issue, 'type'>): boolean =>
  type === 'integer' || type === 'decimal' || type === 'date';
