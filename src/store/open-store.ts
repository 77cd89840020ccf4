import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, MEMORY, settle } from './sqlite/connection.ts';
import { migrate } from './sqlite/migrate.ts';
import { SqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** How much of the heap negotiations that were read may keep, about; default 128 MiB. */
  readonly cacheBytes?: number;
  /** Hears every statement as it is run. */
  readonly log?: (sql: string) => void;
}

/**
 * Opens the database, makes what is missing of it, and brings its tables up to this version.
 * @param url `file:./data/parley.db` (a path from the working directory), or `file::memory:`, which goes with the store
 * @throws Error that says what to do, where the URL is of no known kind, the database is newer than this program, or
 * it refuses a setting that the store's promises need
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const file = databaseFile(url);
  try {
    return open(file, options);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot open the database ${file}: ${why}`, { cause });
  }
}

function open(file: string, options: StoreOptions): Store {
  if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true });
  const db = connect(file, options.log);
  try {
    migrate(db);
    settle(db, file === MEMORY);
    return new SqliteStore(db, options.cacheBytes ?? 128 * 1024 * 1024);
  } catch (cause) {
    db.close();
    throw cause;
  }
}

export function databaseFile(url: string): string {
  if (/^postgres(ql)?:/.test(url))
    throw new Error('PostgreSQL comes in a later version; use `file:./data/parley.db` for now');
  if (!url.startsWith('file:'))
    throw new Error(`\`${withoutPassword(url)}\` is no database this version knows; write \`file:./data/parley.db\``);
  if (url.startsWith('file://')) return fileURLToPath(url);
  const file = url.slice('file:'.length);
  if (file === '' || /[?#]/.test(file))
    throw new Error(`\`${url}\` names no file; write a path without \`?\` or \`#\`, as in \`file:./data/parley.db\``);
  return file;
}

const withoutPassword = (url: string) => url.replace(/\/\/[^@/]*@/, '//…@');
