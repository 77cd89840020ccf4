import type { Change } from '../negotiation/change.ts';
import {
  type AnyRecord,
  COLLECTIONS,
  type Collection,
  type Document,
  idOf,
  type Negotiation,
} from '../negotiation/negotiation.ts';
import { inByteOrder, readRecord } from './records.ts';

/**
 * A negotiation as it was at `version`, from a later version and the steps between, newest first.
 * LAW: equals what was committed as that version. Lists that did not change are shared with `later`.
 */
export function stepBack(later: Negotiation, version: number, steps: Iterable<readonly Change[]>): Negotiation {
  const before = new Map<Collection, Map<string, unknown>>();
  let { negotiation } = later;
  for (const changes of steps)
    for (const change of changes)
      if (change.collection === 'negotiation') negotiation = readRecord('negotiation', change.before);
      else within(before, change.collection).set(change.id, change.before);

  const lists = COLLECTIONS.map((collection) => {
    const restored = before.get(collection);
    return [collection, restored ? restore(collection, later[collection], restored) : later[collection]];
  });
  return { negotiation, ...(Object.fromEntries(lists) as Omit<Document, 'negotiation'>), version };
}

/** The list with these records put back as they were; those that were not there (`null`) go. */
function restore(collection: Collection, list: readonly AnyRecord[], before: ReadonlyMap<string, unknown>) {
  const untouched = list.filter((record) => !before.has(idOf(record)));
  const back = [...before.values()].filter((record) => record !== null);
  return inByteOrder([...untouched, ...back.map((record) => readRecord(collection, record) as AnyRecord)]);
}

function within(before: Map<Collection, Map<string, unknown>>, collection: Collection): Map<string, unknown> {
  const known = before.get(collection);
  if (known !== undefined) return known;
  const made = new Map<string, unknown>();
  before.set(collection, made);
  return made;
}
