import type { Diagnostic, Expression, Span } from './expression.ts';
import type { Token } from './tokens.ts';

/** Of brackets open at once, and of nodes one below another. */
export const DEEPEST_NESTING = 64;

/** Unwinds the parser; it never leaves `parse`. */
export class SyntaxFault extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** A hand that moves over the tokens and knows how deep it is. */
export class TokenStream {
  /** Faults after which reading could go on. */
  readonly faults: Diagnostic[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;
  #brackets = 0;
  #chain = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token {
    return this.#tokens[this.#at]!;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  /** Whether a keyword or symbol comes next. */
  sees(...words: readonly string[]): boolean {
    const { kind, text } = this.peek();
    return (kind === 'keyword' || kind === 'symbol') && words.includes(text);
  }

  accept(word: string): boolean {
    const seen = this.sees(word);
    if (seen) this.#at++;
    return seen;
  }

  /** From a start to the end of what was read last. */
  since(start: number): Span {
    return Object.freeze({ start, end: this.#tokens[this.#at - 1]!.span.end });
  }

  /** Reads what stands in brackets after the opening one, and the closing one. */
  within<T>(opening: Token, closing: ')' | ']', read: () => T): T {
    if (++this.#brackets > DEEPEST_NESTING) throw tooDeep(opening.span);
    const inner = read();
    this.#brackets--;
    if (this.accept(closing)) return inner;
    if (this.peek().kind !== 'end') throw this.unexpected(`\`${closing}\` is needed before it`);
    const message = `\`${opening.text}\` is never closed`;
    throw new SyntaxFault({ code: 'unclosed_bracket', message, span: opening.span, help: `add \`${closing}\`` });
  }

  /** Reads the operand of an operator that nests to the right. */
  below(operator: Token, read: () => Expression): Expression {
    if (++this.#chain > DEEPEST_NESTING) throw tooDeep(operator.span);
    const operand = read();
    this.#chain--;
    return operand;
  }

  unexpected(help: string): SyntaxFault {
    const { kind, text, span } = this.peek();
    if (kind === 'end')
      return new SyntaxFault({ code: 'unexpected_end', message: 'the text ends too early', span, help });
    const shown = kind === 'text' ? `"${text}"` : text;
    return new SyntaxFault({ code: 'unexpected_token', message: `\`${shown}\` cannot stand here`, span, help });
  }
}

export function tooDeep(span: Span): SyntaxFault {
  const message = `this is nested more than \`${DEEPEST_NESTING}\` deep`;
  return new SyntaxFault({ code: 'too_deep', message, span, help: 'split it into several statements' });
}
