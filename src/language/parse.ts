import type { Diagnostic, Expression } from './expression.ts';

/** In UTF-16 units. */
export const LONGEST_TEXT = 4096;
/** Of brackets open at once, and of nodes one below another. */
export const DEEPEST_NESTING = 64;

export type Parsed =
  | { readonly expression: Expression; readonly diagnostics?: undefined }
  | { readonly diagnostics: readonly Diagnostic[]; readonly expression?: undefined };

/** Text to tree. Never throws: what cannot be read comes back as diagnostics. */
export function parse(text: string): Parsed {
  throw new Error(`todo ${text}`);
}
