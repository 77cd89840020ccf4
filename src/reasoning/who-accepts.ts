import type { Agreement } from '../negotiation/negotiation.ts';
import type { LineAnswer, PartyAnswer } from './answer.ts';

type Quorum = Extract<Agreement, { kind: 'quorum' }>;

export const linesOf = (party: PartyAnswer): LineAnswer[] => [...party.redLines, ...party.preconditions];
export const isBroken = (line: LineAnswer): boolean => line.status === 'crossed' || line.status === 'unmet';
export const isAway = (party: PartyAnswer): boolean => party.verdict === 'unacceptable';

/** "Anna does not come to the table, and Bob rejects it": who is away, and how; `aside` is said of all of them. */
export function awayWords(away: readonly PartyAnswer[], aside = ''): string {
  const absent = away.filter((party) => party.atTheTable === false);
  const rejecting = away.filter(
    (party) => party.atTheTable !== false || linesOf(party).some((line) => isBroken(line) && line.stage !== 'talks'),
  );
  const said = (parties: readonly PartyAnswer[], one: string, many: string) => {
    const names = `${listed(parties.map((party) => party.name))}${aside === '' ? '' : `, ${aside},`}`;
    return parties.length === 0 ? [] : [`${names} ${parties.length === 1 ? one : many}`];
  };
  if (absent.length > 0 && absent.every((party) => rejecting.includes(party)) && rejecting.length === absent.length) {
    return said(absent, 'does not come to the table and rejects it', 'do not come to the table and reject it').join('');
  }
  return [
    ...said(absent, 'does not come to the table', 'do not come to the table'),
    ...said(rejecting, 'rejects it', 'reject it'),
  ].join(', and ');
}

/** "1 of 3 accepts it and 1 may, 2 are needed". */
export function tallyWords(quorum: Quorum, parties: readonly PartyAnswer[]): string {
  const { of, atLeast } = quorum;
  const { sure, may, spared } = tally(quorum, parties);
  const accept = sure === 1 ? 'accepts it' : 'accept it';
  const orNot = spared === 0 ? '' : ' or need not consent';
  const andMay = may === 0 ? '' : ` and ${may} may`;
  return `${sure} of ${of.length} ${accept}${orNot}${andMay}, ${atLeast} ${atLeast === 1 ? 'is' : 'are'} needed`;
}

/** How many accept or count as accepting, how many may, and how many count although they do not accept. */
export function tally({ of }: Quorum, parties: readonly PartyAnswer[]) {
  const members = parties.filter(({ party }) => of.includes(party));
  const sure = members.filter(({ verdict, consentHere }) => verdict === 'acceptable' || consentHere === 'no');
  const may = members.filter((one) => !sure.includes(one) && (!isAway(one) || one.consentHere === 'undetermined'));
  const spared = sure.filter(({ verdict }) => verdict !== 'acceptable');
  return { sure: sure.length, may: may.length, spared: spared.length };
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
