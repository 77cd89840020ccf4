import type { Vocabulary } from './check-types.ts';
import type { Expression } from './expression.ts';

/** The names in an expression, each once, in the order of first mention. */
export function mentions(expression: Expression): string[] {
  throw new Error(`todo ${expression.kind}`);
}

/** The names in an expression, each once, the one mentioned last first. */
export function lastMentioned(expression: Expression): string[] {
  throw new Error(`todo ${expression.kind}`);
}

export interface OptionMention {
  readonly name: string;
  readonly option: string;
}

/** The options and levels an expression relies on, each once, in the order of first mention. */
export function optionsMentioned(expression: Expression, vocabulary: Vocabulary): OptionMention[] {
  throw new Error(`todo ${expression.kind} ${vocabulary.size}`);
}
