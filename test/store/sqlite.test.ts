import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { connect, MEMORY } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const stores: Store[] = [];
  const open = async () => {
    const store = await openStore(`file:${join(folder, 'parley.db')}`);
    stores.push(store);
    return store;
  };
  const dispose = async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store: await open(), cold: open, dispose };
});

storeContract('SQLite in memory', async () => {
  const db = connect(MEMORY);
  migrate(db);
  const on = () => new SqliteStore(db, 1e6);
  return { store: on(), cold: async () => on(), dispose: async () => void db.close() };
});
