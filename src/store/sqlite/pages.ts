import { getTableColumns } from 'drizzle-orm';
import { readRecord } from '../records.ts';
import type { Entry, Summary } from '../store.ts';
import type { Connection } from './connection.ts';
import type { Row } from './rows.ts';
import { HEADER } from './shapes.ts';
import { prepareSelect } from './statements.ts';
import { history, negotiations } from './tables.ts';

const MATCHES = `(instr(fold(id), ?) or instr(fold(title), ?) or instr(fold(description), ?)
  or exists (select 1 from json_each(keywords) where instr(fold(value), ?)))`;

/** Headers in byte order of ids; `q` is found anywhere in one of the fields, whatever the case of its letters. */
export function prepareList(db: Connection) {
  // SQLite's own lower() and LIKE know the letters of ASCII only; instr() has no wildcards to escape.
  db.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text));
  const columns = { ...HEADER.columns, version: getTableColumns(negotiations).version };
  const all = prepareSelect(db, negotiations, columns, 'where id > ? order by id limit ?');
  const matching = prepareSelect(db, negotiations, columns, `where id > ? and ${MATCHES} order by id limit ?`);

  return (page: { after?: string; limit: number; q?: string }): Summary[] => {
    const { after = '', limit, q = '' } = page;
    const wanted = q.toLowerCase();
    const rows = q === '' ? all(after, limit) : matching(after, wanted, wanted, wanted, wanted, limit);
    return rows.map(({ version, ...header }) => ({
      ...readRecord('negotiation', header),
      version: version as number,
    }));
  };
}

/** Lines of the history, newest last. */
export function prepareHistory(db: Connection) {
  const { negotiation, ...columns } = getTableColumns(history);
  const select = prepareSelect(db, history, columns, 'where negotiation = ? and after > ? order by after limit ?');
  const entry = ({ before, after, at, who = null, changes }: Row) => ({ before, after, at, who, changes }) as Entry;
  return (id: string, page: { after?: number; limit: number }): Entry[] =>
    select(id, page.after ?? 0, page.limit).map(entry);
}

/** Instants are kept as texts of four-digit years, in whose order they are. */
const textOf = (instant: Date) =>
  instant.getUTCFullYear() > 9999 ? '9999-12-31T23:59:59.999Z' : instant.toISOString();

/** The last version of which the history says that it was there at an instant. */
export function prepareVersionAt(db: Connection) {
  const select = db
    .prepare<[string, string], number | null>('select max(after) from history where negotiation = ? and at <= ?')
    .pluck();
  return (id: string, instant: Date): number | undefined => select.get(id, textOf(instant)) ?? undefined;
}
