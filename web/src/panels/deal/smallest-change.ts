import type { Issue, Line, Terms, Value, ValueSet } from '../../contract.ts';
import { wordsOf } from '../../words/value.ts';

type Alternative = Line['needed'][number];
type Piece = Value | { readonly from: Value; readonly to: Value };

/** The terms that an alternative asks for, each issue moved no further than it must be. */
export function smallestChange(alternative: Alternative, terms: Terms, issues: readonly Issue[]): Terms {
  const changed: Record<string, Value> = {};
  for (const { issue: id, anyOf } of alternative.changes) {
    const issue = issues.find((one) => one.id === id);
    const value = issue && closest(issue, anyOf, terms[id]);
    if (value !== undefined) changed[id] = value;
  }
  return changed;
}

/** `Rent 1200 euros a month, Pets allowed yes`. */
export const changeWords = (changed: Terms, issues: readonly Issue[]): string =>
  issues
    .filter(({ id }) => Object.hasOwn(changed, id))
    .map((issue) => `${issue.title}: ${wordsOf(issue, changed[issue.id]!)}`)
    .join('; ');

/**
 * The value of a set that is closest to the present one, the first of several. Where none is there yet it is the one at
 * the line: the end of a run that is not also an end of the issue's own domain.
 *
 * @returns `undefined` where the set is empty
 */
export function closest(issue: Issue, set: ValueSet, present: Value | undefined): Value | undefined {
  if (!Array.isArray(set)) return closestOptions(issue, set, present);
  const candidates = (set as readonly Piece[]).flatMap((piece) => candidatesOf(issue, piece, present));
  if (present === undefined) return candidates[0];
  let best: Value | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const far = distance(issue, candidate, present);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** The present options with those that must be in it, without those that must not. */
function closestOptions(
  issue: Issue,
  { always, possible }: { readonly always: readonly string[]; readonly possible: readonly string[] },
  present: Value | undefined,
): Value {
  const now = Array.isArray(present) ? present : [];
  const options = issue.type === 'set' ? issue.options.map(({ id }) => id) : possible;
  return options.filter((id) => always.includes(id) || (possible.includes(id) && now.includes(id)));
}

function candidatesOf(issue: Issue, piece: Piece, present: Value | undefined): Value[] {
  if (typeof piece !== 'object' || Array.isArray(piece)) return [piece as Value];
  const { from, to } = piece as { from: Value; to: Value };
  if (present === undefined || present === 'never') {
    const [min] = endsOf(issue);
    return min !== undefined && String(from) === String(min) ? [to, from] : [from, to];
  }
  const at = place(issue, present);
  return place(issue, from) <= at && at <= place(issue, to) ? [present] : [from, to];
}

const endsOf = (issue: Issue): readonly Value[] => ('min' in issue ? [issue.min, issue.max] : []);

/** How far apart two values are; what has no order is all equally far. */
function distance(issue: Issue, one: Value, other: Value): number {
  if (String(one) === String(other)) return 0;
  const far = Math.abs(place(issue, one) - place(issue, other));
  return Number.isNaN(far) ? Number.MAX_VALUE : far;
}

/** Where a value stands among its like; not a number where there is no order. */
function place(issue: Issue, value: Value): number {
  switch (issue.type) {
    case 'ordinal':
      return issue.levels.findIndex(({ id }) => id === value);
    case 'integer':
    case 'decimal':
    case 'step':
      return Number(value);
    case 'date':
      return Date.parse(String(value));
    default:
      return Number.NaN;
  }
}
