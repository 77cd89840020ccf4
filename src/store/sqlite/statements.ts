import type { Statement } from 'better-sqlite3';
import { type Column, getTableName, type Table } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { type Columns, decode, encode, type Row } from './rows.ts';

const quoted = (column: Column) => `"${column.name}"`;
const namesOf = (columns: Columns) => Object.values(columns).map(quoted).join(', ');

/** A prepared `select` of the rows that `where` names, by property names. */
export function prepareSelect(db: Connection, table: Table, columns: Columns, where: string) {
  const select = db.prepare<unknown[], unknown[]>(`select ${namesOf(columns)} from ${getTableName(table)} ${where}`);
  select.raw();
  return (...parameters: unknown[]): Row[] => select.all(...parameters).map((values) => decode(columns, values));
}

/** A prepared `insert`; with `keys`, a row that has them already is overwritten in place, so nothing cascades. */
export function prepareInsert(db: Connection, table: Table, columns: Columns, keys: readonly string[] = []) {
  const rest = Object.entries(columns).filter(([property]) => !keys.includes(property));
  const update = rest.map(([, column]) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  const target = keys.map((property) => quoted(columns[property]!)).join(', ');
  const insert = db.prepare(
    `insert into ${getTableName(table)} (${namesOf(columns)}) values (${Object.keys(columns).map(() => '?')})` +
      (keys.length === 0 ? '' : ` on conflict (${target}) do update set ${update}`),
  );
  return (row: Row): void => void insert.run(...encode(columns, row));
}

/** A prepared `delete` of the rows where these properties have these values. */
export function prepareDelete(db: Connection, table: Table, columns: Columns, keys: readonly string[]) {
  const where = keys.map((property) => `${quoted(columns[property]!)} = ?`).join(' and ');
  const remove: Statement = db.prepare(`delete from ${getTableName(table)} where ${where}`);
  return (row: Row): void => void remove.run(...keys.map((property) => row[property]));
}
