import { getTableColumns } from 'drizzle-orm';
import type { AnyRecord, Negotiation } from '../../negotiation/negotiation.ts';
import type { Write } from '../store.ts';
import type { Connection } from './connection.ts';
import { CITATION_COLUMNS, citationRows, parentOf, toRow } from './rows.ts';
import { ALL_SHAPES, HEADER, type Shape } from './shapes.ts';
import { prepareDelete, prepareInsert } from './statements.ts';
import { citations, deleted, history, negotiations } from './tables.ts';

/**
 * Applies a step row by row and writes its line of the history. To be called within a transaction; references may be
 * broken in between and must hold at its end.
 */
export function prepareApply(db: Connection): (write: Write) => void {
  const records = prepareRecords(db);
  const header = prepareHeader(db);
  const line = prepareInsert(db, history, getTableColumns(history));
  const forget = db.prepare('delete from negotiations where id = ?'); // the rest goes by cascade
  const bury = prepareInsert(db, deleted, getTableColumns(deleted), ['id']);

  return (write) => {
    db.pragma('defer_foreign_keys = ON');
    const { negotiation, next, changes, expected, who } = write;
    if (next === null) {
      forget.run(negotiation);
      bury({ id: negotiation, version: expected + 1 });
      return;
    }
    header(next);
    records(negotiation, changes);
    line({ negotiation, before: expected, after: next.version, at: write.at.toISOString(), who, changes });
  };
}

/** A record is written as: its citations go, its row is overwritten, its citations come. */
function prepareRecords(db: Connection) {
  const writers = new Map(ALL_SHAPES.map((shape) => [shape.collection, prepareRecord(db, shape)]));
  return (negotiation: string, changes: Write['changes']) => {
    const steps = changes.flatMap((change) => {
      const writer = writers.get(change.collection);
      return writer === undefined ? [] : [{ ...change, writer, after: change.after as AnyRecord | null }];
    });
    for (const { writer, id, before } of steps) if (before !== null) writer.uncite(negotiation, id);
    for (const { writer, id, after } of steps) if (after === null) writer.remove(negotiation, id);
    for (const { writer, after } of steps) if (after !== null) writer.put(negotiation, after);
    for (const { writer, after } of steps) if (after !== null) writer.cite(negotiation, after);
  };
}

function prepareRecord(db: Connection, shape: Shape) {
  const keys = ['negotiation', ...(shape.kind ? ['kind'] : []), shape.key];
  const put = prepareInsert(db, shape.table, shape.columns, keys);
  const remove = prepareDelete(db, shape.table, shape.columns, keys);
  const cite = prepareInsert(db, citations, CITATION_COLUMNS);
  const uncite = shape.cited && prepareDelete(db, citations, CITATION_COLUMNS, Object.keys(parentOf(shape, '', '')));
  return {
    put: (negotiation: string, record: AnyRecord) => put(toRow(shape, negotiation, record)),
    remove: (negotiation: string, id: string) => remove({ negotiation, kind: shape.kind, [shape.key]: id }),
    uncite: (negotiation: string, id: string) => uncite?.(parentOf(shape, negotiation, id)),
    cite: (negotiation: string, record: AnyRecord) => citationRows(shape, negotiation, record).forEach(cite),
  };
}

/** The negotiation's own row, with its version; written with every step. */
function prepareHeader(db: Connection) {
  const columns = getTableColumns(negotiations);
  const insert = prepareInsert(db, negotiations, columns, ['id']);
  return (next: Negotiation) =>
    insert({ ...toRow(HEADER, next.negotiation.id, next.negotiation), version: next.version });
}
