import type { Schemas } from '../../contract.ts';
import type { Told } from '../../words/line.ts';

const OF_DEAL: Readonly<Record<Schemas['Verdict'], Told>> = {
  acceptable: { sign: '✓', word: 'Acceptable', tone: 'good' },
  unacceptable: { sign: '✗', word: 'Not acceptable', tone: 'bad' },
  undetermined: { sign: '?', word: 'Not decided yet', tone: 'open' },
  impossible: { sign: '⊘', word: 'Impossible', tone: 'bad' },
};

/** The verdict on a deal, as a sign, a word and a tone. */
export function dealVerdict({ verdict, deadOnArrival }: Pick<Schemas['Check'], 'verdict' | 'deadOnArrival'>): Told {
  return deadOnArrival ? { ...OF_DEAL[verdict], word: 'Dead on arrival' } : OF_DEAL[verdict];
}

const OF_PARTY: Readonly<Record<Schemas['PartyVerdict']['verdict'], Told>> = {
  acceptable: { sign: '✓', word: 'Accepts', tone: 'good' },
  unacceptable: { sign: '✗', word: 'Rejects', tone: 'bad' },
  undetermined: { sign: '?', word: 'Not decided yet', tone: 'open' },
};

export const partyVerdict = ({ verdict }: Pick<Schemas['PartyVerdict'], 'verdict'>): Told => OF_PARTY[verdict];

/** Whether a party has to agree to this deal; under a quorum, whether it counts. */
export function consentWords(
  { party, consent, consentHere }: Pick<Schemas['PartyVerdict'], 'party' | 'consent' | 'consentHere'>,
  agreement: Schemas['Agreement'],
): string {
  if (agreement.kind === 'quorum') {
    if (agreement.vetoes.includes(party)) return 'Nothing is agreed without it';
    return agreement.of.includes(party) ? 'Counts towards the number' : 'Does not count';
  }
  if (consent === 'advisory') return 'Advises only: it cannot block';
  if (consentHere === 'yes') return 'Has to agree';
  if (consentHere === 'no') return 'Need not agree to this deal';
  return 'Whether it has to agree is still open';
}

/** Whether it comes to the table at all. */
export function tableWords({ atTheTable }: Pick<Schemas['PartyVerdict'], 'atTheTable'>): string {
  if (atTheTable === null) return 'Whether it comes to the table is still open';
  return atTheTable ? 'At the table' : 'Does not come to the table';
}

/** A worth of 0 to 1, to three places. */
const placed = (worth: number) => String(Math.round(worth * 1000) / 1000);

export interface WorthTold {
  readonly text: string;
  readonly tone: Told['tone'];
}

/** What the deal is worth to a party beside the least it takes: `Worth 0.25 to 0.8, without a deal 0.45`. */
export function worthWords({ low, high, reservationValue }: NonNullable<Schemas['PartyVerdict']['worth']>): WorthTold {
  const worth = low === high ? placed(low) : `${placed(low)} to ${placed(high)}`;
  if (reservationValue === null) return { text: `Worth ${worth}`, tone: 'open' };
  const tone = low >= reservationValue ? 'good' : high < reservationValue ? 'bad' : 'open';
  return { text: `Worth ${worth}; without a deal ${placed(reservationValue)}`, tone };
}
