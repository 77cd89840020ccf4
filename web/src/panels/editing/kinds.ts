import type { Case, Schemas } from '../../contract.ts';

/** What can be written here, as the case holds it. */
export const COLLECTIONS = ['redLines', 'preconditions', 'positions', 'deals'] as const;
export type Collection = (typeof COLLECTIONS)[number];

export type Statement = Schemas['RedLine'] | Schemas['Precondition'] | Schemas['Position'];
export type Written = Statement | Schemas['Deal'];

/** What stands in a form. Whether it is a record, the server says. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Kind {
  readonly collection: Collection;
  /** As addresses of the API write it. */
  readonly segment: string;
  readonly noun: string;
  readonly plural: string;
  /** What it is, for whoever writes one. */
  readonly about: string;
  /** Fields whose faults are shown beside them. */
  readonly fields: readonly string[];
}

const PROVENANCE = ['validFrom', 'validTo', 'confidence', 'perspective', 'method', 'coder', 'reviewStatus'];
const RECORD = ['id', 'title', 'citations', 'owner', 'disclosure', 'note'];
const STATEMENT = ['party', 'text', 'basis', ...PROVENANCE, ...RECORD];

export const KINDS: Readonly<Record<Collection, Kind>> = {
  redLines: {
    collection: 'redLines',
    segment: 'red-lines',
    noun: 'red line',
    plural: 'Red lines',
    about: 'Without it the party rejects the deal.',
    fields: ['holds', ...STATEMENT],
  },
  preconditions: {
    collection: 'preconditions',
    segment: 'preconditions',
    noun: 'precondition',
    plural: 'Preconditions',
    about: 'What must hold before the party talks, or before it signs.',
    fields: ['holds', 'stage', ...STATEMENT],
  },
  positions: {
    collection: 'positions',
    segment: 'positions',
    noun: 'position',
    plural: 'Positions',
    about: 'What the party wants on one issue. It never makes a deal unacceptable.',
    fields: ['issue', 'wants', 'ideal', 'salience', ...STATEMENT],
  },
  deals: {
    collection: 'deals',
    segment: 'deals',
    noun: 'deal',
    plural: 'Deals',
    about: 'A value for each issue it settles; the others are open.',
    fields: ['terms', 'kind', 'proposedBy', 'proposedAt', ...RECORD],
  },
};

/** A record that is edited, or one that is not there yet (`id: null`). */
export interface Edited {
  readonly kind: Kind;
  readonly id: string | null;
}

/** `redLines/landlord-rent`, as the address says it; `redLines/` is a new one. */
export const editedText = (collection: Collection, id: string | null): string => `${collection}/${id ?? ''}`;

export function readEdited(text: string | undefined): Edited | null {
  const [, name, id] = /^(\w+)\/(.*)$/.exec(text ?? '') ?? [];
  const collection = COLLECTIONS.find((one) => one === name);
  return collection === undefined ? null : { kind: KINDS[collection], id: id || null };
}

export const recordOf = (live: Case, { kind, id }: Edited): Written | undefined =>
  id === null ? undefined : (live[kind.collection] as readonly Written[]).find((one) => one.id === id);

/** A field as a text; one that is not there is empty. */
export function textIn(record: Fields | Written, name: string): string {
  const value = (record as Fields)[name];
  return value === undefined || value === null ? '' : String(value);
}

/** Whose record it is told under: a party's id, or none. */
export const partyOf = (record: Fields | Written): string | null =>
  textIn(record, 'party') || textIn(record, 'proposedBy') || null;
