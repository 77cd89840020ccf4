import type { ComparisonAnswer, Far, Relation } from '../reasoning/comparison-answer.ts';
import { type Page, table, wrapped } from './page.ts';
import { lineInWords } from './say-lines.ts';
import { percent, short, valuesInWords } from './say-values.ts';

const RELATIONS: Readonly<Record<Relation, string>> = {
  agreed: 'agreed',
  overlapping: 'overlapping',
  apart: 'apart',
  one_sided: 'one-sided',
  unspoken: 'unspoken',
};

export function sayComparison(answer: ComparisonAnswer, page: Page): string[] {
  const { issues, parties, pairs, metric, preconditionsAgainstRedLines: opposed, bargainingRoom } = answer;
  const spoken = issues.filter(({ relation }) => relation !== 'unspoken');
  const silent = issues.filter(({ relation }) => relation === 'unspoken').map(({ issue }) => issue);
  const wants = parties.map(({ party }) => party);
  const alone = parties.filter(({ exists }) => exists === false).map(({ name }) => name);
  return [
    wrapped(page.paint('strong', `distance ${far(answer)}`), page),
    `(${metric}; 0 is the same, 1 as far apart as can be)`,
    ...(pairs.length < 2
      ? []
      : [
          '',
          table(
            ['parties', 'distance'],
            pairs.map((pair) => [pair.parties.join(' and '), far(pair)]),
            page,
          ),
        ]),
    ...(spoken.length === 0 ? [] : ['', 'what they want:', wantsTable(spoken, wants, page)]),
    ...(silent.length === 0 ? [] : ['', wrapped(`nobody has a position on: ${silent.join(', ')}`, page, '  ')]),
    ...(issues.some(({ accepts }) => accepts !== null)
      ? ['', 'what each could accept alone:', acceptsTable(answer, page)]
      : []),
    ...alone.map((name) => `${name} accepts no deal that the rules allow`),
    ...(opposed.length === 0 ? [] : ['', 'preconditions that another’s red line rules out:']),
    ...opposed.map(
      ({ precondition, redLine }) =>
        `  ${wrapped(`${lineInWords(precondition)} against ${lineInWords(redLine)}`, page, '    ')}`,
    ),
    ...((bargainingRoom ?? []).length === 0
      ? []
      : ['', 'what is held to be true beside what is said:', roomTable(bargainingRoom!, page)]),
  ];
}

const far = ({ distance, reason }: Far) => (distance === null ? `none: ${reason?.text ?? ''}` : short(distance));

function wantsTable(issues: ComparisonAnswer['issues'], parties: readonly string[], page: Page): string {
  const rows = issues.map((issue) => [
    issue.issue,
    RELATIONS[issue.relation],
    issue.distance === null ? '' : short(issue.distance),
    issue.contribution === null ? '' : percent(issue.contribution),
    parties
      .flatMap((party) => {
        const wants = issue.wants[party];
        return wants === undefined ? [] : [`${party}: ${valuesInWords(wants.values)}`];
      })
      .join('\n'),
  ]);
  return table(['issue', 'relation', 'distance', 'part', 'who wants what'], rows, page);
}

function acceptsTable({ issues, parties }: ComparisonAnswer, page: Page): string {
  const rows = issues.map(({ issue, accepts, overlap }) => [
    issue,
    overlap === null ? 'not known' : valuesInWords(overlap),
    parties
      .map(({ party }) => {
        const values = accepts?.[party];
        return `${party}: ${values === null || values === undefined ? 'not known' : valuesInWords(values)}`;
      })
      .join('\n'),
  ]);
  return table(['issue', 'all could', 'each could'], rows, page);
}

const roomTable = (rooms: NonNullable<ComparisonAnswer['bargainingRoom']>, page: Page) =>
  table(
    ['party', 'issue', 'says', 'could'],
    rooms.map((room) => [room.party, room.issue, valuesInWords(room.declared), valuesInWords(room.assessed)]),
    page,
  );
