import { dayNumber } from './calendar.ts';
import {
  type DateLiteral,
  type Expression,
  FUNCTIONS,
  type Literal,
  type Name,
  type Span,
  type TextLiteral,
} from './expression.ts';
import { nearestWord } from './nearest-word.ts';
import { SyntaxFault, type TokenStream } from './token-stream.ts';
import type { Token } from './tokens.ts';

/** The literal a token is by itself, if it is one. */
export function literal(token: Token): Literal | undefined {
  const { kind, text, span } = token;
  if (kind === 'text') return Object.freeze({ kind: 'text', value: text, span });
  if (kind === 'number') return Object.freeze({ kind: 'number', text: canonical(text), span });
  if (kind === 'keyword' && (text === 'true' || text === 'false')) {
    return Object.freeze({ kind: 'truth', value: text === 'true', span });
  }
  return undefined;
}

/** Literals up to the closing bracket. A bare word among them can only be an option without its quotes. */
export function readItems(stream: TokenStream, opening: Token): readonly Literal[] {
  return stream.within(opening, ']', () => {
    const items: Literal[] = [];
    if (stream.sees(']')) return Object.freeze(items);
    do items.push(readItem(stream));
    while (stream.accept(','));
    return Object.freeze(items);
  });
}

function readItem(stream: TokenStream): Literal {
  const token = stream.peek();
  if (stream.accept('-')) {
    const number = literal(stream.peek());
    if (number?.kind !== 'number') throw stream.unexpected('a number is needed');
    stream.next();
    const text = number.text === '0' ? '0' : `-${number.text}`;
    return Object.freeze({ kind: 'number', text, span: stream.since(token.span.start) });
  }
  if (stream.sees('date')) return readDate(stream);
  const known = token.kind === 'name' ? unquoted(stream, token) : literal(token);
  if (!known) throw stream.unexpected('a list holds options in quotes, numbers or dates');
  stream.next();
  return known;
}

/** The one option after `contains`. */
export function readOption(stream: TokenStream): TextLiteral {
  const token = stream.peek();
  const known = token.kind === 'name' ? unquoted(stream, token) : literal(token);
  if (known?.kind !== 'text') throw stream.unexpected('one option in quotes is needed: `a contains "x"`');
  stream.next();
  return known;
}

function unquoted(stream: TokenStream, token: Token): TextLiteral {
  const suggestion = `"${token.text}"`;
  const message = `\`${token.text}\` has no quotes`;
  stream.faults.push({
    code: 'missing_quotes',
    message,
    span: token.span,
    help: `did you mean \`${suggestion}\`?`,
    suggestion,
  });
  return Object.freeze({ kind: 'text', value: token.text, span: token.span });
}

/** A name, or a function with its arguments. */
export function readCall(stream: TokenStream, readCondition: () => Expression): Expression {
  const token = stream.peek();
  if (token.kind === 'name') {
    stream.next();
    if (stream.sees('(')) throw unknownFunction(token);
    return Object.freeze({ kind: 'name', name: token.text, span: token.span });
  }
  if (stream.sees('date')) return readDate(stream);
  if (stream.sees('before', 'together')) return readStepOrder(stream);
  if (stream.sees('size')) return readSize(stream);
  if (stream.sees('count')) return readCount(stream, readCondition);
  if (stream.sees('at_least', 'at_most', 'exactly')) return readCardinality(stream, readCondition);
  if (stream.sees('not')) throw stream.unexpected('put brackets round it: `(not a)`');
  throw stream.unexpected('a name, a value or `(` is needed');
}

function unknownFunction(token: Token): SyntaxFault {
  const suggestion = nearestWord(token.text, FUNCTIONS);
  const message = `there is no function \`${token.text}\``;
  const code = 'unknown_function';
  if (suggestion === undefined) {
    const help = `the functions are ${FUNCTIONS.map((name) => `\`${name}\``).join(', ')}`;
    return new SyntaxFault({ code, message, span: token.span, help });
  }
  return new SyntaxFault({ code, message, span: token.span, help: `did you mean \`${suggestion}\`?`, suggestion });
}

