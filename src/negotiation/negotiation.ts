import { z } from 'zod';
import { DefaultContext } from './context.ts';
import { Deal } from './deal.ts';
import { Id, Identifier, Prose, Title } from './identifiers.ts';
import { Circumstance, Issue } from './issue.ts';
import { Party } from './party.ts';
import { Perspective } from './perspective.ts';
import { Preferences } from './preferences.ts';
import { Rule } from './rule.ts';
import { Source } from './source.ts';
import { Position, Precondition, RedLine } from './statement.ts';

/** When a deal is agreed: by all required parties, or by a quorum that always includes the vetoes. */
export const Agreement = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unanimity') }).meta({ id: 'Unanimity' }),
    z
      .strictObject({
        kind: z.literal('quorum'),
        atLeast: z.int().min(1),
        of: z.array(Id).min(1).max(200),
        vetoes: z.array(Id).max(200).default([]),
      })
      .meta({ id: 'Quorum' }),
  ])
  .meta({ id: 'Agreement', description: 'When a deal is agreed' });
export type Agreement = z.output<typeof Agreement>;

/** The negotiation's own record: everything but its parts. */
export const Header = z
  .strictObject({
    id: Id,
    title: Title,
    description: Prose.optional(),
    language: z.string().min(2).max(35).optional(),
    license: Title.optional(),
    contributors: z.array(Title).max(100).optional(),
    keywords: z.array(Title).max(100).optional(),
    identifiers: z.array(Identifier).max(50).optional(),
    citeAs: Prose.optional(),
    defaultContext: DefaultContext.optional(),
    agreement: Agreement.default({ kind: 'unanimity' }),
  })
  .meta({ id: 'NegotiationHeader' });
export type Header = z.output<typeof Header>;

/** The whole case as one portable document: what is exported, restored and asked statelessly. */
export const Document = z
  .strictObject({
    negotiation: Header,
    parties: z.array(Party).max(500).default([]),
    issues: z.array(Issue).max(1000).default([]),
    circumstances: z.array(Circumstance).max(1000).default([]),
    rules: z.array(Rule).max(10_000).default([]),
    sources: z.array(Source).max(10_000).default([]),
    perspectives: z.array(Perspective).max(1000).default([]),
    positions: z.array(Position).max(20_000).default([]),
    preconditions: z.array(Precondition).max(20_000).default([]),
    redLines: z.array(RedLine).max(20_000).default([]),
    preferences: z.array(Preferences).max(500).default([]),
    deals: z.array(Deal).max(100_000).default([]),
  })
  .meta({ id: 'NegotiationDocument', description: 'The whole case as one portable document' });
export type Document = z.output<typeof Document>;

/** The lists of a document, by key. */
export const COLLECTIONS = [
  'parties',
  'issues',
  'circumstances',
  'rules',
  'sources',
  'perspectives',
  'positions',
  'preconditions',
  'redLines',
  'preferences',
  'deals',
] as const;
export type Collection = (typeof COLLECTIONS)[number];
export type RecordOf<C extends Collection> = Document[C][number];
export type AnyRecord = RecordOf<Collection>;

/** What names a record within its list: its id; for preferences the party. */
export const idOf = (record: AnyRecord): string => ('id' in record ? record.id : record.party);

/**
 * A negotiation as it stands at one version. Frozen by convention: a change makes a new one.
 * INVARIANT: every list is in byte order of ids, each id once; records have no other order.
 */
export interface Negotiation extends Document {
  /** Grows by one with every change; 0 for one that was sent with a question and is stored nowhere. */
  readonly version: number;
}

/** Where an id stands or belongs in a list that is in byte order of ids. */
export function placeOf(list: readonly AnyRecord[], id: string): { readonly at: number; readonly found: boolean } {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (idOf(list[middle]!) < id) from = middle + 1;
    else to = middle;
  }
  return { at: from, found: from < list.length && idOf(list[from]!) === id };
}

/** A record of a list that is in byte order of ids. */
export function findById<R extends AnyRecord>(list: readonly R[], id: string): R | undefined {
  const { at, found } = placeOf(list, id);
  return found ? list[at] : undefined;
}
