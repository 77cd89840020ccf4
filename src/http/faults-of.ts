import type { z } from 'zod';
import { looksOtherwise } from '../language/misfit.ts';
import { nearestWord } from '../language/nearest-word.ts';
import { type Fault, MOST_FAULTS, pointerTo } from '../negotiation/fault.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Goes with every parse: messages of a schema's own stay, the others are left empty for `faultsOf` to say.
 * An unknown field brings the known ones along, in place of a message, and so does what should have been an object, after a
 * blank, which no message begins with.
 */
export const HINTS: { error: z.core.$ZodErrorMap } = {
  error: (issue) => {
    if (issue.code === 'unrecognized_keys') return knownKeys(issue.inst).join(' ');
    return issue.code === 'invalid_type' && issue.expected === 'object' ? ` ${knownKeys(issue.inst).join(' ')}` : '';
  },
};

const knownKeys = (schema: unknown): string[] =>
  Object.keys((schema as { _zod?: { def?: { shape?: object } } })?._zod?.def?.shape ?? {});

/** What zod found wrong with a value, in our words, with pointers into the value. Ends soon after `MOST_FAULTS`. */
export function faultsOf(issues: readonly Issue[], value: unknown, base: Path = []): Fault[] {
  const faults: Fault[] = [];
  for (const [at, issue] of issues.entries()) {
    if (faults.length > MOST_FAULTS) break;
    if (isSafeBound(issue) && [issues[at - 1], issues[at + 1]].some((other) => isNearer(other, issue))) continue;
    faults.push(...faultsOfIssue(issue, value, [...base, ...issue.path]));
  }
  return faults;
}

/** That a whole number is beyond what a double counts. */
function isSafeBound(issue: Issue): boolean {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return false;
  return Math.abs(Number(issue.code === 'too_big' ? issue.maximum : issue.minimum)) === Number.MAX_SAFE_INTEGER;
}

/** The same said of the same field, with another bound. */
const isNearer = (other: Issue | undefined, issue: Issue) =>
  other !== undefined && other.code === issue.code && other.path.join('/') === issue.path.join('/');

function faultsOfIssue(issue: Issue, value: unknown, path: Path): Fault[] {
  const input = valueAt(value, path);
  const pointer = pointerTo('', ...path.map(String));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, issue.message, path));
  const own = issue.message.startsWith(' ') ? '' : issue.message;
  const absent = input === undefined || (input === null && path.length === 0);
  if (absent && ABSENT.includes(issue.code)) return [missing(issue, pointer, path, own, input)];
  if (issue.code === 'invalid_union') return unionFaults(issue, value, path, own);
  if (issue.code === 'invalid_key') {
    const why = issue.issues.map((inner) => inner.message || said(inner, path.at(-1))).join(', ');
    const help = issue.issues.map((inner) => nearestFormat(inner, path.at(-1))).find((one) => one !== undefined);
    const detail = `\`${String(path.at(-1))}\` cannot be a name here: ${why}`;
    return [{ pointer, code: 'wrong_name', detail, ...(help ? { help } : {}) }];
  }
  if (issue.code === 'invalid_value') return [notOneOf(issue.values, input, pointer, own)];
  const help = helpWith(issue, input);
  const detail = own ? notAs(own, input, issue.code === 'invalid_type' ? literally : shown) : said(issue, input);
  return [{ pointer, code: CODES[issue.code] ?? 'wrong_value', detail, ...(help ? { help } : {}) }];
}

/** The right shape of what was sent, or how far off it is. */
function helpWith(issue: Issue, input: unknown): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return retyped(issue.expected, input, issue.message.startsWith(' ') ? knownWords(issue.message) : []);
    case 'too_small':
      return input === '' ? 'write something' : undefined;
    case 'too_big':
      return issue.origin === 'string' && typeof input === 'string'
        ? `leave out ${input.length - Number(issue.maximum)} of its ${input.length} characters`
        : undefined;
    default:
      return nearestFormat(issue, input);
  }
}

function retyped(expected: string, input: unknown, known: readonly string[]): string | undefined {
  if (typeof input === 'string') {
    const isBare = (expected === 'number' && looksOtherwise(input) && /\d/.test(input)) || isTruth(expected, input);
    if (isBare) return `leave the quotes away: \`${input}\``;
    const isId = known.includes('id') && /^[\w.-]{1,64}$/.test(input);
    if (expected === 'object' && isId) return `give an object, such as \`{ "id": "${input}" }\``;
    if (expected === 'array' && input.length <= 60) return `give a list, such as \`${JSON.stringify([input])}\``;
  }
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `put it in quotes: \`"${input}"\``;
  return expected === 'object' && known.length > 0 ? `give an object with ${quoted(known)}` : undefined;
}

const isTruth = (expected: string, input: string) => expected === 'boolean' && (input === 'true' || input === 'false');

/** An id or a name that is written otherwise than it may be, written as it may be. */
function nearestFormat(issue: Issue, input: unknown): string | undefined {
  if (issue.code !== 'invalid_format' || typeof input !== 'string') return undefined;
  const [, pattern] = /^\/(.*)\/$/.exec(issue.pattern ?? '') ?? [];
  if (pattern === undefined) return undefined;
  const plain = input.slice(0, 80).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = ['_', '-'].map((between) =>
    plain
      .split(/[^a-z0-9_-]+/)
      .filter(Boolean)
      .join(between),
  );
  const near = [...words, ...words.map((word) => word.replaceAll('-', '_'))].find((one) =>
    new RegExp(pattern).test(one),
  );
  return near === undefined ? undefined : `such as \`${near}\``;
}

