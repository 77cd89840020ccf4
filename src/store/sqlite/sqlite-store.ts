import type { Change } from '../../negotiation/change.ts';
import type { Negotiation } from '../../negotiation/negotiation.ts';
import { stepBack } from '../past.ts';
import type { Entry, RememberedAnswer, Store, Summary, Write } from '../store.ts';
import { VersionCache, weigh } from '../version-cache.ts';
import { prepareAnswers } from './answers.ts';
import type { Connection } from './connection.ts';
import { prepareHistory, prepareList, prepareVersionAt } from './pages.ts';
import { prepareLoad } from './read.ts';
import { prepareApply } from './write.ts';

/**
 * The store on one SQLite connection. Each method is one synchronous step behind the port's promise, so that no two
 * writers of this process are ever within the same transaction. Other processes may use the same file.
 */
export class SqliteStore implements Store {
  readonly #db: Connection;
  readonly #cache: VersionCache;
  readonly #load: ReturnType<typeof prepareLoad>;
  readonly #apply: ReturnType<typeof prepareApply>;
  readonly #answers: ReturnType<typeof prepareAnswers>;
  readonly #list: ReturnType<typeof prepareList>;
  readonly #history: ReturnType<typeof prepareHistory>;
  readonly #versionAt: ReturnType<typeof prepareVersionAt>;
  readonly #current: (id: string) => number | undefined;
  readonly #deleted: (id: string) => number | undefined;
  readonly #oldest: (id: string) => number | undefined;
  /** The current versions, as the database said in this turn of the event loop. */
  readonly #confirmed: Map<string, number>;
  readonly #stepsBack: (id: string, version: number, later: number) => Iterable<readonly Change[]>;

  /** @param db settled and migrated; the store closes it */
  constructor(db: Connection, cacheBytes: number) {
    this.#db = db;
    this.#cache = new VersionCache(cacheBytes);
    this.#load = prepareLoad(db);
    this.#apply = prepareApply(db);
    this.#answers = prepareAnswers(db);
    this.#list = prepareList(db);
    this.#history = prepareHistory(db);
    this.#versionAt = prepareVersionAt(db);
    this.#current = prepareNumber(db, 'select version from negotiations where id = ?');
    this.#deleted = prepareNumber(db, 'select version from deleted where id = ?');
    this.#oldest = prepareNumber(db, 'select min(after) from history where negotiation = ?');
    this.#confirmed = new Map();
    this.#stepsBack = prepareStepsBack(db);
  }

  async find(id: string, version?: number): Promise<Negotiation | undefined> {
    const current = this.#confirmed.get(id) ?? this.#confirm(id);
    if (current === undefined) return undefined;
    const wanted = version ?? current;
    if (!this.#isThere(id, wanted, current)) return undefined;
    return this.#cache.get({ id, version: wanted }) ?? this.#read(id, version);
  }

  recent(id: string): Negotiation | undefined {
    const current = this.#confirmed.get(id) ?? this.#confirm(id);
    return current === undefined ? undefined : this.#cache.get({ id, version: current });
  }

  /** Requests that arrive together share one look into the database. */
  #confirm(id: string): number | undefined {
    const current = this.#current(id);
    if (current === undefined) return undefined;
    if (this.#confirmed.size === 0) setImmediate(() => this.#confirmed.clear());
    this.#confirmed.set(id, current);
    return current;
  }

  async lastDeleted(id: string): Promise<number> {
    return this.#deleted(id) ?? 0;
  }

  async versionAt(id: string, instant: Date): Promise<number | undefined> {
    return this.#versionAt(id, instant);
  }

  async list(page: { after?: string; limit: number; q?: string }): Promise<Summary[]> {
    return this.#list(page);
  }

  async history(id: string, page: { after?: number; limit: number }): Promise<Entry[]> {
    return this.#history(id, page);
  }

  async answerTo(key: string, now: Date): Promise<RememberedAnswer | undefined> {
    return this.#answers.find(key, now);
  }

  async ping(): Promise<void> {
    this.#current('');
  }

  async remember(answer: RememberedAnswer): Promise<void> {
    this.#db.transaction(() => this.#answers.remember(answer)).immediate();
  }

  async commit(write: Write): Promise<{ stale: boolean }> {
    const { negotiation: id, expected, next, answer } = write;
    if (next !== null && (next.version !== expected + 1 || next.negotiation.id !== id))
      throw new Error(`a step of ${id} from version ${expected} cannot lead to ${next.negotiation.id} ${next.version}`);

    const step = () => {
      if ((this.#current(id) ?? this.#deleted(id) ?? 0) !== expected) return false;
      this.#apply(write);
      if (answer !== undefined) this.#answers.remember(answer);
      return true;
    };
    const done = this.#db.transaction(step).immediate();
    this.#confirmed.delete(id);
    if (done && next !== null) this.#keep(write, next);
    return { stale: !done };
  }

  async close(): Promise<void> {
    if (!this.#db.open) return;
    if (!this.#db.memory) this.#db.pragma('wal_checkpoint(TRUNCATE)');
    this.#db.close();
  }

  /** From the tables, within one transaction, so that another process's commit cannot come in between. */
  #read(id: string, version?: number): Negotiation | undefined {
    return this.#db.transaction(() => {
      const current = this.#current(id);
      if (current === undefined) return undefined;
      const wanted = version ?? current;
      if (!this.#isThere(id, wanted, current)) return undefined;
      const later = this.#nearest(id, wanted, current);
      if (later.version === wanted) return later;
      const past = stepBack(later, wanted, this.#stepsBack(id, wanted, later.version));
      this.#cache.put({ id, version: wanted }, past);
      return past;
    })();
  }

  /** Whether a version is one of this negotiation, and not of one that was deleted under its id. */
  #isThere(id: string, wanted: number, current: number): boolean {
    return wanted === current || (Number.isInteger(wanted) && wanted < current && wanted >= this.#oldest(id)!);
  }

  /** The oldest version from `wanted` on that is at hand; the current one is loaded where none is. */
  #nearest(id: string, wanted: number, current: number): Negotiation {
    for (let version = wanted; version <= current; version++) {
      const cached = this.#cache.get({ id, version });
      if (cached !== undefined) return cached;
    }
    const loaded = this.#load(id, current);
    this.#cache.put({ id, version: current }, loaded);
    return loaded;
  }

  /** Keeps what was just committed, weighed by its difference from the version before. */
  #keep({ negotiation: id, expected, changes }: Write, next: Negotiation): void {
    const before = this.#cache.bytesOf({ id, version: expected });
    const grown = (bytes: number, { before, after }: Change) => bytes + weigh(after) - weigh(before);
    const bytes = before === undefined ? weigh(next) : changes.reduce(grown, before);
    this.#cache.put({ id, version: next.version }, next, bytes);
  }
}

/** One number about an id; the current version is asked on the hot path. */
function prepareNumber(db: Connection, sql: string) {
  const select = db.prepare<[string], number>(sql).pluck();
  return (id: string) => select.get(id);
}

/** What changed from after `version` up to `later`, newest first. */
function prepareStepsBack(db: Connection) {
  const select = db
    .prepare<[string, number, number], string>(
      'select changes from history where negotiation = ? and after > ? and after <= ? order by after desc',
    )
    .pluck();
  return function* (id: string, version: number, later: number): Iterable<readonly Change[]> {
    for (const changes of select.iterate(id, version, later)) yield JSON.parse(changes);
  };
}
