import { getTableColumns } from 'drizzle-orm';
import { COLLECTIONS, type Document, type Negotiation } from '../../negotiation/negotiation.ts';
import { readRecord } from '../records.ts';
import type { Connection } from './connection.ts';
import { CITATION_COLUMNS, Cited, toRecord } from './rows.ts';
import { HEADER, SHAPES, type Shape } from './shapes.ts';
import { prepareSelect } from './statements.ts';
import { citations } from './tables.ts';

/**
 * Reads a whole negotiation as it stands: one query a table, never one a row. To be called within a transaction, so
 * that all of them see the same version.
 */
export function prepareLoad(db: Connection): (id: string, version: number) => Negotiation {
  const header = prepareSelect(db, HEADER.table, HEADER.columns, 'where id = ?');
  const cited = prepareSelect(db, citations, CITATION_COLUMNS, 'where negotiation = ? order by ordinal');
  const rows = prepareRows(db);

  return (id, version) => {
    const byParent = new Cited(cited(id));
    const byTable = rows(id);
    const lists = COLLECTIONS.map((collection) => {
      const shape = SHAPES[collection];
      const own = (byTable.get(shape.table) ?? []).filter((row) => !shape.kind || row['kind'] === shape.kind);
      return [collection, own.map((row) => readRecord(collection, toRecord(shape, row, byParent)))];
    });
    const negotiation = readRecord('negotiation', header(id)[0]);
    return { negotiation, ...(Object.fromEntries(lists) as Omit<Document, 'negotiation'>), version };
  };
}

/** The rows of each table in byte order of ids. Statements come once, all kinds together. */
function prepareRows(db: Connection) {
  const shapes = new Map(COLLECTIONS.map((collection) => [SHAPES[collection].table, SHAPES[collection]]));
  const selects = [...shapes.values()].map((shape) => [shape.table, prepareSelectOf(db, shape)] as const);
  return (id: string) => new Map(selects.map(([table, select]) => [table, select(id)]));
}

const prepareSelectOf = (db: Connection, { table, columns, key }: Shape) =>
  prepareSelect(db, table, columns, `where negotiation = ? order by ${getTableColumns(table)[key]!.name}`);
