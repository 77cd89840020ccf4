import type { CheckAnswer, ConflictsAnswer, ZoneAnswer } from '../reasoning/answer.ts';
import type { DifferenceAnswer } from '../work/difference.ts';
import type { TimelineAnswer } from '../work/timeline.ts';
import { type Page, table, wrapped } from './page.ts';
import { plural } from './say-values.ts';

type Bare = Omit<CheckAnswer, 'steps'> | Omit<ZoneAnswer, 'steps'> | Omit<ConflictsAnswer, 'steps'>;

/** Whether the inner answer is yes, no, or not known. */
export function truthOf(answer: Bare): boolean | null {
  if (!('verdict' in answer)) return answer.exists;
  return answer.verdict === 'undetermined' ? null : answer.verdict === 'acceptable';
}

function inWords(answer: Bare, { paint }: Page): string {
  const truth = truthOf(answer);
  const style = truth === null ? 'open' : truth ? 'good' : 'bad';
  if ('verdict' in answer) return paint(style, answer.verdict);
  const count = 'count' in answer && answer.count !== null ? `, ${plural(answer.count, 'deal', 'deals')}` : '';
  return truth === null
    ? paint(style, 'undecided')
    : `${paint(style, truth ? 'a deal' : 'no deal')}${truth ? count : ''}`;
}

export function sayTimeline({ intervals }: TimelineAnswer<CheckAnswer | ZoneAnswer>, page: Page): string[] {
  const rows = intervals.map(({ from, to, answer, changed }) => [
    `${from} to ${to}`,
    inWords(answer as Bare, page),
    changed.map(({ id, what }) => `${id} ${what}`).join(', '),
  ]);
  return [rows.length === 0 ? 'nothing is known of any day' : table(['days', 'answer', 'what changed'], rows, page, 0)];
}

const WHAT = {
  exists: 'whether there is a deal',
  count: 'deals',
  conflicts: 'conflicts, counted',
  concessions: 'concessions, counted',
  conflict: 'conflict',
  concession: 'concession',
  verdict: 'verdict',
  party: 'verdict of',
  line: 'line',
} as const;

export function sayDifference(answer: DifferenceAnswer, page: Page): string[] {
  const { left, right, changes, causes, complete } = answer;
  const rows = changes.map(({ what, ids, left: one, right: other }) => [
    `${WHAT[what]} ${ids.join(', ')}`.trim(),
    said(one),
    said(other),
  ]);
  const told = changes.length === 0 && complete ? ['both sides answer the same'] : [];
  return [
    table(
      ['', 'answer'],
      [
        ['left', inWords(left as Bare, page)],
        ['right', inWords(right as Bare, page)],
      ],
      page,
      0,
    ),
    ...told,
    ...(rows.length === 0 ? [] : ['', 'what differs:', table(['', 'left', 'right'], rows, page)]),
    ...(causes === null
      ? []
      : [...causesOf(causes.fromLeft, 'left', 'right', page), ...causesOf(causes.fromRight, 'right', 'left', page)]),
  ];
}

const said = (value: string | boolean | null) =>
  value === null
    ? '–'
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : /^\d+$/.test(value)
        ? value.replace(/\B(?=(\d{3})+$)/g, ',')
        : value;

function causesOf(sets: readonly (readonly string[])[], here: string, there: string, page: Page): string[] {
  if (sets.length === 0) return [];
  const each = sets.map((ids) => `  ${wrapped(`- ${ids.join(' and ')}`, page, '    ')}`);
  return ['', `the ${here} would answer like the ${there} with one of these as on the ${there}:`, ...each];
}
