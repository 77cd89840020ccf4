import type { Case, Line } from '../contract.ts';
import { wordsOf } from './value.ts';

/** How something stands: a sign, a word and a tone, so that colour is never the only one to say it. */
export interface Told {
  readonly sign: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'open';
}

const STANDINGS: Readonly<Record<Line['status'], Told>> = {
  respected: { sign: '✓', word: 'Respected', tone: 'good' },
  met: { sign: '✓', word: 'Met', tone: 'good' },
  crossed: { sign: '✗', word: 'Crossed', tone: 'bad' },
  unmet: { sign: '✗', word: 'Not met', tone: 'bad' },
  undetermined: { sign: '?', word: 'Open', tone: 'open' },
};

/** What a deal does to a line, as a sign, a word and a tone; a rule is kept or broken rather than respected. */
export function standingOf({ kind, status }: Pick<Line, 'kind' | 'status'>): Told {
  const standing = STANDINGS[status];
  if (kind !== 'rule' || standing.tone === 'open') return standing;
  return { ...standing, word: standing.tone === 'good' ? 'Kept' : 'Broken' };
}

/** Whose line it is and of which kind: `Russia’s red line`. */
export function ownerOf({ kind, party, stage }: Pick<Line, 'kind' | 'party' | 'stage'>, { parties }: Case): string {
  if (kind === 'rule' || party === null) return 'Rule, whoever signs';
  const name = parties.find(({ id }) => id === party)?.name ?? party;
  const what = {
    redLine: 'red line',
    precondition: stage === 'talks' ? 'condition for coming to the table' : 'condition for signing',
    reservation: 'least worth',
  }[kind];
  return `${possessive(name)} ${what}`;
}

export const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

/** Who vouches for a line: the party itself or somebody who looked at it. */
export function basisWords(basis: Line['basis']): string | null {
  if (basis === 'declared') return 'said by the party';
  if (basis === 'assessed') return 'held true by an analyst';
  return null;
}

/** How far a deal is from the line: `80 euros a month too far (Rent)`. */
export function marginWords({ margin }: Pick<Line, 'margin'>, { issues }: Pick<Case, 'issues'>): string | null {
  if (margin === null) return null;
  const by = Number(margin.by);
  const title = issues.find(({ id }) => id === margin.issue)?.title ?? margin.issue;
  if (by === 0) return `${title}: exactly on the line`;
  const text = String(margin.by).replace('-', '');
  const unit = margin.unit !== null && by ** 2 === 1 ? margin.unit.replace(/^(level|day)s$/, '$1') : margin.unit;
  return `${title}: ${[text, unit].filter(Boolean).join(' ')} ${by < 0 ? 'beyond the line' : 'to spare'}`;
}

/** `Rent: 1280 euros a month`. */
export function termWords({ issue: id, value }: Line['terms'][number], { issues }: Pick<Case, 'issues'>): string {
  const issue = issues.find((one) => one.id === id);
  return issue === undefined ? `${id}: ${String(value)}` : `${issue.title}: ${wordsOf(issue, value)}`;
}
