import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { connect, MEMORY, settle } from '../../src/store/sqlite/connection.ts';
import { small } from './contract.ts';
import { temporaryFolder } from './folder.ts';
import { step } from './steps.ts';

const folder = temporaryFolder();
const settings = (db: Database.Database) =>
  ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map((name) => db.pragma(name, { simple: true }));

describe('every connection', () => {
  test('writes through to the disk and holds references, the second time too', async () => {
    const file = join(folder, 'settings.db');
    for (const _ of ['made', 'reopened', 'again']) {
      const db = connect(file);
      expect(settings(db)).toEqual(['wal', 2, 1, 5000]);
      db.exec('create table if not exists t (a); insert into t values (1)');
      expect(settings(db)).toEqual(['wal', 2, 1, 5000]);
      db.close();
    }
  });

  test('in memory holds references too', () => {
    expect(settings(connect(MEMORY))).toEqual(['memory', 2, 1, 5000]);
  });

  test('keeps its settings through opening the store, migrations included', async () => {
    const file = join(folder, 'store.db');
    for (const _ of ['made', 'reopened']) {
      const said: string[] = [];
      const store = await openStore(`file:${file}`, { log: (sql) => said.push(sql) });
      const after = said.slice(said.lastIndexOf('PRAGMA foreign_keys = OFF'));
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'])
        expect(after, 'is read back after the migration').toContain(`PRAGMA ${name}`);
      await expect(store.commit(step(null, { ...small(), parties: [] }))).rejects.toThrow(/FOREIGN KEY/);
      await store.close();
    }
  });

  test('is refused where WAL cannot be had', () => {
    const db = new Database(MEMORY);
    expect(() => settle(db, false)).toThrow(/refuses `journal_mode = WAL` and stays at `memory`/);
  });

  test('is refused where foreign keys cannot be switched on', () => {
    const db = new Database(MEMORY);
    db.pragma('foreign_keys = OFF');
    const deaf = new Proxy(db, {
      get: (target, name) =>
        name === 'pragma'
          ? (text: string, options?: object) => (text.startsWith('foreign_keys =') ? [] : target.pragma(text, options))
          : Reflect.get(target, name),
    });
    expect(() => settle(deaf, true)).toThrow(/refuses `foreign_keys = ON` and stays at `0`/);
  });

  test('is refused where every commit would not be synced', () => {
    const db = new Database(join(folder, 'normal.db'));
    const deaf = new Proxy(db, {
      get: (target, name) =>
        name === 'pragma'
          ? (text: string, options?: object) => target.pragma(text.replace('FULL', 'NORMAL'), options)
          : Reflect.get(target, name),
    });
    expect(() => settle(deaf, false)).toThrow(/refuses `synchronous = FULL` and stays at `1`/);
  });
});

describe('openStore', () => {
  test('makes the folders on the way to the file', async () => {
    const store = await openStore(`file:${join(folder, 'new', 'deep', 'parley.db')}`);
    await store.commit(step(null, small()));
    expect((await store.find('case'))?.version).toBe(1);
    await store.close();
  });

  test('takes a file URL, and memory, which goes with the store', async () => {
    await (await openStore(`file://${join(folder, 'url.db')}`)).close();
    const store = await openStore('file::memory:');
    await store.commit(step(null, small()));
    await store.close();
    expect(await (await openStore('file::memory:')).find('case')).toBeUndefined();
  });

  test.each([
    ['postgres://me:secret@host/parley', /PostgreSQL comes in a later version/],
    ['postgresql://host/parley', /PostgreSQL comes in a later version/],
    ['mysql://me:secret@host/parley', /`mysql:\/\/…@host\/parley` is no database .* write `file:/],
    ['data/parley.db', /`data\/parley.db` is no database this version knows/],
    ['', /is no database this version knows/],
    ['file:', /names no file/],
    ['file:x.db?mode=ro', /without `\?` or `#`/],
  ])('says what to write instead of %j', async (url, message) => {
    await expect(openStore(url)).rejects.toThrow(message);
    await expect(openStore(url)).rejects.not.toThrow(/secret/);
  });

  test('says so where the file is no database, or a folder', async () => {
    mkdirSync(join(folder, 'folder.db'));
    writeFileSync(join(folder, 'text.db'), 'no database '.repeat(1000));
    for (const name of ['folder.db', 'text.db'])
      await expect(openStore(`file:${join(folder, name)}`)).rejects.toThrow(/^cannot open the database .*\.db: /);
  });
});
