import { referenceFaults } from './diagnose.ts';
import { diagnoseRecord } from './diagnose-record.ts';
import { type Directory, directoryOf, NOUNS } from './directory.ts';
import { type Fault, pointerTo } from './fault.ts';
import { type AnyRecord, COLLECTIONS, type Collection, type Document, type Header, idOf } from './negotiation.ts';
import { BASELINE } from './statement.ts';

/** Every part of a document that can be at fault. */
export const PARTS: readonly (Collection | 'negotiation')[] = ['negotiation', ...COLLECTIONS];

/**
 * What is wrong with a document, all of it, with pointers into the document.
 * None: it can be stored, compiled and asked anything.
 * @param parts which parts to look at; what they refer to is looked up in the whole
 */
export function diagnoseDocument(document: Document, parts: readonly (Collection | 'negotiation')[] = PARTS): Fault[] {
  const directory = directoryOf(document);
  return parts.flatMap((part) =>
    part === 'negotiation'
      ? diagnoseHeader(document.negotiation, directory)
      : [...duplicates(part, document), ...diagnoseList(part, document, directory)],
  );
}

function diagnoseList(collection: Collection, document: Document, directory: Directory): Fault[] {
  const faults: Fault[] = [];
  (document[collection] as readonly AnyRecord[]).forEach((record, at) => {
    for (const fault of diagnoseRecord(collection, record, directory)) {
      faults.push({ ...fault, pointer: `/${collection}/${at}${fault.pointer}` });
    }
  });
  return faults;
}

function duplicates(collection: Collection, document: Document): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  (document[collection] as readonly AnyRecord[]).forEach((record, at) => {
    const id = idOf(record);
    if (seen.has(id)) {
      const detail = `a second ${NOUNS[collection]} \`${id}\``;
      const pointer = pointerTo('', collection, at, collection === 'preferences' ? 'party' : 'id');
      faults.push({ pointer, code: 'duplicate_id', detail, help: 'rename or remove one of the two' });
    }
    seen.add(id);
  });
  return faults;
}

function diagnoseHeader(header: Header, directory: Directory): Fault[] {
  const base = '/negotiation';
  const perspective = header.defaultContext?.perspective ?? BASELINE;
  const faults =
    perspective === BASELINE
      ? []
      : referenceFaults('perspectives', perspective, `${base}/defaultContext/perspective`, directory);
  if (header.agreement.kind === 'unanimity') return faults;
  const { of, vetoes, atLeast } = header.agreement;
  const members = (field: string, ids: readonly string[]) =>
    ids.forEach((id, at) => {
      const pointer = pointerTo(`${base}/agreement`, field, at);
      faults.push(...referenceFaults('parties', id, pointer, directory));
      if (ids.indexOf(id) === at) return;
      faults.push({ pointer, code: 'duplicate_id', detail: `\`${id}\` is listed twice`, help: 'list it once' });
    });
  members('of', of);
  members('vetoes', vetoes);
  vetoes.forEach((id, at) => {
    if (of.includes(id)) return;
    const pointer = pointerTo(`${base}/agreement/vetoes`, at);
    const detail = `\`${id}\` has a veto but is not on the list`;
    faults.push({ pointer, code: 'veto_not_listed', detail, help: `add \`${id}\` to \`of\`` });
  });
  if (atLeast > of.length) {
    const detail = `${atLeast} acceptances out of ${of.length} can never be reached`;
    const pointer = `${base}/agreement/atLeast`;
    faults.push({ pointer, code: 'quorum_too_large', detail, help: `ask for ${of.length} at most` });
  }
  return faults;
}
