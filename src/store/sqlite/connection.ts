import Database from 'better-sqlite3';

export type Connection = Database.Database;

export const MEMORY = ':memory:';
const BUSY_MILLISECONDS = 5000;

/**
 * The only way to a database: every connection that leaves here keeps the promises of `settle`.
 * @param file a path, or `:memory:` for a database that goes with its connection
 * @param log hears every statement as it is run
 */
export function connect(file: string, log?: (sql: string) => void): Connection {
  const verbose = log === undefined ? {} : { verbose: (sql: unknown) => log(String(sql)) };
  const db = new Database(file, { timeout: BUSY_MILLISECONDS, ...verbose });
  try {
    settle(db, file === MEMORY);
  } catch (cause) {
    db.close();
    throw cause;
  }
  return db;
}

/**
 * Promises, or throws: what is committed is on the disk (WAL, FULL), references hold (foreign keys), and a reader or
 * writer waits for another process instead of failing at once. Every setting is read back: SQLite ignores what it
 * cannot do without a word, and FULL is a connection's own choice, kept nowhere in the file.
 */
export function settle(db: Connection, inMemory: boolean): void {
  const wanted: readonly (readonly [name: string, value: string | number, reads: string | number])[] = [
    ...(inMemory ? [] : ([['journal_mode', 'WAL', 'wal']] as const)),
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['busy_timeout', BUSY_MILLISECONDS, BUSY_MILLISECONDS],
  ];
  for (const [name, value] of wanted) db.pragma(`${name} = ${value}`);
  for (const [name, value, reads] of wanted) {
    const found = db.pragma(name, { simple: true });
    if (found === reads) continue;
    throw new Error(`the database refuses \`${name} = ${value}\` and stays at \`${found}\`: writes would not be safe`);
  }
}
