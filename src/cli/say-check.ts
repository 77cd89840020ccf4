import type { CheckAnswer, LineAnswer, PartyAnswer } from '../reasoning/answer.ts';
import { type Page, table, wrapped } from './page.ts';
import { conflictInWords, lineAtLength } from './say-lines.ts';
import { short } from './say-values.ts';

const STYLES = { acceptable: 'good', unacceptable: 'bad', undetermined: 'open', impossible: 'bad' } as const;

export function sayCheck(answer: CheckAnswer, page: Page): string[] {
  const { paint } = page;
  const dead = answer.deadOnArrival === true;
  const lines = answer.parties.flatMap(({ preconditions, redLines }) => [...preconditions, ...redLines]);
  const telling = [...answer.rules, ...lines].filter(({ status }) => !isFine(status));
  const others = lines.filter(({ status }) => isFine(status)).length;
  return [
    paint('strong', paint(STYLES[answer.verdict], answer.verdict + (dead ? ', dead on arrival' : ''))),
    wrapped(answer.summary, page),
    '',
    ...(answer.parties.length === 0 ? [] : [partiesTable(answer.parties, page), '']),
    ...telling.flatMap((line) => [...lineAtLength(line, page), '']),
    ...(answer.conflicts.length === 0 ? [] : ['why no way to settle the rest works:']),
    ...answer.conflicts.flatMap((conflict, at) => [...conflictInWords(conflict, at + 1, page), '']),
    ...(others === 0 ? [] : [paint('faint', `${others} ${others === 1 ? 'line holds' : 'lines hold'}`)]),
  ];
}

const isFine = (status: LineAnswer['status']) => status === 'respected' || status === 'met';

function partiesTable(parties: readonly PartyAnswer[], page: Page): string {
  const isWeighed = parties.some(({ worth }) => worth !== null);
  const rows = parties.map(({ party, name, verdict, consent, consentHere, worth }) => [
    `${name} (${party})`,
    page.paint(STYLES[verdict], verdict),
    consent === 'conditional' ? `conditional, here ${consentHere}` : consent,
    ...(isWeighed ? [worth === null ? '' : worthInWords(worth)] : []),
  ]);
  return table(['party', 'verdict', 'consent', ...(isWeighed ? ['worth'] : [])], rows, page);
}

function worthInWords({ low, high, reservationValue }: NonNullable<PartyAnswer['worth']>): string {
  const worth = low === high ? short(low) : `${short(low)} to ${short(high)}`;
  return reservationValue === null ? worth : `${worth} (without a deal ${short(reservationValue)})`;
}
