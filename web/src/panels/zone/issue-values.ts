import type { Issue, Schemas, Value, ValueSet } from '../../contract.ts';
import { textOf } from '../../terms.ts';
import { daysAfter } from './days.ts';

export type ZoneValues = Schemas['ZoneValues'];

/**
 * How a value stands in the zone. `unknown`: the budget ended before it was found in any deal; `elsewhere`: its issue is
 * fixed at another value, so nothing was asked about this one.
 */
export type Standing = 'fixed' | 'every' | 'some' | 'out' | 'unknown' | 'elsewhere';

export interface Choice {
  readonly value: Value;
  readonly standing: Standing;
}

/** What is known of the zone. */
export interface Known {
  /** `undefined` where nothing is known of this issue. */
  readonly values: ZoneValues | undefined;
  readonly complete: boolean;
  /** What the issue is fixed at, if it is. */
  readonly fixed: Value | undefined;
}

/** Numbers and days with more values than these are drawn as a scale. */
const FEW = 5;

/** The values of an issue one by one in their order; `null` where there are too many, or where they are sets. */
export function singleValues(issue: Issue, steps: number): Value[] | null {
  switch (issue.type) {
    case 'boolean':
      return [false, true];
    case 'categorical':
      return issue.options.map(({ id }) => id);
    case 'ordinal':
      return issue.levels.map(({ id }) => id);
    case 'step':
      return ['never', ...Array.from({ length: steps }, (_, rank) => rank + 1)];
    case 'set':
      return null;
    default:
      return fewOnScale(issue);
  }
}

type OnScale = Extract<Issue, { type: 'integer' | 'decimal' | 'date' }>;

function fewOnScale(issue: OnScale): Value[] | null {
  const [least, greatest] = endsOf(issue);
  const step = stepOf(issue);
  const count = Math.floor((greatest - least) / step + 1e-9) + 1;
  if (count > FEW) return null;
  return Array.from({ length: count }, (_, index) => {
    if (issue.type === 'date') return daysAfter(issue.min, index);
    const value = least + index * step;
    return issue.type === 'decimal' ? value.toFixed(issue.digits) : value;
  });
}

export const stepOf = (issue: OnScale): number => {
  if (issue.type === 'date') return 1;
  if (issue.type === 'integer') return issue.step;
  return issue.step === undefined ? 10 ** -issue.digits : Number(issue.step);
};

const endsOf = (issue: OnScale): [number, number] => [placeOf(issue.min), placeOf(issue.max)];

const DAY = 86_400_000;

/** Where a number, a rank or a day lies among its like. */
const placeOf = (value: Value): number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) / DAY : Number(value);

/** How each single value stands. */
export function choicesOf(issue: Issue, single: readonly Value[], known: Known): Choice[] {
  return single.map((value) => ({ value, standing: standingOf(issue, value, known) }));
}

function standingOf(issue: Issue, value: Value, { values, complete, fixed }: Known): Standing {
  if (fixed !== undefined) return isSame(issue, fixed, value) ? 'fixed' : 'elsewhere';
  if (values === undefined) return 'unknown';
  if (values.every !== null && isSame(issue, values.every, value)) return 'every';
  if (occurs(issue, value, values.some)) return 'some';
  return complete ? 'out' : 'unknown';
}

/** `2` and `2.0` are one decimal. */
const isSame = (issue: Issue, a: Value, b: Value): boolean =>
  issue.type === 'decimal' ? Number(a) === Number(b) : textOf(a) === textOf(b);

/** Whether a value is in a set of values; of a set issue, whether an option is in some of the sets. */
export function occurs(issue: Issue, value: Value, set: ValueSet): boolean {
  if (!Array.isArray(set)) return set.possible.includes(String(value));
  return set.some((piece) => {
    if (!isRun(piece)) return isSame(issue, piece, value);
    return placeOf(piece.from) <= placeOf(value) && placeOf(value) <= placeOf(piece.to);
  });
}

/** How an option of a set issue stands; `in` and `out` of the set it is fixed at. */
export type OptionStanding = 'in' | 'out' | 'every' | 'some' | 'never' | 'unknown';

export function optionStandings(
  issue: Extract<Issue, { type: 'set' }>,
  { values, complete, fixed }: Known,
): Record<string, OptionStanding> {
  const some = values === undefined || Array.isArray(values.some) ? null : values.some;
  const standing = (id: string): OptionStanding => {
    if (fixed !== undefined) return Array.isArray(fixed) && fixed.includes(id) ? 'in' : 'out';
    if (some === null) return 'unknown';
    if (some.possible.includes(id)) return complete && some.always.includes(id) ? 'every' : 'some';
    return complete ? 'never' : 'unknown';
  };
  return Object.fromEntries(issue.options.map(({ id }) => [id, standing(id)]));
}

type Run = Schemas['Run'];
const isRun = (piece: Value | Run): piece is Run => typeof piece === 'object' && !Array.isArray(piece);

/** A run on the scale of its issue, 0..1. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function stretchesOf(issue: OnScale, set: ValueSet): Stretch[] {
  if (!Array.isArray(set)) return [];
  return set.map((piece) => {
    const [from, to] = isRun(piece) ? [piece.from, piece.to] : [piece, piece];
    return { start: onScale(issue, from), end: onScale(issue, to) };
  });
}

/** Where a value is on the scale of its issue, 0..1. */
export function onScale(issue: OnScale, value: Value): number {
  const [least, greatest] = endsOf(issue);
  return greatest === least ? 0 : (placeOf(value) - least) / (greatest - least);
}

export type { OnScale };

/** Issues by group, in the order in which the groups first come up. */
export function byGroup(issues: readonly Issue[]): { group: string | null; issues: Issue[] }[] {
  const groups = new Map<string | null, Issue[]>();
  for (const issue of issues) {
    const group = issue.group ?? null;
    groups.set(group, [...(groups.get(group) ?? []), issue]);
  }
  return [...groups].map(([group, members]) => ({ group, issues: members }));
}