/** Reads the function's word and what its brackets hold. */
function inBrackets<T>(stream: TokenStream, example: string, read: () => T): T {
  stream.next();
  const opening = stream.peek();
  if (!stream.accept('(')) throw stream.unexpected(`\`(\` is needed: ${example}`);
  return stream.within(opening, ')', read);
}

function badArguments(message: string, span: Span, help: string): SyntaxFault {
  return new SyntaxFault({ code: 'bad_arguments', message, span, help });
}

function readDate(stream: TokenStream): DateLiteral {
  const { start } = stream.peek().span;
  const example = '`date("2025-04-17")`';
  const value = inBrackets(stream, example, () => {
    const day = stream.peek();
    if (day.kind !== 'text') throw badArguments('a date is written in quotes', day.span, `write it like ${example}`);
    if (dayNumber(day.text) === undefined) {
      const message = `\`${day.text}\` is not a day of the calendar`;
      throw new SyntaxFault({ code: 'bad_date', message, span: day.span, help: `write it like ${example}` });
    }
    return stream.next().text;
  });
  return Object.freeze({ kind: 'date', value, span: stream.since(start) });
}

function readName(stream: TokenStream, message: string, help: string): Name {
  const token = stream.peek();
  if (token.kind !== 'name') throw badArguments(message, token.span, help);
  stream.next();
  return Object.freeze({ kind: 'name', name: token.text, span: token.span });
}

function readStepOrder(stream: TokenStream): Expression {
  const { text, span } = stream.peek();
  const kind = text === 'before' ? 'before' : 'together';
  const example = `\`${kind}(first_step, second_step)\``;
  const message = `\`${kind}\` takes the names of two steps`;
  const [first, second] = inBrackets(stream, example, () => {
    const one = readName(stream, message, `write it like ${example}`);
    if (!stream.accept(',')) throw badArguments(message, stream.peek().span, `write it like ${example}`);
    return [one, readName(stream, message, `write it like ${example}`)] as const;
  });
  return Object.freeze({ kind, first, second, span: stream.since(span.start) });
}

function readSize(stream: TokenStream): Expression {
  const { start } = stream.peek().span;
  const help = 'write it like `size(guarantors) >= 2`';
  const set = inBrackets(stream, '`size(guarantors)`', () =>
    readName(stream, '`size` takes the name of one set', help),
  );
  return Object.freeze({ kind: 'size', set, span: stream.since(start) });
}

function readConditions(stream: TokenStream, readCondition: () => Expression): readonly Expression[] {
  const operands = [readCondition()];
  while (stream.accept(',')) operands.push(readCondition());
  return Object.freeze(operands);
}

function readCount(stream: TokenStream, readCondition: () => Expression): Expression {
  const { start } = stream.peek().span;
  const operands = inBrackets(stream, '`count(a, b)`', () => readConditions(stream, readCondition));
  return Object.freeze({ kind: 'count', operands, span: stream.since(start) });
}

function readCardinality(stream: TokenStream, readCondition: () => Expression): Expression {
  const { text, span } = stream.peek();
  const kind = text as 'at_least' | 'at_most' | 'exactly';
  const help = `write it like \`${kind}(2, a, b, c)\``;
  const [limit, operands] = inBrackets(stream, `\`${kind}(2, a, b, c)\``, () => {
    const number = stream.peek();
    if (number.kind !== 'number' || !Number.isSafeInteger(Number(number.text)) || number.text.includes('.')) {
      throw badArguments(`\`${kind}\` starts with a whole number`, number.span, help);
    }
    stream.next();
    if (!stream.accept(',')) throw badArguments('a number alone is nothing to count', stream.peek().span, help);
    return [Number(number.text), readConditions(stream, readCondition)] as const;
  });
  return Object.freeze({ kind, limit, operands, span: stream.since(span.start) });
}

/** Without superfluous zeros. */
function canonical(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  return whole.replace(/^0+(?=\d)/, '') + (digits === '' ? '' : `.${digits}`);
}
