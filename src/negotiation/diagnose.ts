import { checkTypes } from '../language/check-types.ts';
import { encode, hasSoundBounds, isMisfit } from '../language/domain.ts';
import type { Diagnostic } from '../language/expression.ts';
import { nearestWord } from '../language/nearest-word.ts';
import { parse } from '../language/parse.ts';
import { type Directory, NOUNS } from './directory.ts';
import { type Fault, MOST_HELPED, pointerTo } from './fault.ts';
import type { Value } from './issue.ts';
import type { Collection } from './negotiation.ts';
import type { Citation } from './source.ts';
import { BASELINE } from './statement.ts';

/** What is wrong with the text of an expression, given what it may name. */
export function expressionFaults(text: string, pointer: string, directory: Directory): Fault[] {
  const parsed = parse(text);
  const found: readonly Diagnostic[] =
    parsed.diagnostics !== undefined ? parsed.diagnostics : checkTypes(parsed.expression, directory.vocabulary);
  return found.map(({ code, message, span, help }) => ({
    pointer,
    code,
    detail: message,
    span,
    ...(help === undefined ? {} : { help }),
  }));
}

/**
 * Whether `id` names a record of that list.
 * @param others the ids that may have been meant, where not every record will do
 */
export function referenceFaults(
  collection: Collection,
  id: string,
  pointer: string,
  directory: Directory,
  others?: Iterable<string>,
): Fault[] {
  const known: ReadonlyMap<string, unknown> = directory.records[collection];
  if (known.has(id)) return [];
  const noun = collection === 'preferences' ? 'preferences' : NOUNS[collection];
  const always = collection === 'perspectives' ? [BASELINE] : [];
  const help = meant(id, [...always, ...(others ?? known.keys())]);
  return [{ pointer, code: 'unknown_reference', detail: `there is no ${noun} \`${id}\``, ...help }];
}

/** A help that names the nearest of the words, where one is near, or else the few there are. */
export function meant(word: string, words: Iterable<string>): { help?: string } {
  const all = [...words];
  const near = nearestWord(word, all);
  if (near !== undefined) return { help: `did you mean \`${near}\`?` };
  if (all.length === 0 || all.length > 12) return {};
  return { help: `there are: ${all.map((one) => `\`${one}\``).join(', ')}` };
}

/** Whether `value` is one of the issue's or circumstance's values, where its bounds allow to tell. */
export function valueFaults(name: string, value: Value, pointer: string, directory: Directory): Fault[] {
  const domain = directory.vocabulary.get(name);
  if (domain === undefined || !hasSoundBounds(domain)) return [];
  const encoded = encode(domain, value);
  if (!isMisfit(encoded)) return [];
  const { message } = encoded;
  const isQuoted = domain.type === 'boolean' && (value === 'true' || value === 'false');
  const help = isQuoted ? `leave the quotes away: \`${value}\`` : encoded.help;
  return [{ pointer, code: 'value_out_of_domain', detail: `\`${name}\`: ${message}`, ...(help ? { help } : {}) }];
}

/** Whether terms name issues and give them values they have. Circumstances are not for a deal to settle. */
export function termsFaults(terms: Record<string, Value>, pointer: string, directory: Directory): Fault[] {
  let helped = 0;
  return Object.entries(terms).flatMap(([name, value]) => {
    const at = pointerTo(pointer, name);
    if (directory.issues.has(name)) return valueFaults(name, value, at, directory);
    return [issueFault(name, at, directory, helped++ < MOST_HELPED)];
  });
}

/** That `name` is no issue. */
export function issueFault(name: string, pointer: string, directory: Directory, helps = true): Fault {
  if (directory.circumstances.has(name)) {
    const detail = `\`${name}\` is a circumstance: no deal settles it`;
    return { pointer, code: 'circumstance_as_issue', detail, help: 'leave it out; its value is in `circumstances`' };
  }
  const detail = `there is no issue \`${name}\``;
  return { pointer, code: 'unknown_issue', detail, ...(helps ? meant(name, directory.issues.keys()) : {}) };
}

export function citationFaults(citations: readonly Citation[], pointer: string, directory: Directory): Fault[] {
  return citations.flatMap((citation, at) =>
    referenceFaults('sources', citation.source, pointerTo(pointer, at, 'source'), directory),
  );
}

/** Whether a stretch of days ends before it begins. */
export function periodFaults(from: string | undefined, to: string | undefined, pointer: string): Fault[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [
    { pointer, code: 'period_reversed', detail: `ends on ${to}, before it begins on ${from}`, help: 'swap them' },
  ];
}
