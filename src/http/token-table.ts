/** Pieces of text by their bytes, each with a number: a lookup makes no string. */
export interface TokenTable {
  /** The number of the token `bytes[start..end)`, -1 where it is not known. `hash` is `hashOf` the same bytes. */
  readonly get: (bytes: Uint8Array, start: number, end: number, hash: number) => number;
  /** Adds a token that is not known yet; forgets all others where it holds too many. */
  readonly add: (bytes: Uint8Array, start: number, end: number, hash: number, value: number) => void;
}

const PLACES = 8192;
const MOST = 4096;
/** Longer tokens are not kept. */
const LONGEST = 512;

/** FNV-1a, step by step: begin with `HASH`, fold in byte after byte. */
export const HASH = 0x811c9dc5;
export const fold = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

/** INVARIANT: `get` compares all bytes, so two tokens with one hash are still two. */
export function tokenTable(): TokenTable {
  let places = 16;
  let tokens: (Uint8Array | undefined)[] = new Array(places);
  let values = new Float64Array(places);
  let size = 0;

  const placeOf = (bytes: Uint8Array, start: number, end: number, hash: number): number => {
    for (let place = hash & (places - 1); ; place = (place + 1) & (places - 1)) {
      const token = tokens[place];
      if (token === undefined || equal(token, bytes, start, end)) return place;
    }
  };
  const grow = (): void => {
    const [old, numbers] = [tokens, values];
    places = size >= MOST ? 16 : Math.min(places * 2, PLACES);
    tokens = new Array(places);
    values = new Float64Array(places);
    if (size >= MOST) size = 0;
    else {
      old.forEach((token, at) => {
        if (token === undefined) return;
        const place = placeOf(token, 0, token.length, hashOf(token));
        tokens[place] = token;
        values[place] = numbers[at]!;
      });
    }
  };
  return {
    get: (bytes, start, end, hash) => {
      const place = placeOf(bytes, start, end, hash);
      return tokens[place] === undefined ? -1 : values[place]!;
    },
    add: (bytes, start, end, hash, value) => {
      if (end - start > LONGEST) return;
      if (size * 2 >= places) grow();
      const place = placeOf(bytes, start, end, hash);
      tokens[place] = bytes.slice(start, end);
      values[place] = value;
      size++;
    },
  };
}

export function hashOf(bytes: Uint8Array): number {
  let hash = HASH;
  for (const byte of bytes) hash = fold(hash, byte);
  return hash;
}

function equal(token: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (token.length !== end - start) return false;
  for (let at = 0; at < token.length; at++) if (token[at] !== bytes[start + at]) return false;
  return true;
}
