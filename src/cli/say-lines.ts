import type { ConflictAnswer, LineAnswer } from '../reasoning/answer.ts';
import { type Page, wrapped } from './page.ts';
import { valueInWords } from './say-values.ts';

const KINDS = {
  redLine: 'red line',
  precondition: 'precondition',
  reservation: 'reservation value',
  rule: 'rule',
} as const;

/** Whose line it is and what it says. */
export const lineInWords = ({ id, title, party, kind }: LineAnswer): string =>
  `${id}: ${title} (${party === null ? KINDS[kind] : `${party}, ${KINDS[kind]}`})`;

/** A line with why it is as it is, and what would do. */
export function lineAtLength(line: LineAnswer, page: Page): string[] {
  const isBad = ['crossed', 'unmet'].includes(line.status);
  const status = page.paint(isBad ? 'bad' : 'open', line.status);
  const more = [
    line.terms.length === 0
      ? []
      : [`at ${line.terms.map(({ issue, value }) => `${issue} = ${valueInWords(value)}`).join(', ')}`],
    marginOf(line),
    line.needed.map(({ text }, at) => `${at === 0 ? 'needs' : 'or'} ${text}`),
    (isBad ? line.citations : []).map(({ source, locator, paraphrase }) =>
      [
        'source',
        source,
        ...(locator === undefined ? [] : [`(${locator})`]),
        ...(paraphrase === undefined ? [] : [`“${paraphrase}”`]),
      ].join(' '),
    ),
  ].flat();
  return [
    `  ${wrapped(`${status}  ${lineInWords(line)}`, page, '    ')}`,
    ...more.map((one) => `    ${wrapped(one, page, '      ')}`),
  ];
}

function marginOf({ margin, status }: LineAnswer): string[] {
  if (margin === null || !['crossed', 'unmet'].includes(status)) return [];
  return [
    `short by ${String(margin.by).replace(/^-/, '')} ${margin.unit ?? ''} on ${margin.issue}`.replace(/ {2}/g, ' '),
  ];
}

/** Lines that cannot hold together, one below the other. */
export function conflictInWords({ members, terms }: ConflictAnswer, number: number, page: Page): string[] {
  const given = terms.map(({ issue, value }) => `${issue} = ${valueInWords(value)}`);
  const with_ = given.length === 0 ? '' : ` with ${given.join(', ')}`;
  return [
    `  ${number}. cannot all hold${with_}:`,
    ...members.map((line) => `     ${wrapped(lineInWords(line), page, '       ')}`),
  ];
}
