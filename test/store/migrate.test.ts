import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/negotiation/negotiation.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Connection, connect, MEMORY } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import * as tables from '../../src/store/sqlite/tables.ts';
import { small } from './contract.ts';
import { temporaryFolder } from './folder.ts';
import { step } from './steps.ts';

const MIGRATIONS = 'migrations/sqlite';
const folder = temporaryFolder();

/** A database of today with this negotiation in it. */
async function full(document: Document, file = MEMORY): Promise<Connection> {
  const db = connect(file);
  migrate(db);
  await new SqliteStore(db, 1e6).commit(step(null, document));
  return db;
}

/** The migrations of today and one more, as a later version would bring it. */
function withOneMore(...statements: string[]): string {
  const later = mkdtempSync(join(folder, 'later-'));
  cpSync(MIGRATIONS, later, { recursive: true });
  const journal = JSON.parse(readFileSync(join(later, 'meta/_journal.json'), 'utf8'));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'later' });
  writeFileSync(join(later, 'meta/_journal.json'), JSON.stringify(journal));
  writeFileSync(join(later, 'later.sql'), statements.join('\n--> statement-breakpoint\n'));
  return later;
}

/** The migrations as the first version had them. */
function onlyTheFirst(): string {
  const first = mkdtempSync(join(folder, 'first-'));
  cpSync(MIGRATIONS, first, { recursive: true });
  const journal = JSON.parse(readFileSync(join(first, 'meta/_journal.json'), 'utf8'));
  writeFileSync(join(first, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: [journal.entries[0]] }));
  return first;
}

/** The rows of one database in another with other columns; `lost` fills those that today has not. */
function copyRows(from: Connection, to: Connection, lost: Readonly<Record<string, unknown>>): void {
  to.pragma('foreign_keys = OFF');
  const named = "select name from sqlite_schema where type = 'table' and name not like '%drizzle%'";
  for (const table of to.prepare<[], string>(named).pluck().all()) {
    const columns = (to.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const insert = to.prepare(
      `insert into ${table} (${columns.map((name) => `"${name}"`)}) values (${columns.map(() => '?')})`,
    );
    for (const row of from.prepare<[], Record<string, unknown>>(`select * from ${table}`).all())
      insert.run(columns.map((name) => row[name] ?? lost[name] ?? null));
  }
  to.pragma('foreign_keys = ON');
}

/** What drizzle-kit writes to change a table in a way that SQLite cannot alter. */
function rebuild(db: Connection, table: string): string[] {
  const made = db.prepare<string, string>('select sql from sqlite_schema where name = ?').pluck().get(table)!;
  return [
    'PRAGMA foreign_keys=OFF;',
    made.replace(/CREATE TABLE [`"]?\w+[`"]?/, `CREATE TABLE \`__new_${table}\``),
    `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\`;`,
    `DROP TABLE \`${table}\`;`,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
    'PRAGMA foreign_keys=ON;',
  ];
}

const count = (db: Connection, table: string) => db.prepare(`select count(*) from ${table}`).pluck().get();

describe('a migration', () => {
  test('that rebuilds tables keeps every row of a full database, and its references', async () => {
    const db = await full(small());
    const counts = () => Object.keys(tables).map((table) => [table, count(db, table)]);
    const before = counts();
    migrate(db, withOneMore(...rebuild(db, 'negotiations'), ...rebuild(db, 'parties'), ...rebuild(db, 'sources')));
    expect(counts()).toEqual(before);
    expect(await new SqliteStore(db, 1e6).find('case')).toEqual(step(null, small()).next);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => db.exec(`delete from sources`)).toThrow(/FOREIGN KEY/);
    expect(() => db.exec(`delete from parties`)).toThrow(/FOREIGN KEY/);

    await new SqliteStore(db, 1e6).commit(step(step(null, small()).next, null)); // whatever order the cascade now takes
    expect(counts().filter(([, rows]) => rows !== 0)).toEqual([['deleted', 1]]);
  });

  test('after the first one keeps a full database, and says of every expression which language it is in', async () => {
    const today = await full(small());
    const db = connect(MEMORY);
    migrate(db, onlyTheFirst());
    copyRows(today, db, { incarnation: 1 });
    migrate(db);
    for (const table of Object.keys(tables)) expect(count(db, table), table).toBe(count(today, table));
    const store = new SqliteStore(db, 1e6);
    expect(await store.find('case')).toEqual(step(null, small()).next);
    expect(await store.commit(step(step(null, small()).next, small({ title: 'second' })))).toEqual({ stale: false });
    for (const table of ['parties', 'rules', 'statements']) {
      expect(db.prepare(`select distinct language_version from ${table}`).pluck().all(), table).toEqual(['1']);
    }
  });

  test('loses rows without a word where foreign keys stay on: why they are off here', async () => {
    const db = await full({ ...small(), sources: [], circumstances: [], redLines: [], preferences: [], deals: [] });
    expect(count(db, 'parties')).toBe(1);
    drizzleMigrate(drizzle(db), { migrationsFolder: withOneMore(...rebuild(db, 'negotiations')) });
    expect([count(db, 'negotiations'), count(db, 'parties')]).toEqual([1, 0]);
  });

  test('does not begin where foreign keys cannot be switched off', async () => {
    const db = await full(small());
    db.exec('begin');
    expect(() => migrate(db, withOneMore('select 1'))).toThrow(/foreign keys stay on/);
  });

  test.each([
    [
      'breaks a reference',
      ['delete from parties'],
      /would leave 5 broken reference\(s\), the first from \w+ to parties/,
    ],
    ['fails half way', ['delete from parties', 'delete from nowhere'], /no such table/],
  ])('that %s leaves the database as it was', async (_, statements, message) => {
    const db = await full(small());
    expect(() => migrate(db, withOneMore(...statements))).toThrow(message);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    migrate(db);
    expect(await new SqliteStore(db, 1e6).find('case')).toEqual(step(null, small()).next);
  });

  test('is applied once', async () => {
    const db = await full(small());
    const later = withOneMore(`insert into answers values ('key', '', 200, '{}', '', 0)`);
    for (const _ of ['first', 'second']) migrate(db, later);
    expect(count(db, 'answers')).toBe(1);
  });

  test('that this program does not know makes it refuse the database', async () => {
    const file = join(folder, 'newer.db');
    const db = await full(small(), file);
    migrate(db, withOneMore('create table newer (id text)'));
    db.close();
    await expect(openStore(`file:${file}`)).rejects.toThrow(/is newer than this program.*start a newer version/);
    const again = connect(file);
    expect(count(again, 'deals')).toBe(1);
    again.close();
  });

  test('is there for every change of the tables', async () => {
    const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'));
    const last = String(journal.entries.at(-1).idx).padStart(4, '0');
    const migrated = JSON.parse(readFileSync(join(MIGRATIONS, `meta/${last}_snapshot.json`), 'utf8'));
    const missing = await generateSQLiteMigration(migrated, await generateSQLiteDrizzleJson(tables, migrated.id));
    expect(missing, 'run `npm run db:generate`').toEqual([]);
  });
});
