import { encode, isMisfit } from '../language/domain.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { parseGuarded } from './guarded-json.ts';
import { fold, HASH, hashOf, type TokenTable, tokenTable } from './token-table.ts';

/**
 * Reads the line `bytes[start..end)` (no line break in it) into the row. Where it can, says where the `ref` stands,
 * quotes included, in `refStart` and `refEnd`; false: not a line it knows, read it the ordinary way.
 */
export interface LineReader {
  readonly read: (bytes: Uint8Array, start: number, end: number) => boolean;
  readonly row: Float64Array;
  refStart: number;
  refEnd: number;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const SPACE = 32;
const LONGEST_REF = 256;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const REF = encoder.encode('"ref"');
const TERMS = encoder.encode('"terms"');

/**
 * A reader for the plain lines of a large batch, `{"ref":"…","terms":{…}}` with every issue settled: straight from
 * bytes to row, no string made. It knows the tokens it has met: a key is an issue's name, a value is looked up as the
 * bytes it is written in. Anything else, above all anything at fault, it leaves to the ordinary way.
 *
 * LAW: where it reads a line, the guarded parser and the schema read the same ref and terms.
 * @param row known circumstances in their places; the issues' places are written
 */
export function lineReader(scenario: Scenario, row: Float64Array): LineReader {
  const count = scenario.slots.length;
  const issues = scenario.slots.filter((slot) => slot.kind === 'issue').length;
  const names = tokenTable();
  const keys: Uint8Array[] = scenario.slots.map((slot, at) => {
    const key = encoder.encode(`"${slot.id}"`);
    if (slot.kind === 'issue') names.add(key, 0, key.length, hashOf(key), at);
    return key;
  });
  const values: TokenTable[] = scenario.slots.map(() => tokenTable());
  const seenIn = new Float64Array(count);
  let lineNumber = 0;
  // The slot that came after each slot in the line before: most lines have the same order.
  const following = new Int32Array(count + 1).fill(-1);
  let tokenEnd = 0;

  /** The number of the token at `at`, through a table; leaves its end in `tokenEnd`. */
  const tokenAt = (table: TokenTable, bytes: Uint8Array, at: number, end: number): number => {
    let hash = fold(HASH, bytes[at]!);
    let place = at + 1;
    const first = bytes[at];
    if (first === QUOTE || first === OPEN_LIST) {
      const last = first === QUOTE ? QUOTE : CLOSE_LIST;
      while (place < end && bytes[place] !== last) hash = fold(hash, bytes[place++]!);
      if (place >= end) return -1;
      hash = fold(hash, bytes[place++]!);
    } else {
      for (; place < end; place++) {
        const byte = bytes[place]!;
        if (byte === COMMA || byte === CLOSE || byte === SPACE) break;
        hash = fold(hash, byte);
      }
    }
    tokenEnd = place;
    return table.get(bytes, at, place, hash);
  };

  /** A value not met before: what the ordinary way makes of it, or -1. */
  const learn = (slot: number, bytes: Uint8Array, at: number): number => {
    const token = bytes.subarray(at, tokenEnd);
    const parsed = parseGuarded(textOf(token));
    const index = parsed.fault === undefined ? encode(scenario.slots[slot]!.domain, parsed.value) : -1;
    if (isMisfit(index) || index === -1) return -1;
    values[slot]!.add(token, 0, token.length, hashOf(token), index);
    return index;
  };

  const keyAt = (bytes: Uint8Array, at: number, end: number, before: number): number => {
    const expected = following[before]!;
    if (expected !== -1 && startsWith(bytes, at, end, keys[expected]!)) {
      tokenEnd = at + keys[expected]!.length;
      return expected;
    }
    const slot = bytes[at] === QUOTE ? tokenAt(names, bytes, at, end) : -1;
    following[before] = slot;
    return slot;
  };

  /** Reads `"name":value,…}`; the place after the closing bracket, or -1. */
  const readTerms = (bytes: Uint8Array, start: number, end: number): number => {
    let at = start;
    let before = count;
    for (let left = issues; left > 0; left--) {
      at = pastSpace(bytes, at);
      const slot = keyAt(bytes, at, end, before);
      if (slot === -1 || seenIn[slot] === lineNumber) return -1;
      seenIn[slot] = lineNumber;
      at = pastSpace(bytes, tokenEnd);
      if (bytes[at] !== COLON) return -1;
      at = pastSpace(bytes, at + 1);
      let index = tokenAt(values[slot]!, bytes, at, end);
      if (index === -1) index = learn(slot, bytes, at);
      if (index === -1) return -1;
      row[slot] = index;
      before = slot;
      at = pastSpace(bytes, tokenEnd);
      if (bytes[at] !== (left === 1 ? CLOSE : COMMA)) return -1;
      at++;
    }
    return at;
  };

  const reader = {
    row,
    refStart: 0,
    refEnd: 0,
    read: (bytes: Uint8Array, start: number, end: number): boolean => {
      lineNumber++;
      if (issues === 0 || bytes[start] !== OPEN) return false;
      let at = afterKey(bytes, pastSpace(bytes, start + 1), end, REF);
      const refEnd = at === -1 ? -1 : endOfPlainString(bytes, at, end);
      if (refEnd === -1) return false;
      reader.refStart = at;
      reader.refEnd = refEnd;
      at = pastSpace(bytes, refEnd);
      if (bytes[at] !== COMMA) return false;
      at = afterKey(bytes, pastSpace(bytes, at + 1), end, TERMS);
      if (at === -1 || bytes[at] !== OPEN) return false;
      at = readTerms(bytes, at + 1, end);
      if (at === -1 || at >= end) return false;
      at = pastSpace(bytes, at);
      return bytes[at] === CLOSE && at + 1 === end;
    },
  };
  return reader;
}

function textOf(token: Uint8Array): string {
  try {
    return decoder.decode(token);
  } catch {
    return '';
  }
}

function pastSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === SPACE) next++;
  return next;
}

function startsWith(bytes: Uint8Array, at: number, end: number, text: Uint8Array): boolean {
  if (at + text.length > end) return false;
  for (let place = 0; place < text.length; place++) if (bytes[at + place] !== text[place]) return false;
  return true;
}

/** The place of the value after a key and its colon, or -1. */
function afterKey(bytes: Uint8Array, at: number, end: number, key: Uint8Array): number {
  if (!startsWith(bytes, at, end, key)) return -1;
  const colon = pastSpace(bytes, at + key.length);
  return bytes[colon] === COLON ? pastSpace(bytes, colon + 1) : -1;
}

/** After a string of 1..256 printable ASCII characters without escapes, or -1. */
function endOfPlainString(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== QUOTE) return -1;
  for (let place = at + 1; place < end && place - at <= LONGEST_REF + 1; place++) {
    const byte = bytes[place]!;
    if (byte === QUOTE) return place === at + 1 ? -1 : place + 1;
    if (byte < SPACE || byte > 126 || byte === BACKSLASH) return -1;
  }
  return -1;
}
