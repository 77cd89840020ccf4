import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import { type Fault, pointerTo } from '../negotiation/fault.ts';
import { survives } from './exact-number.ts';
import { DEEPEST, type Guarded, MOST_KEYS } from './guarded-json.ts';

type Path = readonly (string | number)[];

/**
 * One YAML 1.2 document (core schema) to a value as JSON would hold it. Refused beside what is refused in JSON: aliases,
 * tags of its own, keys that are no text, `.inf` and `.nan`, more than one document.
 */
export function parseGuardedYaml(text: string): Guarded {
  const lines = new LineCounter();
  try {
    const tokens = tokensOf(text, lines);
    let only: Document.Parsed | undefined;
    for (const document of new Composer({ ...OPTIONS, lineCounter: lines }).compose(tokens)) {
      if (only !== undefined) return refused('/', 'several_documents', 'more than one YAML document', 'send one');
      only = document;
    }
    return { value: valueOfDocument(only, text, lines) };
  } catch (cause) {
    if (cause instanceof Refused) return { fault: cause.fault };
    if (cause instanceof RangeError)
      return refused('', 'too_deep', `nested deeper than ${DEEPEST} levels`, 'flatten it');
    throw cause;
  }
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: false, // looked at below, in linear time
  resolveKnownTags: false,
  merge: false,
  logLevel: 'silent',
  prettyErrors: false,
} as const;

/** The document, the scalar being read and such stand on the parser's stack beside the open collections. */
const BESIDE = 4;

/** Each takes some 250 bytes until the end: 32 MiB of the shortest ones would be more than a process has. */
const MOST_TOKENS = 2_000_000;

/**
 * Ends at the first token that cannot stand where it stands; the composer says so.
 * The parser keeps a stack of its own, but the composer after it recurses, and a process that comes to the end of the
 * call stack may die of it: so depth is looked at here.
 */
function tokensOf(text: string, lines: LineCounter): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  let seen = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++seen > MOST_TOKENS) throw new Refused(tooMany(placeOf(parser.offset, lines)));
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (tokens.at(-1)?.type === 'error') break;
    if (parser.stack.length > DEEPEST + BESIDE) throw new Refused(tooDeep('', placeOf(parser.offset, lines)));
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

const tooDeep = (pointer: string, place: string): Fault => {
  const detail = `${place}: nested deeper than ${DEEPEST} levels`;
  return { pointer, code: 'too_deep', detail, help: 'no record needs that; flatten it' };
};

const tooMany = (place: string): Fault => {
  const detail = `${place}: more than ${MOST_TOKENS} words and signs of YAML`;
  return { pointer: '', code: 'too_many_tokens', detail, help: 'send the same as JSON' };
};

class Refused extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.detail);
    this.fault = fault;
  }
}

const refused = (pointer: string, code: string, detail: string, help: string) => ({
  fault: { pointer: pointer === '/' ? '' : pointer, code, detail, help },
});

