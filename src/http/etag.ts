import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './problem.ts';

export type Representation = 'json' | 'yaml' | 'csv';

/** Strong: the negotiation's version and the representation make the bytes of an answer at one address. */
export const etagOf = (version: number, representation: Representation = 'json') => `"${version}-${representation}"`;

/** Whether a GET may be answered with 304. */
export function isKnown(headers: IncomingHttpHeaders, etag: string): boolean {
  const known = headers['if-none-match'];
  if (known === undefined) return false;
  return known === etag || known.trim() === '*' || tagsOf(known).some((tag) => tag.replace(/^W\//, '') === etag);
}

/**
 * Holds a write to what its sender said it must find.
 * @param version of the negotiation as it stands; `undefined` where there is none
 * @param there whether the record itself that would be written is there
 * @throws Refusal 412
 */
export function checkConditions(headers: IncomingHttpHeaders, version: number | undefined, there: boolean): void {
  const match = headers['if-match'];
  if (match !== undefined && !matches(match, version, there)) {
    throw failed(`\`if-match: ${match.slice(0, 100)}\` does not hold: ${whyNot(match, version)}`, version);
  }
  const none = headers['if-none-match'];
  if (none !== undefined && (none.trim() === '*' ? there : matches(none, version, there))) {
    throw failed(`\`if-none-match: ${none.slice(0, 100)}\` does not hold: it is there already`, version);
  }
}

function whyNot(match: string, version: number | undefined): string {
  if (version === undefined) return 'there is no such negotiation';
  if (match.trim() === '*') return 'there is no such record yet';
  const tags = tagsOf(match);
  if (tags.length === 0) return `an entity tag in double quotes is needed, such as \`${etagOf(version)}\``;
  const isWeak = tags.every((tag) => tag.startsWith('W/'));
  return isWeak ? `weak tags never match; \`${etagOf(version)}\` would` : `it is at version ${version} now`;
}

function failed(detail: string, version: number | undefined): Refusal {
  return new Refusal('condition_failed', detail, version === undefined ? {} : { headers: { etag: etagOf(version) } });
}

/** Any representation of the current version will do; weak tags never match. */
function matches(header: string, version: number | undefined, there: boolean): boolean {
  if (header.trim() === '*') return there;
  return (
    version !== undefined && tagsOf(header).some((tag) => tag === `"${version}"` || tag.startsWith(`"${version}-`))
  );
}

const tagsOf = (header: string) => header.match(/(?:W\/)?"[^"]*"/g) ?? [];
