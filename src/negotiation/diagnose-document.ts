import { referenceFaults } from './diagnose.ts';
import { diagnoseRecord } from './diagnose-record.ts';
import { type Directory, directoryOf, NOUNS } from './directory.ts';
import { type Fault, MOST_FAULTS, pointerTo } from './fault.ts';
import { type AnyRecord, COLLECTIONS, type Collection, type Document, type Header, idOf } from './negotiation.ts';
import { BASELINE } from './statement.ts';

/** Every part of a document that can be at fault. */
export const PARTS: readonly (Collection | 'negotiation')[] = ['negotiation', ...COLLECTIONS];

/**
 * What is wrong with a document, all of it, with pointers into the document. After `MOST_FAULTS` no further record is
 * looked at.
 * None: it can be stored, compiled and asked anything.
 * @param parts which parts to look at; what they refer to is looked up in the whole
 */
export function diagnoseDocument(document: Document, parts: readonly (Collection | 'negotiation')[] = PARTS): Fault[] {
  const directory = directoryOf(document);
  const faults: Fault[] = [];
  for (const part of parts) {
    if (part === 'negotiation') faults.push(...diagnoseHeader(document.negotiation, directory));
    else {
      findDuplicates(part, document, faults);
      diagnoseList(part, document, directory, faults);
    }
  }
  return faults;
}

function diagnoseList(collection: Collection, document: Document, directory: Directory, faults: Fault[]): void {
  for (const [at, record] of (document[collection] as readonly AnyRecord[]).entries()) {
    if (faults.length > MOST_FAULTS) return;
    for (const fault of diagnoseRecord(collection, record, directory)) {
      faults.push({ ...fault, pointer: `/${collection}/${at}${fault.pointer}` });
    }
  }
}

function findDuplicates(collection: Collection, document: Document, faults: Fault[]): void {
  const seen = new Set<string>();
  for (const [at, record] of (document[collection] as readonly AnyRecord[]).entries()) {
    if (faults.length > MOST_FAULTS) return;
    const id = idOf(record);
    if (seen.has(id)) {
      const detail = `a second ${NOUNS[collection]} \`${id}\``;
      const pointer = pointerTo('', collection, at, collection === 'preferences' ? 'party' : 'id');
      faults.push({ pointer, code: 'duplicate_id', detail, help: 'rename or remove one of the two' });
    }
    seen.add(id);
  }
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
