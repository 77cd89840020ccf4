import type { Case } from './case.ts';
import { agrees, bindingLines, minimal, type Terms } from './check.ts';
import type { Values } from './evaluate.ts';
import { has } from './zone.ts';

/** The naive twin of `conflicts` (semantics 5): tries every subset of the lines. Shares no code with the reasoning. */
export interface OracleConflicts {
  /** Whether the rules alone leave no deal with the given terms. */
  readonly impossible: boolean;
  readonly exists: boolean;
  /** Minimal sets of lines (of rules, where these are impossible), as sorted ids joined by commas. */
  readonly conflicts: readonly string[];
  readonly concessions: readonly string[];
}

export function conflictsOf(of: Case, given: Terms): OracleConflicts {
  const within = of.points.filter((point) => has(point, given));
  const allowed = within.filter((point) => of.rules.every((rule) => rule.holdsAt(point)));
  if (allowed.length === 0) {
    const clash = (rules: readonly string[]) =>
      !within.some((point) => of.rules.every((rule) => !rules.includes(rule.id) || rule.holdsAt(point)));
    const conflicts = minimal(of.rules.map(({ id }) => id).sort(), clash);
    return { impossible: true, exists: false, conflicts, concessions: [] };
  }
  const lines = bindingLines(of)
    .map(({ id }) => id)
    .sort();
  const kinds = distinct(of, allowed);
  const conflict = (binding: readonly string[]) => !kinds.some((point) => agrees(of, binding, point));
  if (!conflict(lines)) return { impossible: false, exists: true, conflicts: [], concessions: [] };
  const opens = (given: readonly string[]) => !conflict(lines.filter((line) => !given.includes(line)));
  return {
    impossible: false,
    exists: false,
    conflicts: minimal(lines, conflict),
    concessions: minimal(lines, opens),
  };
}

/** Of points that every line and every condition of consent treat alike, one. */
function distinct({ parties }: Case, points: readonly Values[]): Values[] {
  const seen = new Map<string, Values>();
  for (const point of points) {
    const said = parties.map(({ lines, countsAt }) => [countsAt(point), ...lines.map((line) => line.holdsAt(point))]);
    seen.set(JSON.stringify(said), point);
  }
  return [...seen.values()];
}
