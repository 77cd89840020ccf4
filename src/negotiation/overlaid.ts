import { meant } from './diagnose.ts';
import { diagnoseRecord } from './diagnose-record.ts';
import { directoryOf } from './directory.ts';
import { type Fault, MOST_HELPED, pointerTo } from './fault.ts';
import { type Document, idOf } from './negotiation.ts';
import type { Overlay } from './overlay.ts';
import type { Statement } from './statement.ts';

const STATEMENTS = { redLine: 'redLines', precondition: 'preconditions', position: 'positions' } as const;
type StatementList = (typeof STATEMENTS)[keyof typeof STATEMENTS];

type Sent = Overlay['add'][number] | Overlay['replace'][number];
type Named = Sent & { readonly id: string };

/** The overlay with an id for every statement. */
export function named(overlay: Overlay, document: Document): Overlay & { readonly add: readonly Named[] } {
  const taken = new Set(statementsOf(document).map(idOf));
  for (const { id } of overlay.add) if (id !== undefined) taken.add(id);
  let next = 1;
  const add = overlay.add.map((sent): Named => {
    if (sent.id !== undefined) return { ...sent, id: sent.id };
    while (taken.has(`overlay-${next}`)) next++;
    return { ...sent, id: `overlay-${next++}` };
  });
  return { ...overlay, add };
}

/**
 * The document with the overlay worked in, every list in byte order of ids: what it would be if all of it were stored.
 * Perspectives no longer suppress what was removed; a threshold that was removed binds no more.
 * @param overlay with an id for every statement, and without faults
 */
export function overlaid(document: Document, overlay: Overlay): Document {
  const gone = new Set([...overlay.remove, ...overlay.replace.map((one) => one.id)]);
  const come = [...overlay.replace, ...overlay.add] as Named[];
  const list = <S extends Statement>(of: StatementList): S[] => {
    const stay = (document[of] as readonly unknown[] as readonly S[]).filter(({ id }) => !gone.has(id));
    const added = come.filter(({ kind }) => STATEMENTS[kind] === of).map(({ kind: _, ...statement }) => statement);
    return [...stay, ...(added as Statement[] as S[])].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const removed = new Set(overlay.remove);
  return {
    ...document,
    redLines: list('redLines'),
    preconditions: list('preconditions'),
    positions: list('positions'),
    perspectives: document.perspectives.map((one) =>
      one.suppresses.some((id) => removed.has(id))
        ? { ...one, suppresses: one.suppresses.filter((id) => !removed.has(id)) }
        : one,
    ),
    preferences: document.preferences.map((one) =>
      removed.has(`${one.party}:reservation`) ? { ...one, binding: false } : one,
    ),
  };
}

export const statementsOf = (document: Document): readonly Statement[] => [
  ...document.redLines,
  ...document.preconditions,
  ...document.positions,
];

/** What is wrong with an overlay: the same that would be wrong with the records, were they written. */
export function overlayFaults(asked: Overlay, document: Document, base: string): Fault[] {
  const overlay = named(asked, document);
  const known = new Map(statementsOf(document).map((one) => [one.id, one]));
  const faults = [...idFaults(overlay, known, document, base)];
  const result = overlaid(document, overlay);
  const directory = directoryOf(result);
  for (const how of ['add', 'replace'] as const) {
    for (const [at, { kind, ...record }] of overlay[how].entries()) {
      const found = diagnoseRecord(STATEMENTS[kind], record as Statement, directory);
      faults.push(...found.map((fault) => ({ ...fault, pointer: pointerTo(base, how, at) + fault.pointer })));
    }
  }
  if (faults.length > 0) return faults;
  // A statement that moved to another perspective may be one that is suppressed where it is no longer inherited.
  const before = directoryOf(document);
  for (const [at, perspective] of result.perspectives.entries()) {
    const had = diagnoseRecord('perspectives', document.perspectives[at]!, before).map(({ detail }) => detail);
    for (const { code, detail, help } of diagnoseRecord('perspectives', perspective, directory)) {
      if (had.includes(detail)) continue;
      faults.push({ pointer: pointerTo(base, 'replace'), code, detail, ...(help === undefined ? {} : { help }) });
    }
  }
  return faults;
}

function* idFaults(
  overlay: Overlay,
  known: ReadonlyMap<string, Statement>,
  { preferences }: Document,
  base: string,
): Generator<Fault> {
  const met = new Set<string>();
  const named = [
    ...overlay.add.map((one, at) => ({ id: one.id!, how: 'add', pointer: pointerTo(base, 'add', at, 'id') })),
    ...overlay.replace.map((one, at) => ({
      id: one.id,
      how: 'replace',
      pointer: pointerTo(base, 'replace', at, 'id'),
    })),
    ...overlay.remove.map((id, at) => ({ id, how: 'remove', pointer: pointerTo(base, 'remove', at) })),
  ];
  const thresholds = preferences
    .filter((one) => one.binding && one.reservation !== undefined)
    .map((one) => `${one.party}:reservation`);
  let helped = 0;
  for (const { id, how, pointer } of named) {
    if (met.has(id)) {
      yield { pointer, code: 'duplicate_id', detail: `\`${id}\` is named twice`, help: 'name it once' };
    } else if (how === 'add' && known.has(id)) {
      const help = 'put it into `replace`, or give it another id';
      yield { pointer, code: 'duplicate_id', detail: `there is a statement \`${id}\` already`, help };
    } else if (how !== 'add' && !known.has(id) && !(how === 'remove' && thresholds.includes(id))) {
      const ids = helped++ < MOST_HELPED ? [...known.keys(), ...(how === 'remove' ? thresholds : [])] : [];
      yield { pointer, code: 'unknown_reference', detail: `there is no statement \`${id}\``, ...meant(id, ids) };
    }
    met.add(id);
  }
}
