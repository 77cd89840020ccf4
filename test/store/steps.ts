import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../src/negotiation/change.ts';
import {
  type AnyRecord,
  COLLECTIONS,
  type Document,
  idOf,
  type Negotiation,
} from '../../src/negotiation/negotiation.ts';
import type { Write } from '../../src/store/store.ts';

export const AT = new Date('2025-04-30T12:00:00.000Z');

/** What differs between two states of one negotiation, record by record, as an edit would say it. */
export function differences(before: Document | null, after: Document | null): Change[] {
  const header = { id: (after ?? before)!.negotiation.id, before: before?.negotiation ?? null };
  const changes: Change[] = [{ collection: 'negotiation', ...header, after: after?.negotiation ?? null }];
  for (const collection of COLLECTIONS) {
    const was = byId(before?.[collection]);
    const is = byId(after?.[collection]);
    for (const id of new Set([...was.keys(), ...is.keys()]))
      changes.push({ collection, id, before: was.get(id) ?? null, after: is.get(id) ?? null });
  }
  return changes.filter((change) => !isDeepStrictEqual(change.before, change.after));
}

const byId = (records: readonly AnyRecord[] = []) => new Map(records.map((record) => [idOf(record), record]));

/** The step from one state to the next; `deleted` is the version at which the id was deleted before. */
export function step(
  before: Negotiation | null,
  after: Document | null,
  { deleted = 0, ...more }: Partial<Write> & { deleted?: number } = {},
): Write {
  const expected = before?.version ?? deleted;
  return {
    negotiation: (after ?? before)!.negotiation.id,
    expected,
    next: after && { ...after, version: expected + 1 },
    changes: differences(before, after),
    who: 'anna',
    at: AT,
    ...more,
  };
}
