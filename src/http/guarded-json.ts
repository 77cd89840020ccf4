import { isAscii, isUtf8 } from 'node:buffer';
import { type Fault, pointerTo } from '../negotiation/fault.ts';
import { survives } from './exact-number.ts';
import { malformedAt, pointerAt } from './json-place.ts';

/** Of objects and lists open at once. */
export const DEEPEST = 64;
/** In one object. */
export const MOST_KEYS = 10_000;

export type Guarded = { readonly value: unknown; readonly fault?: undefined } | { readonly fault: Fault };

/**
 * JSON text to a value, refusing what would not arrive as it was sent: nesting past 64, more than 10,000 keys in one
 * object, a key twice in one object, the key `__proto__`, NUL, lone surrogates, numbers a double cannot hold.
 */
export function parseGuarded(text: string): Guarded {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const offence = scan(body);
  if (offence !== undefined) return { fault: malformedFault(body, offence.at) ?? offenceFault(body, offence) };
  try {
    return { value: JSON.parse(body) };
  } catch (cause) {
    const fault = malformedFault(body, body.length);
    if (fault === undefined) throw cause;
    return { fault };
  }
}

/** The same for the bytes of a body. */
export function parseGuardedBytes(bytes: Buffer): Guarded {
  if (isAscii(bytes)) return parseGuarded(bytes.toString('latin1'));
  if (isUtf8(bytes)) return parseGuarded(bytes.toString('utf8'));
  const help = 'send the body in UTF-8';
  return { fault: { pointer: '', code: 'not_utf8', detail: 'the body is not valid UTF-8', help } };
}

type OffenceCode =
  | 'too_deep'
  | 'too_many_keys'
  | 'duplicate_key'
  | 'forbidden_key'
  | 'nul_character'
  | 'lone_surrogate'
  | 'unsafe_number';

interface Offence {
  readonly code: OffenceCode;
  /** Where the token at fault begins, and where it ends. */
  readonly at: number;
  readonly end: number;
}

/** Up to so many keys of an object are compared by hash one by one, more by a set. */
const FEW = 32;
// One scan runs at a time and never yields, so its stacks are made once.
const inObject = new Uint8Array(DEEPEST + 1);
const keyCount = new Int32Array(DEEPEST + 1);
const hashes = new Int32Array((DEEPEST + 1) * FEW);
const starts = new Int32Array((DEEPEST + 1) * FEW);
const ends = new Int32Array((DEEPEST + 1) * FEW);
const sets: (Set<string> | undefined)[] = new Array(DEEPEST + 1).fill(undefined);

/** One pass over the text. What is not JSON at all it leaves to `JSON.parse` to refuse. */
function scan(text: string): Offence | undefined {
  const length = text.length;
  let depth = 0;
  let keyNext = false;
  inObject[0] = 0;
  for (let at = 0; at < length; ) {
    const c = text.charCodeAt(at);
    if (c === 34) {
      const start = at + 1;
      let hash = 0;
      let plain = true;
      for (at = start; ; at++) {
        const d = text.charCodeAt(at);
        if (d === 34) break;
        if (d === 92) {
          plain = false;
          if (text.charCodeAt(++at) !== 117) continue;
          const unit = Number.parseInt(text.slice(at + 1, at + 5), 16);
          if (unit === 0) return { code: 'nul_character', at: start - 1, end: at + 5 };
          at += 4;
          if (unit < 0xd800 || unit > 0xdfff || Number.isNaN(unit)) continue;
          const low =
            unit < 0xdc00 && text.startsWith('\\u', at + 1) && Number.parseInt(text.slice(at + 3, at + 7), 16);
          if (!low || low < 0xdc00 || low > 0xdfff) return { code: 'lone_surrogate', at: start - 1, end: at + 1 };
          at += 6;
        } else if (d >= 0xd800 && d <= 0xdfff) {
          const low = text.charCodeAt(at + 1);
          if (d >= 0xdc00 || !(low >= 0xdc00 && low <= 0xdfff))
            return { code: 'lone_surrogate', at: start - 1, end: at };
          at++;
        } else if (d === 0) return { code: 'nul_character', at: start - 1, end: at };
        else if (at >= length) return undefined;
        hash = (Math.imul(hash, 31) + d) | 0;
      }
      if (keyNext) {
        keyNext = false;
        const code = keyOffence(text, depth, start, at, hash, plain);
        if (code !== undefined) return { code, at: start - 1, end: at };
      }
      at++;
    } else if (c === 44) {
      keyNext = inObject[depth] === 1;
      at++;
    } else if (c === 123 || c === 91) {
      if (depth === DEEPEST) return { code: 'too_deep', at, end: at + 1 };
      depth++;
      keyNext = c === 123;
      inObject[depth] = keyNext ? 1 : 0;
      keyCount[depth] = 0;
      sets[depth] = undefined;
      at++;
    } else if (c === 125 || c === 93) {
      if (depth === 0) return undefined;
      depth--;
      keyNext = false;
      at++;
    } else if (c === 45 || (c >= 48 && c <= 57)) {
      const start = at;
      let exponent = false;
      for (at++; at < length; at++) {
        const d = text.charCodeAt(at);
        if ((d >= 48 && d <= 57) || d === 46) continue;
        if (d !== 101 && d !== 69 && !(exponent && (d === 43 || d === 45))) break;
        exponent = true;
      }
      // Every decimal of at most 15 digits survives a double.
      if ((exponent || at - start > 15) && !survives(text.slice(start, at)))
        return { code: 'unsafe_number', at: start, end: at };
    } else at++;
  }
  return undefined;
}

