import type { Case, Schemas } from '../../contract.ts';
import { numberWord } from '../../words/count.ts';

type Zone = Pick<Schemas['Zone'], 'exists' | 'impossible' | 'stopped'>;

/** Yes, no, impossible, not decided: the sign and the colour go with it. */
export type Finding = 'yes' | 'no' | 'impossible' | 'open';

export const findingOf = ({ exists, impossible }: Omit<Zone, 'stopped'>): Finding =>
  impossible ? 'impossible' : exists === null ? 'open' : exists ? 'yes' : 'no';

export const SIGNS: Readonly<Record<Finding, string>> = { yes: '✓', no: '✗', impossible: '⊘', open: '?' };

/** Who has to be able to live with it: who only advises need not. */
function everybody({ negotiation: { agreement }, parties }: Agreeing): string {
  if (agreement.kind === 'quorum') return 'enough sides';
  return parties.some(({ consent }) => consent === 'advisory') ? 'everybody who has to agree' : 'every side';
}

type Agreeing = Pick<Case, 'parties'> & { readonly negotiation: Pick<Case['negotiation'], 'agreement'> };

/** Whether a deal exists, in one sentence. */
export function zoneHeadline(finding: Finding, live: Agreeing, fixed: number): string {
  const within = fixed === 0 ? '' : `with ${termsWord(fixed)} fixed `;
  const deal = `deal that ${everybody(live)} can live with`;
  switch (finding) {
    case 'yes':
      return `Yes, ${within}there is a ${deal}.`;
    case 'no':
      return `No, ${within}there is no ${deal}.`;
    case 'impossible':
      return fixed === 0
        ? 'Nothing is possible: the rules rule out every deal, whoever signs it.'
        : `Nothing is possible ${within}: the rules do not allow it, whoever signs.`.replace(' :', ':');
    case 'open':
      return `It is not known whether ${within}there is a ${deal}.`;
  }
}

const termsWord = (count: number): string => `${numberWord(count)} ${count === 1 ? 'term' : 'terms'}`;

const LIMITS = {
  steps: 'the steps it may cost',
  bytes: 'the memory it may use',
  time: 'the time it may take',
} as const;

/** What ended a question before its end. */
export const stoppedBy = (stopped: Zone['stopped']): string =>
  `The question came to ${stopped === null ? 'its limits' : LIMITS[stopped]}`;

/** What to do next. */
export function zoneAdvice(finding: Finding, fixed: number, stopped: Zone['stopped']): string {
  switch (finding) {
    case 'yes':
      return fixed === 0 ? 'Fix a value below to see what it leaves open.' : 'Fix more, or free what is fixed.';
    case 'no':
      return `What stands in the way, and what would open a deal, is told below${
        fixed === 0 ? '' : '; freeing a term may do as well'
      }.`;
    case 'impossible':
      return fixed === 0
        ? 'Which rules clash is told below; one of them has to change before any deal is possible.'
        : 'Free a term above; which rules are in the way is told below.';
    case 'open':
      return `${stoppedBy(stopped)}. Fix some terms to make it smaller; what was found is told all the same.`;
  }
}
