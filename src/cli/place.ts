import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { Source } from './source.ts';
import type { At } from './trouble.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Faults of the name of a field rather than of its value. */
const OF_NAMES = new Set(['unknown_field', 'wrong_name', 'duplicate_key', 'forbidden_key']);

/**
 * Finds places of a text, YAML or JSON, by JSON pointer. A place that is not there is told by the closest one above it.
 * @param span within the text at the pointer, in UTF-16 units of its value
 */
export function placesIn(source: Source): (pointer: string, code: string, span?: Span) => At {
  const lines = new LineCounter();
  // JSON is read as the YAML that it nearly is: what the strict reader has accepted is not judged again here.
  const document = parseDocument(source.text, { lineCounter: lines, strict: false, uniqueKeys: false, ...QUIET });
  return (pointer, code, span) => {
    const path = pointer.split('/').slice(1).map(unescaped);
    const node = nodeAt(document.contents as Node | null, path, OF_NAMES.has(code));
    const [start, end] = node.isExact && span !== undefined ? within(node.node, source.text, span) : rangeOf(node.node);
    const { line, col } = lines.linePos(start);
    const rest = source.text
      .slice(start, Math.max(end, start + 1))
      .split('\n', 1)[0]!
      .trimEnd();
    const length = Math.max(1, rest.length);
    return { kind: 'text', name: source.name, text: source.text, line: Math.max(1, line), column: col, length };
  };
}

const QUIET = { version: '1.2', schema: 'core', logLevel: 'silent', prettyErrors: false } as const;

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

interface Found {
  readonly node: Node | null;
  readonly isExact: boolean;
}

function nodeAt(root: Node | null, path: readonly string[], isName: boolean): Found {
  let node = root;
  for (const [at, part] of path.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === part) : undefined;
    const next = isSeq(node)
      ? (node.items[Number(part)] as Node | undefined)
      : (pair?.value as Node | null | undefined);
    const isLast = at === path.length - 1;
    if (pair !== undefined && ((isLast && isName) || next === null)) return { node: pair.key as Node, isExact: isLast };
    if (next === undefined || next === null) return { node, isExact: false };
    node = next;
  }
  return { node, isExact: true };
}

function rangeOf(node: Node | null): [start: number, end: number] {
  const [start, end] = node?.range ?? [0, 0];
  // Of what is spread over lines the first word is enough to look at.
  if (isMap(node) && node.flow !== true && node.items[0] !== undefined) return rangeOf(node.items[0].key as Node);
  return [start, end];
}

/** Where a span of a scalar's value stands in the text it was written as. */
function within(node: Node | null, text: string, { start, end }: Span): [start: number, end: number] {
  if (!isScalar(node) || typeof node.value !== 'string' || node.range === null || node.range === undefined)
    return rangeOf(node);
  const at = offsetsOf(node as Scalar<string>, text);
  const from = at[Math.min(start, at.length - 1)]!;
  return [from, Math.max(from + 1, at[Math.min(end, at.length - 1)]!)];
}

/** For each unit of the value, and the end of it, the offset at which it is written. */
function offsetsOf({ value, type, range }: Scalar<string>, text: string): number[] {
  const [start, end] = range!;
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  let at = isBlock ? text.indexOf('\n', start) + 1 : isQuoted ? start + 1 : start;
  const offsets: number[] = [];
  for (let unit = 0; unit < value.length; ) {
    if (at >= end) {
      offsets.push(Math.max(start, end - 1));
      unit++;
      continue;
    }
    const [units, width] = written(value, unit, text, at, type);
    if (units > 0) for (let one = 0; one < units; one++) offsets.push(at);
    unit += units;
    at += width;
  }
  return [...offsets, Math.min(at, end)];
}

/** How many units of the value stand at an offset, none where it is only laid out there, and how long they are written. */
function written(value: string, unit: number, text: string, at: number, type: Scalar['type']): [number, number] {
  if (type === 'QUOTE_DOUBLE' && text[at] === '\\') {
    const sign = ESCAPE.exec(text.slice(at, at + 300))?.[0] ?? '\\';
    if (/^\\\r?\n/.test(sign)) return [0, sign.length];
    return [sign.startsWith('\\U') && value.codePointAt(unit)! > 0xffff ? 2 : 1, sign.length];
  }
  const isBlank = /\s/.test(text[at]!) && /\s/.test(value[unit]!);
  return text[at] === value[unit] || isBlank ? [1, 1] : [0, 1];
}

const ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)/s;
