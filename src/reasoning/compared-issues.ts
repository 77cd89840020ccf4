import type { Slot } from '../negotiation/scenario.ts';
import type { Apart, Side } from './apart.ts';
import type { ComparedGroup, ComparedIssue, Relation, Separating } from './comparison-answer.ts';
import type { Alone } from './overlap.ts';
import type { Stance } from './stance.ts';
import { common, type Run, valuesSaid, wantedSaid } from './value-set.ts';

/** What is known of one issue beside how far parties are apart on it. */
interface Known {
  readonly sides: readonly Side[];
  /** `null` where it was not asked what parties could accept. */
  readonly alone: readonly Alone[] | null;
  readonly overlap: readonly Run[] | null;
}

/** @param at the slot */
export function comparedIssue(slot: Slot, at: number, far: Apart['issues'][number], known: Known): ComparedIssue {
  const { sides, alone, overlap } = known;
  const stances = sides.flatMap(({ party, stances: own }) => {
    const stance = own.get(at);
    return stance === undefined ? [] : [{ party, stance }];
  });
  const wanted = stances.length < 2 ? null : stances.map(({ stance }) => stance.values).reduce(common);
  return {
    issue: slot.id,
    group: slot.group,
    relation: relationOf(stances.map(({ stance }) => stance)),
    ...far,
    wants: Object.fromEntries(stances.map(({ party, stance }) => [party, stance.said])),
    wanted: wanted && wantedSaid(slot, wanted),
    accepts:
      alone && Object.fromEntries(alone.map(({ party, acceptable }) => [party.id, acceptable.said?.[at] ?? null])),
    overlap: overlap && valuesSaid(slot, overlap),
  };
}

/** Of more than two: of those who have a position. */
function relationOf(stances: readonly Stance[]): Relation {
  if (stances.length < 2) return stances.length === 0 ? 'unspoken' : 'one_sided';
  const wanted = stances.map(({ values }) => values);
  if (new Set(wanted.map((values) => JSON.stringify(values))).size === 1) return 'agreed';
  return wanted.reduce(common).length > 0 ? 'overlapping' : 'apart';
}

/** Issues that are put together, by the name of their group, each as its number in the list of issues. */
export function groupsOf(issues: readonly number[], slots: readonly Slot[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, slot] of issues.entries()) {
    const { group } = slots[slot]!;
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), at]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const comparedGroups = (
  groups: ReadonlyMap<string, readonly number[]>,
  ids: readonly string[],
  { groups: far }: Apart,
): ComparedGroup[] =>
  [...groups].map(([group, members], at) => ({ group, issues: members.map((one) => ids[one]!), ...far[at]! }));

/** Issues on which parties are apart: by salience × distance; those of unknown salience after them, by distance. */
export function separating(issues: readonly ComparedIssue[]): Separating[] {
  const apart = issues.flatMap(({ issue, distance, wants }): Separating[] => {
    if (distance === null || distance === 0) return [];
    const saliences = Object.values(wants).flatMap((one) => one.salience ?? []);
    const salience = saliences.length === 0 ? null : Math.max(...saliences);
    return [{ issue, distance, salience, separation: salience === null ? null : (salience * distance) / 100 }];
  });
  const rank = ({ separation }: Separating) => separation ?? -1;
  return apart.sort((a, b) => rank(b) - rank(a) || b.distance - a.distance || (a.issue < b.issue ? -1 : 1));
}
