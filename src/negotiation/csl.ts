/** The words of CSL-JSON, version 1.0.2 (citation-style-language/schema, csl-data.json): closed lists. */

export const CSL_TYPES: readonly string[] = `
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
  document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage
`
  .trim()
  .split(/\s+/);

/** What a variable of an item holds. */
export type CslKind = 'names' | 'date' | 'number' | 'text' | 'list' | 'object';

const VARIABLES: Readonly<Record<CslKind, string>> = {
  names: `author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author performer
    producer recipient reviewed-author script-writer series-creator translator`,
  date: 'accessed available-date event-date issued original-date submitted',
  number: `id chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part printing supplement volume`,
  text: `type citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
    archive_location archive-place authority call-number citation-label collection-title container-title
    container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword
    medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale section source status title title-short URL version
    volume-title volume-title-short year-suffix`,
  list: 'categories',
  object: 'custom',
};

export const CSL_VARIABLES: ReadonlyMap<string, CslKind> = new Map(
  Object.entries(VARIABLES).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as CslKind] as const),
  ),
);

export const CSL_NAME_PARTS: readonly string[] = [
  ...['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'comma-suffix', 'static-ordering'],
  ...['literal', 'parse-names'],
];

export const CSL_DATE_PARTS: readonly string[] = ['date-parts', 'season', 'circa', 'literal', 'raw'];
