import type { Case, Line, Schemas } from '../contract.ts';
import { basisWords } from './line.ts';

type Citation = Schemas['Citation'];
export type StatementKind = Line['kind'] | 'position';

/** What is told of a statement, a threshold or a rule, wherever it comes from. */
export interface Told {
  readonly id: string;
  readonly kind: StatementKind;
  /** Its name; `null` for a rule. */
  readonly party: string | null;
  readonly title: string;
  readonly text: string;
  /** In the language of expressions; `null` where it is none. */
  readonly holds: string | null;
  readonly basis: 'declared' | 'assessed' | null;
  readonly citations: readonly Citation[];
}

export const partyName = ({ parties }: Pick<Case, 'parties'>, id: string): string =>
  parties.find((party) => party.id === id)?.name ?? id;

export const toldOfLine = (live: Case, line: Line): Told => ({
  ...line,
  party: line.party === null ? null : partyName(live, line.party),
  holds: line.holds,
});

const THRESHOLD = ':reservation';

/** A statement by its id, as questions name it (`seller:reservation` is a threshold); what is gone is told by its id. */
export function toldOfId(live: Case, id: string): Told {
  if (id.endsWith(THRESHOLD)) return toldOfThreshold(live, id);
  const kinds = [
    ['redLine', live.redLines],
    ['precondition', live.preconditions],
    ['position', live.positions],
  ] as const;
  for (const [kind, statements] of kinds) {
    const found = statements.find((one) => one.id === id);
    if (found) {
      const holds = 'holds' in found ? found.holds : null;
      return { ...found, kind, party: partyName(live, found.party), holds };
    }
  }
  return { id, kind: 'redLine', party: null, title: id, text: '', holds: null, basis: null, citations: [] };
}

function toldOfThreshold(live: Case, id: string): Told {
  const party = id.slice(0, -THRESHOLD.length);
  const citations = live.preferences.find((one) => one.party === party)?.citations ?? [];
  const title = 'reservation value';
  const name = partyName(live, party);
  return { id, kind: 'reservation', party: name, title, text: '', holds: null, basis: null, citations };
}

const KINDS: Readonly<Record<StatementKind, string>> = {
  redLine: 'red line',
  precondition: 'precondition',
  reservation: 'threshold',
  rule: 'rule',
  position: 'position',
};

/** What it is and whose word for it: `red line · held true by an analyst`. */
export const whoseView = ({ kind, basis }: Pick<Told, 'kind' | 'basis'>): string =>
  [KINDS[kind], basisWords(basis)].filter((text) => text !== null).join(' · ');

/** Where it is said, in short: `Out of reach, Opening, 3`; a long title ends at its first colon or comma. */
export function sourceWords({ sources }: Pick<Case, 'sources'>, { source, locator }: Citation): string {
  const title = sources.find(({ id }) => id === source)?.csl.title ?? source;
  const told = title.length > LONG ? title.replace(/(?:: | \(|, ).*$/, '') : title;
  return locator === undefined ? told : `${told}, ${locator}`;
}

/** A title of more characters than these has a short form. */
const LONG = 40;
