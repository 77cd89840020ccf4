import type { z } from 'zod';
import { Deal } from '../negotiation/deal.ts';
import { Circumstance, Issue } from '../negotiation/issue.ts';
import { type Collection, Header, idOf, type RecordOf } from '../negotiation/negotiation.ts';
import { Party } from '../negotiation/party.ts';
import { Perspective } from '../negotiation/perspective.ts';
import { Preferences } from '../negotiation/preferences.ts';
import { Rule } from '../negotiation/rule.ts';
import { Source } from '../negotiation/source.ts';
import { Position, Precondition, RedLine } from '../negotiation/statement.ts';

const SCHEMAS: { readonly [C in Collection]: z.ZodType<RecordOf<C>> } & { readonly negotiation: z.ZodType<Header> } = {
  negotiation: Header,
  parties: Party,
  issues: Issue,
  circumstances: Circumstance,
  rules: Rule,
  sources: Source,
  perspectives: Perspective,
  positions: Position,
  preconditions: Precondition,
  redLines: RedLine,
  preferences: Preferences,
  deals: Deal,
};

/**
 * The door for what was stored: a record as today's nouns have it, its fields in their order; what older rows do not
 * know yet gets its default. Throws, naming the record, where it cannot be read.
 */
export function readRecord<C extends Collection | 'negotiation'>(
  collection: C,
  stored: unknown,
): z.output<(typeof SCHEMAS)[C]> {
  const read = SCHEMAS[collection].safeParse(stored);
  if (read.success) return read.data as z.output<(typeof SCHEMAS)[C]>;
  throw new Error(`a stored record of ${collection} cannot be read: ${JSON.stringify(stored).slice(0, 200)}`, {
    cause: read.error,
  });
}

/** Ids are ASCII, so that comparing strings compares bytes. */
export const inByteOrder = <R extends RecordOf<Collection>>(records: R[]): R[] =>
  records.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
