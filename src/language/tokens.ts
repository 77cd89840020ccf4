import { isQuotable } from './choices.ts';
import { type Diagnostic, RESERVED_WORDS, type Span } from './expression.ts';

export interface Token {
  readonly kind: 'name' | 'keyword' | 'number' | 'text' | 'symbol' | 'end';
  /** A text without its quotes; the end is empty. */
  readonly text: string;
  readonly span: Span;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly faults: readonly Diagnostic[];
}

type Scanned = Token | Diagnostic;

const LEXEME = new RegExp(
  [
    '(?<word>[A-Za-z][A-Za-z0-9_]*)',
    '(?<number>\\.?\\d[\\w.]*)',
    '(?<text>"[^"\\r\\n]*"?)',
    `(?<quoted>'[^'"\\r\\n]*'|[‘’“”„][^‘’“”„"\\r\\n]*[‘’“”„])`,
    '(?<slips>!==|===|&&|\\|\\||[=-]>|<>|=<)',
    '(?<symbol>[=!<>]=|[<>()[\\],+*-])',
    '(?<slip>[⇒→≤≥≠−–×∧∨¬!&|=])',
    '(?<other>.)',
  ].join('|'),
  'uy',
);

const BLANK = /\s*/y;

/** What people write who know another language, and what it is here. */
const SLIPS: Readonly<Record<string, string>> = {
  '!==': '!=',
  '===': '==',
  '&&': 'and',
  '&': 'and',
  '∧': 'and',
  '||': 'or',
  '|': 'or',
  '∨': 'or',
  '!': 'not',
  '¬': 'not',
  '=>': 'implies',
  '->': 'implies',
  '⇒': 'implies',
  '→': 'implies',
  '<>': '!=',
  '≠': '!=',
  '=<': '<=',
  '≤': '<=',
  '≥': '>=',
  '=': '==',
  '−': '-',
  '–': '-',
  '×': '*',
};

/** The words and signs of a text, ended by one `end`; every part that is none becomes a fault. */
export function scan(source: string): Tokens {
  const tokens: Token[] = [];
  const faults: Diagnostic[] = [];
  let at = afterBlank(source, 0);
  while (at < source.length) {
    LEXEME.lastIndex = at;
    const match = LEXEME.exec(source)!;
    const span = { start: at, end: at + match[0].length };
    const scanned = read(match.groups!, match[0], span);
    if ('code' in scanned) faults.push(scanned);
    else tokens.push(scanned);
    at = afterBlank(source, span.end);
  }
  tokens.push({ kind: 'end', text: '', span: { start: source.length, end: source.length } });
  return { tokens, faults };
}

function read(groups: Record<string, string | undefined>, text: string, span: Span): Scanned {
  if (groups['word'] !== undefined) return readWord(text, span);
  if (groups['number'] !== undefined) return readNumber(text, span);
  if (groups['text'] !== undefined) return readText(text, span);
  if (groups['symbol'] !== undefined) return { kind: 'symbol', text, span };
  if (groups['quoted'] !== undefined) {
    const suggestion = `"${text.slice(1, -1)}"`;
    const help = `did you mean \`${suggestion}\`?`;
    return { code: 'wrong_quotes', message: 'options stand in straight double quotes', span, help, suggestion };
  }
  if ((groups['slips'] ?? groups['slip']) !== undefined) return readSlip(text, span);
  const help = text.startsWith('/') ? 'to divide, multiply by a number: `0.5 * a`' : 'leave it away';
  return { code: 'unexpected_character', message: `\`${text}\` is not part of the language`, span, help };
}

function readWord(text: string, span: Span): Scanned {
  const lower = text.toLowerCase();
  if (!RESERVED_WORDS.has(lower)) return { kind: 'name', text, span };
  if (text === lower) return { kind: 'keyword', text, span };
  const help = `did you mean \`${lower}\`?`;
  return {
    code: 'capitalised_keyword',
    message: `\`${text}\` is written in small letters`,
    span,
    help,
    suggestion: lower,
  };
}

function readNumber(text: string, span: Span): Scanned {
  if (/^\d+(\.\d+)?$/.test(text)) return { kind: 'number', text, span };
  const help = 'write it with digits and at most one point between them: `1200` or `0.5`';
  return { code: 'bad_number', message: `\`${text}\` is not a number`, span, help };
}

function readText(text: string, span: Span): Scanned {
  const value = text.slice(1, -1);
  if (text.length < 2 || !text.endsWith('"')) {
    return { code: 'unclosed_text', message: 'this text has no closing quote', span, help: 'add `"` where it ends' };
  }
  if (isQuotable(value)) return { kind: 'text', text: value, span };
  const help = 'write the option as the negotiation spells it';
  if (value === '') return { code: 'bad_text', message: 'there is nothing between the quotes', span, help };
  return { code: 'bad_text', message: 'a text holds no backslashes or control characters', span, help };
}

function readSlip(text: string, span: Span): Scanned {
  const suggestion = SLIPS[text]!;
  const also = text === '=>' ? ' (greater or equal is `>=`)' : '';
  const help = `did you mean \`${suggestion}\`?${also}`;
  return { code: 'wrong_operator', message: `\`${text}\` is not part of the language`, span, help, suggestion };
}

function afterBlank(source: string, at: number): number {
  BLANK.lastIndex = at;
  return at + BLANK.exec(source)![0].length;
}
