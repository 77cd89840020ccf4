import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type Connection, connect, MEMORY } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { small, storeContract } from './contract.ts';
import { temporaryFolder } from './folder.ts';
import { step } from './steps.ts';

const folder = temporaryFolder();

storeContract('SQLite in a file', async () => {
  const url = `file:${join(folder, randomUUID(), 'parley.db')}`;
  const stores: Store[] = [];
  const open = async () => {
    const store = await openStore(url);
    stores.push(store);
    return store;
  };
  const dispose = async () => {
    for (const store of stores) await store.close();
  };
  return { store: await open(), cold: open, dispose };
});

storeContract('SQLite in memory', async () => {
  const db = inMemory();
  const on = () => new SqliteStore(db, 1e6);
  return { store: on(), cold: async () => on(), dispose: async () => void db.close() };
});

const inMemory = (log?: (sql: string) => void): Connection => {
  const db = connect(MEMORY, log);
  migrate(db);
  return db;
};

describe('on SQLite', () => {
  test('a deleted negotiation leaves no row in any table but its last version', async () => {
    const db = inMemory();
    const store = new SqliteStore(db, 1e6);
    const first = step(null, small());
    await store.commit(first);
    const tables = db
      .prepare(`select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\'`)
      .pluck()
      .all();
    const rows = () => tables.map((table) => db.prepare(`select count(*) from ${table}`).pluck().get() as number);
    expect(tables.filter((_, place) => rows()[place] === 0)).toEqual(['answers', 'deleted']);
    await store.commit(step(first.next, null));
    expect(tables.filter((_, place) => rows()[place] !== 0)).toEqual(['deleted']);
    expect(db.prepare('select * from deleted').all()).toEqual([{ id: 'case', version: 2 }]);
  });

  test('what is current takes one query a turn, before and after a commit', async () => {
    const ran: string[] = [];
    const store = new SqliteStore(
      inMemory((sql) => ran.push(sql)),
      1e6,
    );
    const first = step(null, small());
    await store.commit(first);
    ran.length = 0;
    expect(await store.find('case')).toBe(first.next);
    expect(await store.find('case', 1)).toBe(first.next);
    const asked = ['select version from negoti'];
    expect(ran.map((sql) => sql.slice(0, 26))).toEqual(asked);
    await nextTurn();
    await store.find('case');
    expect(ran.map((sql) => sql.slice(0, 26))).toEqual([...asked, ...asked]);
  });

  test('two processes on one file see each other, and an id used anew is another negotiation', async () => {
    const url = `file:${join(folder, 'two.db')}`;
    const [left, right] = [await openStore(url), await openStore(url)];
    const first = step(null, small());
    await left.commit(first);
    expect((await right.find('case'))?.version).toBe(1);
    const second = step(first.next, small({ title: 'second' }));
    await left.commit(second);
    await nextTurn();
    expect((await right.find('case'))?.negotiation.title).toBe('second');
    expect(await right.commit(step(first.next, small({ title: 'late' })))).toEqual({ stale: true });

    await left.commit(step(second.next, null));
    await left.commit(step(null, small({ title: 'anew' }), { deleted: 3 }));
    await nextTurn();
    expect((await right.find('case'))?.negotiation.title).toBe('anew');
    expect((await right.find('case', 4))?.negotiation.title).toBe('anew');
    for (const gone of [1, 2, 3]) expect(await right.find('case', gone)).toBeUndefined();
    await left.close();
    await right.close();
  });

  test('a stored record that the nouns do not allow is named, not served', async () => {
    const db = inMemory();
    await new SqliteStore(db, 1e6).commit(step(null, small()));
    db.exec(`update deals set disclosure = 'nobody'`);
    await expect(new SqliteStore(db, 1e6).find('case')).rejects.toThrow(/stored record of deals cannot be read.*"d"/);
  });
});
