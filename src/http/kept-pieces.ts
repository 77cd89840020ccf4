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

/** Gives the piece made for a key before, or has it made. */
type Keeper<P extends Piece> = (key: Key, row: Row) => P;

/**
 * Pieces kept by key, each kind apart and all under one bound: past `limit` bytes the kind that takes most is forgotten,
 * so one that never meets a key twice takes nothing from the others for long.
 */
export function pieceStore(limit: number): <P extends Piece>(make: (row: Row) => P) => Keeper<P> {
  const kinds: Kind[] = [];
  let bytes = 0;
  const makeRoom = () => {
    while (bytes > limit) {
      const largest = kinds.reduce((most, kind) => (kind.bytes > most.bytes ? kind : most));
      bytes -= largest.bytes;
      largest.bytes = 0;
      largest.kept.clear();
    }
  };
  return <P extends Piece>(make: (row: Row) => P): Keeper<P> => {
    const kind = { kept: new Map<Key, P>(), bytes: 0 };
    kinds.push(kind);
    return (key, row) => {
      const known = kind.kept.get(key);
      if (known !== undefined) return known;
      const made = make(row);
      const taken = made.next.length + BESIDE_TEXT;
      kind.kept.set(key, made);
      kind.bytes += taken;
      bytes += taken;
      makeRoom();
      return made;
    };
  };
}

interface Kind {
  readonly kept: Map<Key, Piece>;
  bytes: number;
}

/** What a piece takes beside its text, about. */
const BESIDE_TEXT = 500;
