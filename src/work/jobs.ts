import { randomUUID } from 'node:crypto';
import type { Running } from './pool.ts';

/** A piece of work that nobody waits for, as it stands. */
export interface Job<E> {
  readonly id: string;
  /** What was asked, in a word. */
  readonly about: string;
  readonly state: 'queued' | 'running' | 'cancelled' | 'ended';
  /** 0..1 */
  readonly progress: number;
  /** How it ended, where it did so by itself. */
  readonly end?: E;
}

/** How far a piece of work is, and how it ends; it never fails. */
export type Work<E> = Omit<Running<unknown>, 'ended'> & { readonly ended: Promise<E> };

/**
 * Work to come back for. What has ended is kept for a while: so many, so long, so much of it, but the
 * last one whatever its length; the oldest go first.
 */
export interface Jobs<E> {
  start(about: string, begin: (signal: AbortSignal) => Work<E>): Job<E>;
  find(id: string): Job<E> | undefined;
  /** Stops one that has not ended, forgets one that has; false where there is none. */
  remove(id: string): boolean;
}

export interface Keeping {
  readonly most: number;
  readonly milliseconds: number;
  readonly characters: number;
}
const KEPT: Keeping = { most: 1000, milliseconds: 3_600_000, characters: 64 * 1024 ** 2 };

interface Entry {
  readonly about: string;
  readonly stop: AbortController;
  readonly work: Omit<Work<unknown>, 'ended'>;
  over?: { readonly at: number; readonly progress: number; readonly text?: string };
}

/** @param now milliseconds of any clock that never goes back */
export function openJobs<E extends object>(now: () => number, kept: Keeping = KEPT): Jobs<E> {
  const entries = new Map<string, Entry>();
  /** Those that are over, in the order in which they ended. */
  const over = new Map<string, Entry>();
  let held = 0;

  const forget = (id: string) => {
    held -= over.get(id)?.over?.text?.length ?? 0;
    over.delete(id);
    entries.delete(id);
  };
  const tidy = () => {
    for (const [id, entry] of over) {
      const isOld = now() - entry.over!.at > kept.milliseconds;
      const isMuch = over.size > kept.most || (held > kept.characters && over.size > 1);
      if (!isOld && !isMuch) return;
      forget(id);
    }
  };
  const end = (id: string, entry: Entry, text?: string) => {
    if (entry.over !== undefined) return;
    entry.over = { at: now(), progress: text === undefined ? entry.work.progress() : 1, ...(text && { text }) };
    held += text?.length ?? 0;
    over.set(id, entry);
    tidy();
  };

  return {
    start(about, begin) {
      tidy();
      const id = randomUUID();
      const stop = new AbortController();
      const { ended, ...work } = begin(stop.signal);
      const entry: Entry = { about, stop, work };
      entries.set(id, entry);
      void ended.then((how) => end(id, entry, JSON.stringify(how)));
      return jobOf(id, entry);
    },
    find(id) {
      tidy();
      const entry = entries.get(id);
      return entry === undefined ? undefined : jobOf(id, entry);
    },
    remove(id) {
      tidy();
      const entry = entries.get(id);
      if (entry === undefined) return false;
      if (entry.over !== undefined) forget(id);
      else {
        end(id, entry);
        entry.stop.abort();
      }
      return true;
    },
  };
}

function jobOf<E>(id: string, { about, work, over }: Entry): Job<E> {
  if (over === undefined) {
    return { id, about, state: work.isWaiting() ? 'queued' : 'running', progress: work.progress() };
  }
  if (over.text === undefined) return { id, about, state: 'cancelled', progress: over.progress };
  return { id, about, state: 'ended', progress: over.progress, end: JSON.parse(over.text) as E };
}
