import type { Expression } from './expression.ts';

/** How the negotiation speaks of its issues and their options; for a step, `value` is asked for `never`. */
export interface Titles {
  name(id: string): string;
  value(id: string, option: string): string;
}

/** The expression in plain English. */
export function inWords(expression: Expression, titles: Titles): string {
  throw new Error(`todo ${expression.kind} ${titles.name('')}`);
}
