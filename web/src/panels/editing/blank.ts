import type { Case, Terms } from '../../contract.ts';
import type { Collection, Fields } from './kinds.ts';

/** What a new record begins with: what most of its kind say, so that little is left to fill in. */
export function blankOf(
  collection: Collection,
  live: Case,
  { party, terms }: { party?: string; terms: Terms },
): Fields {
  const whose = party ?? live.parties[0]?.id ?? '';
  const statement = { party: whose, title: '', text: '', basis: 'declared', citations: [] };
  switch (collection) {
    case 'redLines':
      return { ...statement, holds: '' };
    case 'preconditions':
      return { ...statement, holds: '', stage: 'signature' };
    case 'positions':
      return { ...statement, issue: live.issues[0]?.id ?? '' };
    case 'deals':
      return { title: '', kind: 'proposal', terms, citations: [] };
  }
}