/** What zod says of a field that is not there. */
const ABSENT: readonly Issue['code'][] = ['invalid_type', 'invalid_union', 'invalid_value'];

const CODES: Partial<Record<Issue['code'], string>> = {
  invalid_type: 'wrong_type',
  too_small: 'too_small',
  too_big: 'too_large',
  invalid_format: 'wrong_format',
  not_multiple_of: 'wrong_step',
};

/** The known field that was probably meant by one that is not known, where there is one like it. */
export const knownKeyLike = (key: string, { message }: Issue): string | undefined =>
  nearestWord(key, knownWords(message));

const knownWords = (message: string) => message.split(' ').filter(Boolean);

function unknownField(key: string, known: string, path: Path): Fault {
  const words = knownWords(known);
  const near = nearestWord(key, words);
  const help =
    near !== undefined ? `did you mean \`${near}\`?` : words.length > 0 ? `known are ${quoted(words)}` : undefined;
  const pointer = pointerTo('', ...path.map(String), key);
  return { pointer, code: 'unknown_field', detail: `${shown(key)} is not known here`, ...(help ? { help } : {}) };
}

function missing(issue: Issue, pointer: string, path: Path, own: string, input: unknown): Fault {
  const wanted = own || (issue.code === 'invalid_type' ? typeName(issue.expected) : optionsOf(issue));
  const help = wanted === '' ? {} : { help: SENTENCE.test(wanted) ? wanted : `expected ${wanted}` };
  if (path.length === 0 && input === null)
    return { pointer, code: 'wrong_type', detail: 'the body is `null`; an object is needed' };
  if (path.length === 0)
    return { pointer, code: 'missing', detail: 'the request has no body', help: 'send one, as JSON' };
  return { pointer, code: 'missing', detail: `\`${String(path.at(-1))}\` is missing`, ...help };
}

function optionsOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return choice(issue.values.map(String));
  return issue.code === 'invalid_union' && 'options' in issue ? choice(issue.options as string[]) : '';
}

const choice = (words: readonly string[]) => `${words.length === 1 ? '' : 'one of '}${quoted(words)}`;

/** The branch the caller meant, where that can be told: by its discriminator, or as the only one whose fields fit. */
function unionFaults(issue: Issue & { code: 'invalid_union' }, value: unknown, path: Path, own: string): Fault[] {
  const input = valueAt(value, path);
  const pointer = pointerTo('', ...path.map(String));
  if ('options' in issue) return [notOneOf(issue.options as string[], input, pointer, '')];
  const fitting = issue.errors.filter((branch) =>
    branch.every((inner) => inner.path.length > 0 && fitsAt(inner, path, value)),
  );
  if (fitting.length === 1) return faultsOf(fitting[0]!, value, path);
  return [{ pointer, code: 'wrong_type', detail: notAs(own || 'something else', input) }];
}

const fitsAt = (issue: Issue, path: Path, value: unknown) =>
  issue.code !== 'unrecognized_keys' && valueAt(value, [...path, ...issue.path]) !== undefined;

function notOneOf(values: readonly unknown[], input: unknown, pointer: string, own: string): Fault {
  const words = values.map(String);
  const near = typeof input === 'string' ? nearestWord(input, words) : undefined;
  const detail = own ? notAs(own, input) : `${shown(input)} is not ${choice(words)}`;
  return { pointer, code: 'unknown_value', detail, ...(near ? { help: `did you mean \`${near}\`?` } : {}) };
}

/** A schema's own message is a sentence (`a day is written …`), or names what is wanted (`a whole number`). */
const SENTENCE = /\b(?:is|has|starts|cannot)\b/;

const notAs = (own: string, input: unknown, say = shown) =>
  `${say(input)} will not do: ${SENTENCE.test(own) ? own : `it must be ${own}`}`;

/** One sentence on an issue whose schema has no message of its own. */
function said(issue: Issue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${literally(input)} is not ${typeName(issue.expected)}`;
    case 'too_small':
      return `${shown(input)} is too ${sizeWord(issue.origin, 'small')}: at least ${issue.minimum}${unitOf(issue)}`;
    case 'too_big':
      return `${shown(input)} is too ${sizeWord(issue.origin, 'large')}: at most ${issue.maximum}${unitOf(issue)}`;
    case 'not_multiple_of':
      return `${shown(input)} is not a multiple of ${issue.divisor}`;
    default:
      return `${shown(input)} will not do here`;
  }
}

function unitOf(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const one = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum) === 1;
  if (issue.origin === 'string') return one ? ' character' : ' characters';
  return issue.origin !== 'array' ? '' : one ? ' entry' : ' entries';
}
const sizeWord = (origin: string, word: 'small' | 'large') =>
  origin === 'string' || origin === 'array' ? (word === 'small' ? 'short' : 'long') : word;

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: '`null`',
};
const typeName = (expected: string) => TYPES[expected] ?? 'something else';

/** What the caller wrote, in its quotes where it could be taken for something else. */
const literally = (input: unknown) =>
  typeof input === 'string' && looksOtherwise(input) ? `\`"${input}"\`` : shown(input);

/** What the caller wrote, short enough to read. */
function shown(input: unknown): string {
  if (Array.isArray(input)) return input.length === 1 ? 'a list of one' : `a list of ${input.length}`;
  if (typeof input === 'object' && input !== null) return 'an object';
  const text = typeof input === 'string' ? input : JSON.stringify(input ?? null);
  if (text === '') return 'an empty text';
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

const quoted = (words: readonly string[]) => {
  const some = words.slice(0, 24).map((word) => `\`${word}\``);
  return `${some.join(', ')}${words.length > 24 ? ', …' : ''}`;
};

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}
