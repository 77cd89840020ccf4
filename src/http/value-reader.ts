import { type Domain, decode, encode, isMisfit, sizeOf } from '../language/domain.ts';
import { type BytePattern, patternOf, standsAt } from './byte-pattern.ts';
import { parseGuarded } from './guarded-json.ts';
import { fold, HASH, hashOf, tokenTable } from './token-table.ts';

/**
 * Reads the JSON value that begins at `at` as an index of one domain, straight from bytes; -1 where it cannot, or where
 * the value is none of the domain's. Leaves the place after the value in `cursor.end`.
 */
export type ValueReader = (bytes: Uint8Array, view: DataView, at: number, end: number) => number;
export interface Cursor {
  end: number;
}

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const CLOSE = 125;
const SPACE = 32;
/** More values than these are found by a table rather than one by one. */
const FEW = 16;
const MOST_DIGITS = 15;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function valueReader(domain: Domain, cursor: Cursor): ValueReader {
  const byTable = tableReader(domain, cursor);
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
    case 'ordinal':
      return sizeOf(domain) <= FEW ? choiceReader(choicesOf(domain), cursor, byTable) : byTable;
    case 'integer':
      return integerReader(domain.min, domain.max, domain.step, cursor);
    case 'step': {
      const rank = integerReader(1, domain.ranks, 1, cursor);
      const never = choiceReader([patternOf(encoder.encode('"never"'))], cursor, () => -1);
      return (bytes, view, at, end) => {
        if (bytes[at] === QUOTE) return never(bytes, view, at, end);
        const place = rank(bytes, view, at, end);
        return place === -1 ? -1 : place + 1;
      };
    }
    default:
      return byTable;
  }
}

function choicesOf(domain: Domain): BytePattern[] {
  return Array.from({ length: sizeOf(domain) }, (_, index) =>
    patternOf(encoder.encode(JSON.stringify(decode(domain, index)).padEnd(4))),
  );
}

/** The few values there are, one after the other. */
function choiceReader(choices: readonly BytePattern[], cursor: Cursor, otherwise: ValueReader): ValueReader {
  return (bytes, view, at, end) => {
    for (let index = 0; index < choices.length; index++) {
      const choice = choices[index]!;
      if (!standsAt(choice, view, at, end)) continue;
      cursor.end = at + choice.length;
      return index;
    }
    return otherwise(bytes, view, at, end);
  };
}

/** Plain whole numbers as `JSON.stringify` writes them. */
function integerReader(min: number, max: number, step: number, cursor: Cursor): ValueReader {
  return (bytes, _view, at, end) => {
    const negative = bytes[at] === MINUS;
    const first = negative ? at + 1 : at;
    let place = first;
    let value = 0;
    for (; place < end; place++) {
      const byte = bytes[place]!;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
    }
    const digits = place - first;
    if (digits === 0 || digits > MOST_DIGITS || (bytes[first] === ZERO && (digits > 1 || negative))) return -1;
    cursor.end = place;
    const signed = negative ? -value : value;
    const index = (signed - min) / step;
    return signed <= max && index >= 0 && Number.isInteger(index) ? index : -1;
  };
}

const endsToken = (byte: number | undefined) => byte === COMMA || byte === CLOSE || byte === SPACE;

/** Any value, by the text it is written in: what the ordinary way makes of it is looked up the next time. */
function tableReader(domain: Domain, cursor: Cursor): ValueReader {
  const table = tokenTable();
  return (bytes, _view, at, end) => {
    const hash = hashToken(bytes, at, end, cursor);
    if (cursor.end === -1) return -1;
    const known = table.get(bytes, at, cursor.end, hash);
    if (known !== -1) return known;
    const token = bytes.subarray(at, cursor.end);
    const parsed = parseGuarded(textOf(token));
    const index = parsed.fault === undefined ? encode(domain, parsed.value) : -1;
    if (isMisfit(index) || index === -1) return -1;
    table.add(token, 0, token.length, hashOf(token), index);
    return index;
  };
}

/** The hash of the token at `at`; its end in `cursor`, -1 where it has none. */
export function hashToken(bytes: Uint8Array, at: number, end: number, cursor: Cursor): number {
  const first = bytes[at]!;
  let hash = fold(HASH, first);
  let place = at + 1;
  if (first === QUOTE || first === OPEN_LIST) {
    const last = first === QUOTE ? QUOTE : CLOSE_LIST;
    while (place < end && bytes[place] !== last) hash = fold(hash, bytes[place++]!);
    cursor.end = place < end ? place + 1 : -1;
    return fold(hash, last);
  }
  while (place < end && !endsToken(bytes[place])) hash = fold(hash, bytes[place++]!);
  cursor.end = place < end ? place : -1;
  return hash;
}

function textOf(token: Uint8Array): string {
  try {
    return decoder.decode(token);
  } catch {
    return '';
  }
}
