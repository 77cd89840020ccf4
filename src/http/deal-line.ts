import type { Scenario } from '../negotiation/scenario.ts';
import { type BytePattern, patternOf, standsAt } from './byte-pattern.ts';
import { hashOf, tokenTable } from './token-table.ts';
import { type Cursor, hashToken, valueReader } from './value-reader.ts';

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
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const SPACE = 32;
const LONGEST_REF = 256;
const encoder = new TextEncoder();
const REF = patternOf(encoder.encode('"ref"'));
const TERMS = patternOf(encoder.encode('"terms"'));

/**
 * A reader for the plain lines of a large batch, `{"ref":"…","terms":{…}}` with every issue settled: straight from
 * bytes to row, no string made, faster than `JSON.parse`. Anything else, above all anything at fault, it leaves to the
 * ordinary way.
 *
 * LAW: where it reads a line, the guarded parser and the schema read the same ref and terms.
 * @param row known circumstances in their places; the issues' places are written
 */
export function lineReader(scenario: Scenario, row: Float64Array): LineReader {
  const { slots } = scenario;
  const issues = slots.filter((slot) => slot.kind === 'issue').length;
  const cursor: Cursor = { end: 0 };
  const values = slots.map((slot) => valueReader(slot.domain, cursor));
  const keys = slots.map((slot) => patternOf(encoder.encode(`"${slot.id}":`)));
  const keyAt = keyReader(scenario, keys, cursor);
  const seenIn = new Float64Array(slots.length);
  let lineNumber = 0;
  let bytes: Uint8Array = new Uint8Array();
  let view: DataView = new DataView(bytes.buffer);

  /** Reads `"name":value,…}`; the place after the closing bracket, or -1. */
  const readTerms = (start: number, end: number): number => {
    let at = start;
    let slot = slots.length;
    for (let left = issues; left > 0; left--) {
      slot = keyAt(bytes, view, at, end, slot);
      if (slot === -1 || seenIn[slot] === lineNumber) return -1;
      seenIn[slot] = lineNumber;
      const index = values[slot]!(bytes, view, pastSpace(bytes, cursor.end), end);
      if (index === -1) return -1;
      row[slot] = index;
      at = pastSpace(bytes, cursor.end);
      if (bytes[at] !== (left === 1 ? CLOSE : COMMA)) return -1;
      at++;
    }
    return at;
  };

  const reader: LineReader = {
    row,
    refStart: 0,
    refEnd: 0,
    read: (source, start, end) => {
      if (source !== bytes) {
        bytes = source;
        view = new DataView(source.buffer, source.byteOffset, source.byteLength);
      }
      lineNumber++;
      if (issues === 0 || bytes[start] !== OPEN) return false;
      const refStart = afterKey(REF, bytes, view, pastSpace(bytes, start + 1), end);
      const refEnd = refStart === -1 ? -1 : endOfPlainString(bytes, refStart, end);
      if (refEnd === -1) return false;
      let at = pastSpace(bytes, refEnd);
      if (bytes[at] !== COMMA) return false;
      at = afterKey(TERMS, bytes, view, pastSpace(bytes, at + 1), end);
      at = at === -1 || bytes[at] !== OPEN ? -1 : readTerms(at + 1, end);
      if (at === -1) return false;
      at = pastSpace(bytes, at);
      reader.refStart = refStart;
      reader.refEnd = refEnd;
      return bytes[at] === CLOSE && at + 1 === end;
    },
  };
  return reader;
}

type KeyReader = (bytes: Uint8Array, view: DataView, at: number, end: number, before: number) => number;

/**
 * The slot of the key at `at`, its end after the colon in `cursor`. Most lines have their keys in the order of the line
 * before, without spaces: that is tried first.
 */
function keyReader({ slots }: Scenario, keys: readonly BytePattern[], cursor: Cursor): KeyReader {
  const names = tokenTable();
  slots.forEach((slot, at) => {
    const name = encoder.encode(`"${slot.id}"`);
    if (slot.kind === 'issue') names.add(name, 0, name.length, hashOf(name), at);
  });
  const following = new Int32Array(slots.length + 1).fill(-1);
  return (bytes, view, at, end, before) => {
    const expected = following[before]!;
    if (expected !== -1 && standsAt(keys[expected]!, view, at, end)) {
      cursor.end = at + keys[expected]!.length;
      return expected;
    }
    const start = pastSpace(bytes, at);
    if (bytes[start] !== QUOTE) return -1;
    const hash = hashToken(bytes, start, end, cursor);
    const slot = cursor.end === -1 ? -1 : names.get(bytes, start, cursor.end, hash);
    if (slot === -1) return -1;
    const colon = pastSpace(bytes, cursor.end);
    if (bytes[colon] !== COLON) return -1;
    cursor.end = colon + 1;
    following[before] = slot;
    return slot;
  };
}

function pastSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === SPACE) next++;
  return next;
}

/** The place of the value after a key and its colon, or -1. */
function afterKey(key: BytePattern, bytes: Uint8Array, view: DataView, at: number, end: number): number {
  if (!standsAt(key, view, at, end)) return -1;
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
