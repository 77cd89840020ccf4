import type { Row } from '../language/evaluate.ts';
import type { Key } from '../reasoning/memo.ts';

/** Text in bytes, as it stands first in a list and as it stands after another. */
export interface Piece {
  readonly first: Buffer;
  readonly next: Buffer;
}

export function pieceOf(text: string): Piece {
  const next = Buffer.from(`,${text}`);
  return { first: next.subarray(1), next };
}

/** Appends pieces as a list: without its brackets, with a comma between two. */
export function pushList(pieces: readonly Piece[], to: Buffer[]): void {
  for (let at = 0; at < pieces.length; at++) to.push(at === 0 ? pieces[at]!.first : pieces[at]!.next);
}

/** Gives the piece made for a key before, or makes it; past `limit` bytes all of them are forgotten. */
export function keepPieces<P extends Piece>(limit: number, make: (row: Row) => P) {
  const kept = new Map<Key, P>();
  let bytes = 0;
  return (key: Key, row: Row): P => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(row);
    bytes += made.next.length + BESIDE_TEXT;
    if (bytes > limit) {
      kept.clear();
      bytes = made.next.length + BESIDE_TEXT;
    }
    kept.set(key, made);
    return made;
  };
}

/** What a piece takes beside its text, about. */
const BESIDE_TEXT = 500;
