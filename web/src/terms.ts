import type { Case, Issue, Terms, Value } from './contract.ts';

/** A value as one text of the address, and back. A set is its options with commas between, in their order. */
export const textOf = (value: Value): string => (Array.isArray(value) ? value.join(',') : String(value));

/** @returns `undefined` where the text is no value of the issue */
export function readValue(issue: Pick<Issue, 'type'>, text: string): Value | undefined {
  switch (issue.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : undefined;
    case 'step':
      return text === 'never' ? text : /^\d+$/.test(text) ? Number(text) : undefined;
    case 'set':
      return text === '' ? [] : text.split(',');
    default:
      return text;
  }
}

export interface ReadTerms {
  readonly terms: Terms;
  /** Names in the address that are no issues of the case, or texts that are no values of theirs. */
  readonly unread: readonly string[];
}

export function readTerms(texts: Readonly<Record<string, string>>, { issues }: Pick<Case, 'issues'>): ReadTerms {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const terms: Record<string, Value> = {};
  const unread: string[] = [];
  for (const [id, text] of Object.entries(texts)) {
    const issue = byId.get(id);
    const value = issue && readValue(issue, text);
    if (value === undefined) unread.push(id);
    else terms[id] = value;
  }
  return { terms, unread };
}

export const textsOf = (terms: Terms): Record<string, string> =>
  Object.fromEntries(Object.entries(terms).map(([issue, value]) => [issue, textOf(value)]));
