import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Connection } from './connection.ts';

/** Relative to the package root, which is as far from `src/store/sqlite` as from `dist/store/sqlite`. */
const MIGRATIONS = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url));

/**
 * Brings the tables up to the code, keeping every row, or leaves the database as it was and throws.
 *
 * Foreign keys are off meanwhile: a migration rebuilds a table by dropping it, and the drop would delete every row that
 * cascades from it. They cannot be switched inside a transaction, which makes drizzle-kit's own
 * `PRAGMA foreign_keys=OFF` idle there; so they are switched here, and checked as a whole before the commit.
 */
export function migrate(db: Connection, folder = MIGRATIONS): void {
  db.pragma('foreign_keys = OFF');
  try {
    if (db.pragma('foreign_keys', { simple: true }) !== 0) throw new Error('foreign keys stay on: not safe to migrate');
    db.transaction(() => applyPending(db, folder)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** The table of what was applied is drizzle's own, so that its tools can read it. */
function applyPending(db: Connection, folder: string): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  db.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  );
  const applied = new Set(db.prepare('select created_at from __drizzle_migrations').pluck().all());
  for (const { folderMillis } of known) applied.delete(folderMillis);
  if (applied.size > 0) throw new Error(newer([...applied]));

  const last = db.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0;
  const pending = known.filter(({ folderMillis }) => folderMillis > last);
  const done = db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { sql, hash, folderMillis } of pending) {
    for (const statement of sql) db.exec(statement);
    done.run(hash, folderMillis);
  }
  if (pending.length > 0) refuseBrokenReferences(db);
}

function refuseBrokenReferences(db: Connection): void {
  const broken = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const first = broken[0];
  if (first === undefined) return;
  throw new Error(
    `the migration would leave ${broken.length} broken reference(s), the first from ${first.table} to ${first.parent}; ` +
      'nothing was changed',
  );
}

const newer = (unknown: readonly unknown[]) =>
  `this database is newer than this program: it has ${unknown.length} migration(s) that are not known here, the last of ` +
  `${new Date(Math.max(...unknown.map(Number))).toISOString()}; start a newer version, or restore an older backup`;
