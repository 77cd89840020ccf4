import {
  type Comparator,
  children,
  type Diagnostic,
  type Expression,
  type NumberLiteral,
  type Span,
  type SumTerm,
} from './expression.ts';
import { literal, readCall, readItems, readOption } from './parse-call.ts';
import { DEEPEST_NESTING, SyntaxFault, TokenStream, tooDeep } from './token-stream.ts';
import { scan, type Token } from './tokens.ts';

/** In UTF-16 units. */
export const LONGEST_TEXT = 4096;

export type Parsed =
  | { readonly expression: Expression; readonly diagnostics?: undefined }
  | { readonly diagnostics: Diagnostic[]; readonly expression?: undefined };

/** Text to tree. Never throws: what cannot be read comes back as diagnostics, in the order of the text. */
export function parse(text: string): Parsed {
  if (text.length > LONGEST_TEXT) {
    const message = `the text is \`${text.length}\` characters long, the most is \`${LONGEST_TEXT}\``;
    const span = { start: LONGEST_TEXT, end: text.length };
    return { diagnostics: [{ code: 'too_long', message, span, help: 'split it into several statements' }] };
  }
  const { tokens, faults } = scan(text);
  if (faults.length > 0) return { diagnostics: [...faults] };
  const stream = new TokenStream(tokens);
  try {
    const expression = readAll(stream);
    return stream.faults.length > 0 ? { diagnostics: stream.faults } : { expression };
  } catch (fault) {
    if (fault instanceof SyntaxFault) return { diagnostics: [...stream.faults, fault.diagnostic] };
    throw fault;
  }
}

function readAll(stream: TokenStream): Expression {
  const { kind, span } = stream.peek();
  if (kind === 'end') {
    const help = 'write a condition like `force_limits == true`';
    throw new SyntaxFault({ code: 'empty_text', message: 'there is nothing to read', span, help });
  }
  const expression = readCondition(stream);
  if (stream.peek().kind !== 'end') throw stream.unexpected(helpAfterTheEnd(stream));
  if (depthOf(expression) > DEEPEST_NESTING) throw tooDeep(expression.span);
  return expression;
}

function helpAfterTheEnd(stream: TokenStream): string {
  if (stream.sees(')', ']')) return 'nothing was opened for it to close';
  if (stream.sees('not')) return 'put `not` before the whole comparison: `not a in ["x"]`';
  if (stream.sees(',')) return 'write a number without commas and a condition without lists';
  return 'join conditions with `and`, `or` or `implies`';
}

/** The longest way down from a node, itself included. */
function depthOf(expression: Expression): number {
  let deepest = 0;
  for (const child of children(expression)) deepest = Math.max(deepest, depthOf(child));
  return deepest + 1;
}

function readCondition(stream: TokenStream): Expression {
  const { start } = stream.peek().span;
  const left = readChain(stream, 'or');
  const operator = stream.peek();
  if (!stream.accept('implies')) return left;
  const right = stream.below(operator, () => readCondition(stream));
  return Object.freeze({ kind: 'implies', left, right, span: stream.since(start) });
}

function readChain(stream: TokenStream, kind: 'or' | 'and'): Expression {
  const { start } = stream.peek().span;
  const read = () => (kind === 'or' ? readChain(stream, 'and') : readNegation(stream));
  const first = read();
  if (!stream.sees(kind)) return first;
  const operands = [first];
  while (stream.accept(kind)) operands.push(read());
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  return Object.freeze({ kind, operands: Object.freeze(flat), span: stream.since(start) });
}

function readNegation(stream: TokenStream): Expression {
  const operator = stream.peek();
  if (!stream.accept('not')) return readComparison(stream);
  const operand = stream.below(operator, () => readNegation(stream));
  return Object.freeze({ kind: 'not', operand, span: stream.since(operator.span.start) });
}

const COMPARATORS = ['==', '!=', '<', '<=', '>', '>='];
const COMPARISONS = [...COMPARATORS, 'in', 'contains'];

function readComparison(stream: TokenStream): Expression {
  const { start } = stream.peek().span;
  const left = readSum(stream);
  if (!stream.sees(...COMPARISONS)) return left;
  const compared = readRightSide(stream, left, start);
  if (!stream.sees(...COMPARISONS)) return compared;
  const { text, span } = stream.peek();
  const help = 'join two comparisons with `and`, or put brackets round the first';
  throw new SyntaxFault({ code: 'chained_comparison', message: `\`${text}\` follows another comparison`, span, help });
}

function readRightSide(stream: TokenStream, left: Expression, start: number): Expression {
  const { text } = stream.next();
  if (text === 'contains') {
    const option = readOption(stream);
    return Object.freeze({ kind: 'contains', left, option, span: stream.since(start) });
  }
  if (text === 'in') {
    const opening = stream.peek();
    if (!stream.accept('['))
      throw stream.unexpected('a list is needed: `a in ["x", "y"]`; for a set write `a contains "x"`');
    const items = readItems(stream, opening);
    return Object.freeze({ kind: 'in', left, items, span: stream.since(start) });
  }
  const right = readSum(stream);
  return Object.freeze({ kind: 'compare', comparator: text as Comparator, left, right, span: stream.since(start) });
}

function readSum(stream: TokenStream): Expression {
  const { start } = stream.peek().span;
  const first = readProduct(stream);
  if (!stream.sees('+', '-')) return first;
  const terms: SumTerm[] = [...termsOf('+', first)];
  while (stream.sees('+', '-')) {
    const sign = stream.next().text === '+' ? '+' : '-';
    terms.push(...termsOf(sign, readProduct(stream)));
  }
  return Object.freeze({ kind: 'sum', terms: Object.freeze(terms), span: stream.since(start) });
}

function termsOf(sign: '+' | '-', term: Expression): readonly SumTerm[] {
  return sign === '+' && term.kind === 'sum' ? term.terms : [Object.freeze({ sign, term })];
}

function readProduct(stream: TokenStream): Expression {
  const { start } = stream.peek().span;
  const first = readSigned(stream);
  if (!stream.sees('*')) return first;
  const factors = [first];
  while (stream.accept('*')) factors.push(readSigned(stream));
  const flat = factors.flatMap((factor) => (factor.kind === 'product' ? factor.factors : [factor]));
  return Object.freeze({ kind: 'product', factors: Object.freeze(flat), span: stream.since(start) });
}

function readSigned(stream: TokenStream): Expression {
  const operator = stream.peek();
  if (!stream.accept('-')) return readOperand(stream);
  const operand = stream.below(operator, () => readSigned(stream));
  const span = stream.since(operator.span.start);
  if (operand.kind === 'number' && !operand.text.startsWith('-')) return minus(operand, span);
  return Object.freeze({ kind: 'negative', operand, span });
}

function minus(number: NumberLiteral, span: Span): NumberLiteral {
  return Object.freeze({ kind: 'number', text: number.text === '0' ? '0' : `-${number.text}`, span });
}

function readOperand(stream: TokenStream): Expression {
  const token: Token = stream.peek();
  const known = literal(token);
  if (known) {
    stream.next();
    return known;
  }
  if (stream.accept('(')) return stream.within(token, ')', () => readCondition(stream));
  if (stream.accept('[')) {
    const items = readItems(stream, token);
    return Object.freeze({ kind: 'list', items, span: stream.since(token.span.start) });
  }
  return readCall(stream, () => readCondition(stream));
}
