import type { Case } from '../../contract.ts';
import { COLLECTIONS, type Collection, editedText, KINDS, partyOf, textIn, type Written } from './kinds.ts';

export interface Filter {
  readonly party: string | undefined;
  readonly collection: string | undefined;
  /** Words, all of which have to occur. */
  readonly words: string;
}

export interface Entry {
  /** As the address names it. */
  readonly name: string;
  readonly collection: Collection;
  readonly record: Written;
}

export interface Group {
  /** `null`: of nobody in particular. */
  readonly party: string | null;
  readonly entries: readonly Entry[];
}

/** What can be edited, by party in the case's order; within a party by kind. */
export function groupsOf(live: Case, filter: Filter): Group[] {
  const entries = COLLECTIONS.filter((one) => !filter.collection || one === filter.collection).flatMap((collection) =>
    (live[collection] as readonly Written[])
      .map((record) => ({ name: editedText(collection, record.id), collection, record }))
      .filter((entry) => keeps(entry, filter)),
  );
  return [...live.parties.map(({ id }) => id), null]
    .map((party) => ({ party, entries: entries.filter(({ record }) => partyOf(record) === party) }))
    .filter((group) => group.entries.length > 0);
}

function keeps({ collection, record }: Entry, { party, words }: Filter): boolean {
  if (party && partyOf(record) !== party) return false;
  const texts = ['id', 'title', 'text', 'holds', 'issue'].map((name) => textIn(record, name));
  const said = [KINDS[collection].noun, ...texts].join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
