import type { Loose } from './case.ts';
import { Trouble } from './trouble.ts';

/** How what is written after an option becomes a part of the question. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'on'
  | 'off'
  /** Words, with commas or one at a time. */
  | 'list'
  /** `issue=value`, by what kind of issue it is. */
  | 'terms'
  /** `name=value`, by what kind of circumstance it is. */
  | 'circumstances'
  /** `issue=number` */
  | 'numbers'
  /** `party` or `party:basis` */
  | 'parties'
  /** The name of a file that holds the value. */
  | 'file';

/** An option of a command, and where in the question it goes. */
export interface Field {
  readonly flags: string;
  readonly says: string;
  readonly path: readonly string[];
  readonly kind: FieldKind;
}

export const isRepeated = ({ kind }: Field) => !['text', 'number', 'on', 'off', 'file'].includes(kind);

/** A number where it is written as one; anything else is left for the API to judge. */
export const numberIn = (text: string): unknown => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** @throws Trouble where a name has two values: of which one would be passed over without a word */
export function eachOnce(pairs: readonly { readonly word: string; readonly written: string }[]): void {
  const before = new Map<string, string>();
  const twice = pairs.flatMap(({ word, written }) => {
    const [name] = pairIn(word);
    const first = before.get(name);
    before.set(name, written);
    if (first === undefined) return [];
    const at = { kind: 'name', name: written } as const;
    return [{ at, message: `\`${name}\` has a value already: \`${first}\``, help: 'keep one of the two' }];
  });
  if (twice.length > 0) throw new Trouble(twice);
}

/** `name=value` in two; what has no `=` is a name without a value. */
export function pairIn(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * What was written as a value of an issue or a circumstance, by its type in a document that nobody has looked at yet.
 * What does not fit stays the text that it is.
 */
export function valueIn(text: string, name: string, document: Loose, list: 'issues' | 'circumstances'): unknown {
  const all = Array.isArray(document[list]) ? (document[list] as unknown[]) : [];
  const of = all.find((one) => (one as Loose | null)?.['id'] === name) as Loose | undefined;
  switch (of?.['type']) {
    case 'boolean':
      return /^(true|yes)$/.test(text) ? true : /^(false|no)$/.test(text) ? false : text;
    case 'integer':
    case 'step':
      return numberIn(text);
    case 'set':
      return text
        .split(',')
        .map((option) => option.trim())
        .filter(Boolean);
    default:
      return text;
  }
}
