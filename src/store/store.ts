import type { Change } from '../negotiation/change.ts';
import type { Header, Negotiation } from '../negotiation/negotiation.ts';

/**
 * The store's contract, for every adapter:
 *
 * - `commit` is one atomic step. Once its promise resolves the step survives `kill -9` and loss of power; before that
 *   nothing of it is ever visible, to any reader, even after a crash.
 * - A commit is made against the version its caller read (`expected`). If another writer was faster it answers
 *   `{ stale: true }` and has changed nothing; the caller reads again and decides again.
 * - Readers see whole versions only. What they return is frozen by convention and may be shared between callers.
 * - What was committed through this store is seen at once; what another process committed, from the next turn of the
 *   event loop on.
 * - Lists are in byte order of ids, so cursors are stable under inserts.
 * - A version is given to one state only, ever. Of a deleted negotiation nothing stays but its id and the version at
 *   which it was deleted; under an id that is used again the versions go on from there.
 */
export interface Reader {
  /** Current version, or the one asked for. `undefined`: no such negotiation, or none at that version. */
  find(id: string, version?: number): Promise<Negotiation | undefined>;
  /** The version that deleting under this id led to last; 0: nothing was deleted under it. */
  lastDeleted(id: string): Promise<number>;
  /** The last version that was recorded at that instant or before; `undefined`: none was, or there is no such negotiation. */
  versionAt(id: string, instant: Date): Promise<number | undefined>;
  /** The same as `find(id)`, at once, where the current version is at hand; `undefined` says nothing. */
  recent(id: string): Negotiation | undefined;
  /** A page of headers in byte order of ids, after `after`; `q` matches id, title, description and keywords. */
  list(page: { after?: string; limit: number; q?: string }): Promise<Summary[]>;
  /** Every change of one negotiation, newest last, from after version `after`. */
  history(id: string, page: { after?: number; limit: number }): Promise<Entry[]>;
  /** The answer already given to this key, if it was given less than 24 hours before `now`. */
  answerTo(key: string, now: Date): Promise<RememberedAnswer | undefined>;
  /** Throws where the database cannot answer a query (readiness). */
  ping(): Promise<void>;
}

export interface Store extends Reader {
  commit(write: Write): Promise<{ stale: boolean }>;
  /** Remembers an answer that came without a write; the first one given to a key stays. */
  remember(answer: RememberedAnswer): Promise<void>;
  /** Waits for what is under way, then lets go of the database. */
  close(): Promise<void>;
}

export interface Summary extends Header {
  readonly version: number;
}

/** One step to be made durable. */
export interface Write {
  readonly negotiation: string;
  /** The version the step was computed from; where the negotiation must not exist yet, that of `lastDeleted`. */
  readonly expected: number;
  /** The state after it, at version `expected + 1`; `null` deletes the negotiation with its history. */
  readonly next: Negotiation | null;
  readonly changes: readonly Change[];
  readonly who: string | null;
  readonly at: Date;
  /** The answer to be remembered under an idempotency key, in the same atomic step. */
  readonly answer?: RememberedAnswer;
}

/** One line of the history. */
export interface Entry {
  readonly before: number;
  readonly after: number;
  readonly at: string;
  readonly who: string | null;
  readonly changes: readonly Change[];
}

/** An answer kept under an idempotency key; `request` is a digest of method, path and body. */
export interface RememberedAnswer {
  readonly key: string;
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
}
