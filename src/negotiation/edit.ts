import type { Change, Step } from './change.ts';
import { diagnoseDocument, PARTS } from './diagnose-document.ts';
import { diagnoseRecord } from './diagnose-record.ts';
import { directoryOf, NOUNS } from './directory.ts';
import type { Fault } from './fault.ts';
import {
  type AnyRecord,
  COLLECTIONS,
  type Collection,
  type Document,
  type Header,
  idOf,
  type Negotiation,
  placeOf,
} from './negotiation.ts';

/** What a wanted write comes to: a step, or why not: the record is wrong (422), or others still use what would go (409). */
export type Outcome =
  | { readonly step: Step }
  | { readonly refused: 'invalid' | 'in_use'; readonly faults: readonly Fault[] };

/** What is wrong with what was sent; that others use it is another matter. */
export const faultsIn = (outcome: Outcome): readonly Fault[] =>
  'refused' in outcome && outcome.refused === 'invalid' ? outcome.faults : [];

/** A new negotiation from a document, one version on from what was deleted under its id. Faults point into the document. */
export function create(document: Document, deleted = 0): Outcome {
  const faults = diagnoseDocument(document);
  if (faults.length > 0) return { refused: 'invalid', faults };
  const next = inOrder(document, deleted + 1);
  return { step: { next, changes: differences(undefined, next) } };
}

/** The whole negotiation replaced by a document with the same id; one version on. */
export function replace(current: Negotiation, document: Document): Outcome {
  const faults = diagnoseDocument(document);
  if (faults.length > 0) return { refused: 'invalid', faults };
  const next = keepingEquals(current, inOrder(document, current.version + 1));
  return { step: { next, changes: differences(current, next) } };
}

/** The negotiation's own record replaced; faults point into it. */
export function putHeader(current: Negotiation, header: Header): Outcome {
  const next = { ...current, negotiation: header, version: current.version + 1 };
  const faults = diagnoseDocument(next, ['negotiation']);
  if (faults.length > 0) return { refused: 'invalid', faults: faults.map((fault) => within(fault, '/negotiation')) };
  return { step: { next, changes: [change('negotiation', header.id, current.negotiation, header)] } };
}

/** One record created or replaced; faults point into the record. */
export function put(current: Negotiation, collection: Collection, record: AnyRecord): Outcome {
  const list: readonly AnyRecord[] = current[collection];
  const id = idOf(record);
  const { at, found } = placeOf(list, id);
  const next = withList(current, collection, list.toSpliced(at, found ? 1 : 0, record));
  const directory = directoryOf(next);
  const faults = diagnoseRecord(collection, record, directory);
  if (faults.length > 0) return { refused: 'invalid', faults };
  const users = diagnoseDocument(next, found ? READERS[collection] : readersOfNew(record));
  if (users.length > 0) return { refused: 'in_use', faults: userFaults(users, next, collection, id) };
  return { step: { next, changes: [change(collection, id, found ? list[at]! : null, record)] } };
}

/** One record removed; refused with the list of users where something refers to it. The record must exist. */
export function remove(current: Negotiation, collection: Collection, id: string): Outcome {
  const list: readonly AnyRecord[] = current[collection];
  const { at, found } = placeOf(list, id);
  if (!found) throw new Error(`remove: no ${collection}/${id}`);
  const next = withList(current, collection, list.toSpliced(at, 1));
  const users = diagnoseDocument(next, REFERRING);
  if (users.length > 0) return { refused: 'in_use', faults: userFaults(users, next, collection, id) };
  return { step: { next, changes: [change(collection, id, list[at]!, null)] } };
}

/** The negotiation deleted, all of it. */
export function removeAll(current: Negotiation): Outcome {
  return { step: { next: null, changes: differences(current, undefined) } };
}

/** What may refer to a record; sources refer to nothing. */
const REFERRING = PARTS.filter((part) => part !== 'sources');

/** Which lists may be wrong after a record of this list was replaced by a sound one with the same id. */
const READERS: { readonly [C in Collection]: readonly (Collection | 'negotiation')[] } = {
  parties: [],
  issues: [
    'issues',
    'circumstances',
    'parties',
    'rules',
    'positions',
    'preconditions',
    'redLines',
    'preferences',
    'deals',
  ],
  circumstances: ['issues', 'circumstances', 'parties', 'rules', 'preconditions', 'redLines'],
  rules: [],
  sources: [],
  perspectives: ['perspectives'],
  positions: ['perspectives'],
  preconditions: ['perspectives'],
  redLines: ['perspectives'],
  preferences: [],
  deals: ['preferences'],
};