function valueOfDocument(document: Document.Parsed | undefined, text: string, lines: LineCounter): unknown {
  const contents = document?.contents as ParsedNode | null | undefined;
  const wrong = document?.errors[0] ?? document?.warnings[0];
  if (wrong !== undefined) {
    const said = wrong.message.replace(/\.$/, '');
    const detail = `${placeOf(wrong.pos[0], lines)}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
    if (wrong.code !== 'TAG_RESOLVE_FAILED') throw new Refused({ pointer: '', code: 'malformed_yaml', detail });
    const pointer = pointerTo('', ...(pathFrom(wrong.pos[0], contents, []) ?? []));
    throw new Refused({ pointer, code: 'unknown_tag', detail, help: 'leave it out' });
  }
  const read = (node: Node | null | undefined, path: Path): unknown => plain(node, path, { text, lines }, read);
  return read(contents, []);
}

/** The path to the first node that begins at an offset or after it; a key's is that of its map. */
function pathFrom(offset: number, node: Node | null | undefined, path: Path): Path | undefined {
  const [start, , end] = node?.range ?? [0, 0, 0];
  if (start >= offset && node !== null && node !== undefined) return path;
  if (end < offset) return undefined;
  if (isSeq(node)) return firstOf(node.items, (item, at) => pathFrom(offset, item as Node, [...path, at]));
  if (!isMap(node)) return undefined;
  return firstOf(node.items, ({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return pathFrom(offset, key as Node, path) ?? pathFrom(offset, value as Node | null, [...path, name]);
  });
}

function firstOf<T>(items: readonly T[], find: (item: T, at: number) => Path | undefined): Path | undefined {
  for (const [at, item] of items.entries()) {
    const found = find(item, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOf(offset: number | undefined, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset ?? 0);
  return `line ${line}, column ${col}`;
}

type Read = (node: Node | null | undefined, path: Path) => unknown;

interface Source {
  readonly text: string;
  readonly lines: LineCounter;
}

function plain(node: Node | null | undefined, path: Path, { text, lines }: Source, read: Read): unknown {
  const refuse = (code: string, detail: string, help?: string, at: Node | null | undefined = node): never => {
    const place = placeOf(at?.range?.[0], lines);
    throw new Refused({
      pointer: pointerTo('', ...path),
      code,
      detail: `${place}: ${detail}`,
      ...(help ? { help } : {}),
    });
  };
  if (node === null || node === undefined) return null;
  if (path.length >= DEEPEST && !isScalar(node)) {
    throw new Refused(tooDeep(pointerTo('', ...path), placeOf(node.range?.[0], lines)));
  }
  if (isAlias(node)) refuse('alias', 'an alias', 'write the value out');
  if ('tag' in node && node.tag !== undefined && !CORE_TAGS.includes(node.tag)) {
    refuse('unknown_tag', `the tag \`${node.tag}\``, 'leave it out');
  }
  if (isSeq(node)) return node.items.map((item, at) => read(item as Node, [...path, at]));
  if (isScalar(node)) return scalar(node, refuse);
  if (!isMap(node)) return refuse('malformed_yaml', 'neither a map, a list nor a scalar');
  const map: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    if (!isScalar(key) || typeof key.value !== 'string') {
      return refuse(
        'key_not_text',
        `${keyIn(text, key as Node | null)} is no text`,
        'put the key in quotes',
        key as Node,
      );
    }
    if (seen.has(key.value))
      refuse('duplicate_key', `a second \`${key.value}\` in the same object`, 'keep one of the two', key);
    if (key.value === '__proto__')
      refuse('forbidden_key', 'the key `__proto__` is not allowed', 'give it another name', key);
    seen.add(key.value);
    if (seen.size > MOST_KEYS) refuse('too_many_keys', `more than ${MOST_KEYS} keys in one object`, 'split it');
    checkText(key.value, refuse);
    map[key.value] = read(value as Node | null, [...path, key.value]);
  }
  return map;
}

/** A key as it is written, short enough to read. */
function keyIn(text: string, key: Node | null): string {
  const [start, end] = key?.range ?? [0, 0];
  const written = text.slice(start, end).trim();
  if (written === '') return 'an empty key';
  return `\`${written.length > 60 ? `${written.slice(0, 60)}…` : written}\``;
}

const CORE_TAGS = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`);

type Refuse = (code: string, detail: string, help?: string) => never;

function scalar(node: Scalar, refuse: Refuse): unknown {
  const { value, source = '' } = node;
  if (typeof value === 'string') return checkText(value, refuse);
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) refuse('unsafe_number', `\`${source}\` is no number here`, 'leave it out');
  const safe = /^[-+]?0[ox]/.test(source) ? Number.isSafeInteger(value) : survives(source);
  if (!safe)
    refuse('unsafe_number', `\`${source}\` would not survive as a double`, 'put it in quotes, or use fewer digits');
  return value;
}

function checkText(text: string, refuse: Refuse): string {
  if (text.includes('\u0000')) refuse('nul_character', 'a NUL character in a text', 'remove it');
  if (/\p{Surrogate}/u.test(text)) refuse('lone_surrogate', 'half of a surrogate pair in a text', 'send both halves');
  return text;
}