/** Takes note of one more key of the object at `depth`, and says what is wrong with it. */
function keyOffence(
  text: string,
  depth: number,
  start: number,
  end: number,
  hash: number,
  plain: boolean,
): OffenceCode | undefined {
  const count = keyCount[depth]!;
  keyCount[depth] = count + 1;
  if (count === MOST_KEYS) return 'too_many_keys';
  if (plain && end - start === 9 && text.startsWith('__proto__', start)) return 'forbidden_key';
  const base = depth * FEW;
  let set = sets[depth];
  if (set === undefined && plain && count < FEW) {
    for (let other = base; other < base + count; other++) {
      if (hashes[other] !== hash) continue;
      if (text.slice(starts[other], ends[other]) === text.slice(start, end)) return 'duplicate_key';
    }
    hashes[base + count] = hash;
    starts[base + count] = start;
    ends[base + count] = end;
    return undefined;
  }
  if (set === undefined) {
    set = new Set();
    for (let other = base; other < base + count; other++) set.add(text.slice(starts[other], ends[other]));
    sets[depth] = set;
  }
  const key = plain ? text.slice(start, end) : decoded(text.slice(start, end));
  if (key === '__proto__') return 'forbidden_key';
  if (set.has(key)) return 'duplicate_key';
  set.add(key);
  return undefined;
}

function decoded(inner: string): string {
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner; // not JSON: `JSON.parse` will say so of the whole
  }
}

function malformedFault(text: string, before: number): Fault | undefined {
  const found = malformedAt(text, before);
  if (found === undefined) return undefined;
  const detail = `${lineAndColumn(text, found.at)}: expected ${found.expected}, found ${found.found}`;
  return { pointer: found.pointer, code: 'malformed_json', detail };
}

function offenceFault(text: string, { code, at, end }: Offence): Fault {
  const token = text.slice(at, end).replace(/^"/, '');
  const [detail, help] = SAYINGS[code](token.length > 60 ? `${token.slice(0, 60)}…` : token);
  const above = pointerAt(text, at);
  const pointer = code === 'duplicate_key' || code === 'forbidden_key' ? pointerTo(above, decoded(token)) : above;
  return { pointer, code, detail: `${lineAndColumn(text, at)}: ${detail}`, help };
}

const SAYINGS: Record<OffenceCode, (token: string) => [detail: string, help: string]> = {
  too_deep: () => [`nested deeper than ${DEEPEST} levels`, 'no record needs that; flatten it'],
  too_many_keys: () => [`more than ${MOST_KEYS} keys in one object`, 'split it'],
  duplicate_key: (token) => [`a second \`${token}\` in the same object`, 'keep one of the two'],
  forbidden_key: (token) => [`the key \`${token}\` is not allowed`, 'give it another name'],
  nul_character: () => ['a NUL character in a text', 'remove it'],
  lone_surrogate: () => ['half of a surrogate pair in a text', 'send both halves, or neither'],
  unsafe_number: (token) => [
    `\`${token}\` would not survive: it is not exactly a double-precision number`,
    'where a decimal is wanted send it as text in quotes, else fewer digits',
  ],
};

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const lines = before.split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
