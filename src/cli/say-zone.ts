import type { ConflictsAnswer, NearestAnswer, Settled, ZoneAnswer } from '../reasoning/answer.ts';
import { type Page, table, wrapped } from './page.ts';
import { conflictInWords, lineInWords } from './say-lines.ts';
import {
  grouped,
  percent,
  plural,
  short,
  termsTable,
  valueInWords,
  valuesInWords,
  worldInWords,
} from './say-values.ts';

/** Whether there is an acceptable deal, be it to all who have to agree or to enough, as the first line of an answer. */
export function existence({ exists, impossible }: Pick<ZoneAnswer, 'exists' | 'impossible'>, { paint }: Page): string {
  if (exists === null) return paint('strong', paint('open', 'undecided'));
  if (exists) return paint('strong', paint('good', 'there is an acceptable deal'));
  const why = impossible ? 'no deal is possible: the rules allow none' : 'there is no acceptable deal';
  return paint('strong', paint('bad', why));
}

export function sayZone(answer: ZoneAnswer, page: Page): string[] {
  return [
    existence(answer, page),
    ...countsOf(answer),
    ...(answer.witness === null ? [] : ['', 'one of them:', ...settled(answer.witness, page)]),
    ...(answer.values === null || answer.exists !== true ? [] : ['', valuesTable(answer.values, page)]),
    ...answer.sample.flatMap((deal, at) => ['', `drawn ${at + 1}:`, ...settled(deal, page)]),
  ];
}

function countsOf({ count, possible, share, estimate }: ZoneAnswer): string[] {
  if (count !== null) {
    const of = possible === null ? '' : ` of ${grouped(possible)} that the rules allow`;
    return [`${plural(count, 'deal', 'deals')}${of}${share === null || share === 0 ? '' : `, ${percent(share)}`}`];
  }
  if (estimate === null) return [];
  const { low, high, confidence, method } = estimate;
  return [`between ${grouped(low)} and ${grouped(high)} deals, with confidence ${confidence} (${method})`];
}

/** A deal, and the world in which it works where that is not known. */
export function settled({ terms, circumstances }: Settled, page: Page, indent = 2): string[] {
  const world = worldInWords(circumstances ?? {});
  const margin = ' '.repeat(indent);
  return [
    termsTable(terms, page, indent),
    ...(world === '' ? [] : [`${margin}${wrapped(`where ${world}`, page, `${margin}  `)}`]),
  ];
}

function valuesTable(values: NonNullable<ZoneAnswer['values']>, page: Page): string {
  const rows = Object.entries(values).map(([issue, { some, every }]) => [
    issue,
    every === null ? valuesInWords(some) : `${valueInWords(every)} in every deal`,
  ]);
  return table(['issue', 'values in some deal'], rows, page);
}

export function sayConflicts(answer: ConflictsAnswer, page: Page): string[] {
  const { conflicts, concessions, counts } = answer;
  const listed = (count: string | null, list: readonly unknown[], one: string, many: string) =>
    count === null
      ? `${plural(list.length, one, many)} found so far`
      : `${plural(count, one, many)}${count === String(list.length) ? '' : `, of which ${list.length} listed`}`;
  return [
    existence(answer, page),
    ...(answer.exists === true ? [] : ['', `${listed(counts.conflicts, conflicts, 'conflict', 'conflicts')}:`]),
    ...conflicts.flatMap((conflict, at) => conflictInWords(conflict, at + 1, page)),
    ...(answer.exists === true
      ? []
      : ['', `${listed(counts.concessions, concessions, 'concession', 'concessions')} that would open a deal:`]),
    ...concessions.flatMap((concession, at) => concessionInWords(concession, at + 1, page)),
  ];
}

function concessionInWords(concession: ConflictsAnswer['concessions'][number], number: number, page: Page): string[] {
  const { members, relaxations } = concession;
  return [
    `  ${number}. give up ${members.length === 1 ? 'this line' : 'these lines'}:`,
    ...members.flatMap((line) => {
      const instead = relaxations.filter(({ id }) => id === line.id);
      return [
        `     ${wrapped(lineInWords(line), page, '       ')}`,
        ...instead.map(({ text }) => `       ${wrapped(`or loosen it: ${text}`, page, '         ')}`),
      ];
    }),
  ];
}

export function sayNearest(answer: NearestAnswer, page: Page): string[] {
  const deals = answer.deals.length > 0 ? answer.deals : answer.within === null ? [] : [answer.within];
  const what = answer.deals.length > 0 ? 'closest' : 'acceptable, others may be closer';
  const head =
    answer.exists !== true
      ? [existence(answer, page)]
      : [existence(answer, page), `${plural(deals.length, 'deal', 'deals')} listed, ${what}`];
  return [...head, ...deals.flatMap((deal) => ['', ...changesOf(deal, page)])];
}

function changesOf(deal: NearestAnswer['deals'][number], page: Page): string[] {
  if (deal.changes.length === 0) return ['no change is needed; with what was open settled:', ...settled(deal, page)];
  const rows = deal.changes.map(({ issue, from, to, cost }) => [
    issue,
    valueInWords(from),
    valueInWords(to),
    short(cost),
  ]);
  return [`at distance ${short(deal.distance)}, change:`, table(['issue', 'from', 'to', 'cost'], rows, page)];
}
