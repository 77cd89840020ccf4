import type { Negotiation } from '../negotiation/negotiation.ts';

/** Which value; no version of an id is ever used again. */
export interface VersionKey {
  readonly id: string;
  readonly version: number;
}

interface Entry {
  readonly negotiation: Negotiation;
  readonly bytes: number;
}

/**
 * Whole negotiations, current and past, as a version never changes. Past `limit` bytes the least recently used go; the
 * newest one always stays, however large. Bytes are an estimate of the heap, counting shared records once per version.
 */
export class VersionCache {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: VersionKey): Negotiation | undefined {
    const name = nameOf(key);
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return entry.negotiation;
  }

  /** @returns the bytes this version was put in with, if it is here */
  bytesOf(key: VersionKey): number | undefined {
    return this.#entries.get(nameOf(key))?.bytes;
  }

  put(key: VersionKey, negotiation: Negotiation, bytes = weigh(negotiation)): void {
    const name = nameOf(key);
    this.#bytes += bytes - (this.#entries.get(name)?.bytes ?? 0);
    this.#entries.delete(name);
    this.#entries.set(name, { negotiation, bytes });
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#limit || oldest === name) return;
      this.#entries.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}

const nameOf = ({ id, version }: VersionKey) => `${id} ${version}`;

/** Roughly the bytes a plain value takes on V8's heap. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 32;
  for (const key in value) bytes += 8 + weigh(value[key as keyof typeof value]);
  return bytes;
}
