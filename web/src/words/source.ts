import type { Schemas } from '../contract.ts';

type Source = Schemas['Source'];
type Citation = Schemas['Citation'];

/** Who published a source and when: `Reuters, 2025-04-25`. */
export function publishedWords({ csl }: Source): string {
  const authors = (csl.author ?? []).map(
    ({ family, given, literal }) => literal ?? [given, family].filter(Boolean).join(' '),
  );
  return [authors.join(', '), csl.publisher, issuedWords(csl.issued)].filter(Boolean).join(', ');
}

function issuedWords(issued: Source['csl']['issued']): string | undefined {
  const parts = issued?.['date-parts']?.[0];
  if (parts === undefined) return issued?.literal ?? issued?.raw;
  const text = parts.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join('-');
  return issued!['circa'] ? `about ${text}` : text;
}

/** The address of a source where it can be opened in a browser. */
export function addressOfSource({ csl }: Source): string | null {
  if (csl.URL !== undefined && /^https?:\/\//i.test(csl.URL)) return csl.URL;
  return csl.DOI === undefined ? null : `https://doi.org/${csl.DOI}`;
}

/** Where in the source: `paragraph Opening, 3`. */
export const locatorWords = ({ label, locator }: Citation): string => [label, locator].filter(Boolean).join(' ');
