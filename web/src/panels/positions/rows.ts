import type { Case, Schemas } from '../../contract.ts';

type ComparedIssue = Schemas['ComparedIssue'];

export const SHOWN = ['all', 'apart', 'spoken'] as const;
export type Shown = (typeof SHOWN)[number];
export const SORTS = ['case', 'distance', 'separation'] as const;
export type Sort = (typeof SORTS)[number];

/** Rows that stand together; `group` is `null` for issues of no group, and where the order does not go by groups. */
export interface RowGroup {
  readonly group: string | null;
  readonly total: Schemas['ComparedGroup'] | null;
  readonly issues: readonly ComparedIssue[];
}

export const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T =>
  known.find((name) => name === text) ?? known[0]!;

const KEPT: Readonly<Record<Shown, (issue: ComparedIssue) => boolean>> = {
  all: () => true,
  apart: ({ relation }) => relation === 'apart',
  spoken: ({ relation }) => relation !== 'unspoken',
};

export const shownIssues = (issues: readonly ComparedIssue[], shown: Shown): ComparedIssue[] =>
  issues.filter(KEPT[shown]);

/**
 * The rows in the order of the case, group by group as the case first names them; or in one piece by what is largest,
 * where what has no number comes last, in the order of the case.
 */
export function rowGroups(
  { issues, groups, separating }: Pick<Schemas['Comparison'], 'issues' | 'groups' | 'separating'>,
  order: Pick<Case, 'issues'>['issues'],
  { shown, sort }: { shown: Shown; sort: Sort },
): RowGroup[] {
  const byId = new Map(shownIssues(issues, shown).map((row) => [row.issue, row]));
  const rows = order.flatMap(({ id }) => byId.get(id) ?? []);
  if (sort === 'case') return inGroups(rows, groups);
  const size = sort === 'distance' ? ({ distance }: ComparedIssue) => distance : placeAmong(separating);
  return [{ group: null, total: null, issues: rows.toSorted(largestFirst(size)) }];
}

/** As the answer ranks them: where it is told how salient an issue is, by that too, and then by distance alone. */
const placeAmong =
  (separating: readonly Schemas['SeparatingIssue'][]) =>
  (row: ComparedIssue): number | null => {
    const at = separating.findIndex(({ issue }) => issue === row.issue);
    return at < 0 ? null : separating.length - at;
  };

const largestFirst =
  (size: (row: ComparedIssue) => number | null) =>
  (a: ComparedIssue, b: ComparedIssue): number =>
    (size(b) ?? -1) - (size(a) ?? -1);

function inGroups(rows: readonly ComparedIssue[], totals: readonly Schemas['ComparedGroup'][]): RowGroup[] {
  const found = new Map<string | null, ComparedIssue[]>();
  for (const row of rows) {
    const before = found.get(row.group);
    if (before) before.push(row);
    else found.set(row.group, [row]);
  }
  return [...found].map(([group, issues]) => ({
    group,
    total: totals.find((total) => total.group === group) ?? null,
    issues,
  }));
}
