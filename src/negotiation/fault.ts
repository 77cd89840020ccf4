import type { Span } from '../language/expression.ts';

/**
 * Something the caller can put right, at one place of what was sent.
 * Messages are lower case without a full stop, the user's words in backticks, `help` says what to do next.
 */
export interface Fault {
  /** JSON pointer (RFC 6901) into the body that was sent. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  /** UTF-16 units within the expression at `pointer`. */
  readonly span?: Span;
  readonly help?: string;
}

/** So many faults are listed at most: who sent more knows enough, and no answer outgrows what was sent by much. */
export const MOST_FAULTS = 1000;

/** Of so many faults of one list it is looked for what was meant: the search goes through all there is. */
export const MOST_HELPED = 50;

/** A JSON pointer to a place below `base`. */
export const pointerTo = (base: string, ...path: readonly (string | number)[]): string =>
  path.reduce<string>((pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, base);