/** The same of a new record: a further step lengthens the timeline, and tables of worth over steps name all of it. */
const readersOfNew = (record: AnyRecord): readonly Collection[] =>
  'type' in record && record.type === 'step' ? ['preferences'] : [];

function withList(current: Negotiation, collection: Collection, list: readonly AnyRecord[]): Negotiation {
  return { ...current, [collection]: list, version: current.version + 1 };
}

function change(
  collection: Change['collection'],
  id: string,
  before: Change['before'],
  after: Change['after'],
): Change {
  return { collection, id, before, after };
}

/** The document with every list in byte order of ids. */
export function inOrder(document: Document, version: number): Negotiation {
  const sorted = Object.fromEntries(
    COLLECTIONS.map((collection) => [
      collection,
      (document[collection] as AnyRecord[]).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)),
    ]),
  );
  return { negotiation: document.negotiation, ...sorted, version } as Negotiation;
}

function differences(before: Negotiation | undefined, after: Negotiation | undefined): Change[] {
  const id = (after ?? before)!.negotiation.id;
  const header = change('negotiation', id, before?.negotiation ?? null, after?.negotiation ?? null);
  return [
    ...(isSame(header.before, header.after) ? [] : [header]),
    ...COLLECTIONS.flatMap((collection) => {
      const old = new Map<string, AnyRecord>(before?.[collection].map((record) => [idOf(record), record]));
      const now = new Map<string, AnyRecord>(after?.[collection].map((record) => [idOf(record), record]));
      const ids = [...new Set([...old.keys(), ...now.keys()])];
      return ids
        .map((one) => change(collection, one, old.get(one) ?? null, now.get(one) ?? null))
        .filter(({ before: was, after: is }) => !isSame(was, is));
    }),
  ];
}

/** Records that say the same as before stay the ones they were, so that what is kept and what is shown never differ. */
function keepingEquals(before: Negotiation, after: Negotiation): Negotiation {
  const lists = COLLECTIONS.map((collection) => {
    const old = new Map<string, AnyRecord>(before[collection].map((record) => [idOf(record), record]));
    const kept = (record: AnyRecord) => {
      const was = old.get(idOf(record));
      return was !== undefined && isSame(was, record) ? was : record;
    };
    return [collection, (after[collection] as AnyRecord[]).map(kept)];
  });
  const negotiation = isSame(before.negotiation, after.negotiation) ? before.negotiation : after.negotiation;
  return { ...after, negotiation, ...Object.fromEntries(lists) };
}

/** Whether two records say the same, whatever the order of their keys. */
export const isSame = (left: Change['before'], right: Change['before']) =>
  left === right || JSON.stringify(left) === JSON.stringify(right) || sortedText(left) === sortedText(right);

const sortedText = (record: unknown) =>
  JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

function within(fault: Fault, base: string): Fault {
  return { ...fault, pointer: fault.pointer.slice(base.length) };
}

/** Faults of other records, said of each as: this one uses what would go or change. */
function userFaults(faults: readonly Fault[], next: Document, collection: Collection, id: string): Fault[] {
  const users = new Map<string, Fault>();
  for (const fault of faults) {
    const [, part, at] = fault.pointer.split('/') as [string, Collection | 'negotiation', string];
    const key = `${part}/${part === 'negotiation' ? '' : at}`;
    if (!users.has(key)) users.set(key, fault);
  }
  return [...users.values()].map((fault) => userFault(fault, next, `${NOUNS[collection]} \`${id}\``));
}

function userFault(fault: Fault, next: Document, used: string): Fault {
  const [, part, at] = fault.pointer.split('/') as [string, Collection | 'negotiation', string];
  const user = part === 'negotiation' ? 'the negotiation itself' : userName(part, next[part][+at]!);
  const refers = `${user} ${part === 'preferences' ? 'refer' : 'refers'} to ${used}`;
  // That there is no such record would be true only afterwards.
  const detail = GONE.has(fault.code) ? refers : `${user} would no longer fit: ${fault.detail}`;
  const help = `change ${user} first, or send the whole document with both changed`;
  return { pointer: '', code: 'in_use', detail, help };
}

/** What is wrong with a record that refers to one that is not there. */
const GONE: ReadonlySet<string> = new Set(['unknown_reference', 'unknown_issue', 'unknown_name']);

const userName = (collection: Collection, record: AnyRecord) =>
  `${collection === 'preferences' ? 'the ' : ''}${NOUNS[collection]} \`${idOf(record)}\``;
