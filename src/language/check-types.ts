import type { Domain } from './domain.ts';
import type { Diagnostic, Expression } from './expression.ts';

/** Issues and circumstances by id: one namespace. */
export type Vocabulary = ReadonlyMap<string, Domain>;

/** Every fault of a parsed expression at once, in the order of the text; none means it can be evaluated. */
export function checkTypes(expression: Expression, vocabulary: Vocabulary): Diagnostic[] {
  throw new Error(`todo ${expression.kind} ${vocabulary.size}`);
}
