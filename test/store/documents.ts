import fc from 'fast-check';
import type { z } from 'zod';
import {
  type AnyRecord,
  COLLECTIONS,
  type Collection,
  Document,
  idOf,
  type RecordOf,
} from '../../src/negotiation/negotiation.ts';
import { BASELINE } from '../../src/negotiation/statement.ts';

/** Few, so that random records meet; in an order that differs from the alphabet's and from the bytes'. */
const IDS = ['a_b', 'a-b', 'ab', 'a1', 'a', '0', 'b', 'z-9', 'z_9', 'zz'];
const NAMES = ['a_b', 'ab', 'a1', 'a', 'zz'];
const DAYS = ['2022-02-24', '2024-02-29', '2025-04-30'];

const id = fc.constantFrom(...IDS);
const name = fc.constantFrom(...NAMES);
const day = fc.constantFrom(...DAYS);
const title = fc.oneof(
  fc.constantFrom('Ärger', "O'Neill; drop table", '平和', 'x\u0000y', '100 %'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);
const prose = fc.oneof(title, fc.constant(''));
const worth = fc.double({ min: 0, max: 1, noNaN: true }).map((number) => number + 0);
const value = fc.oneof(fc.boolean(), fc.integer(), worth, title, fc.array(title, { maxLength: 3 }));
const identifiers = fc.array(fc.record({ scheme: title, identifier: title }), { maxLength: 2 });
const citation = fc.record(
  {
    source: id,
    label: fc.constantFrom('section' as const, 'page' as const),
    locator: title,
    paraphrase: prose,
  },
  { requiredKeys: ['source'] },
);
const citations = fc.array(citation, { maxLength: 3 });
const disclosure = fc.constantFrom('public', 'parties', 'mediator', 'party');
const provenance = {
  validFrom: day,
  validTo: day,
  confidence: worth,
  perspective: fc.oneof(id, fc.constant(BASELINE)),
  citations,
  method: fc.constantFrom('official_statement', 'interview', 'model'),
  coder: title,
  reviewStatus: fc.constantFrom('draft', 'reviewed', 'disputed'),
  owner: id,
  disclosure,
  note: prose,
};
const statement = {
  id,
  party: id,
  title,
  text: prose,
  basis: fc.constantFrom('declared', 'assessed'),
  ...provenance,
};
const common = {
  id: name,
  title,
  description: prose,
  group: title,
  codes: fc.array(fc.record({ scheme: title, code: title }), { maxLength: 2 }),
};
const options = fc.array(fc.record({ id: name, title, description: prose }, { requiredKeys: ['id'] }), {
  minLength: 1,
  maxLength: 3,
});
const types: readonly [type: string, half: Record<string, fc.Arbitrary<unknown>>, optional: readonly string[]][] = [
  ['boolean', {}, []],
  ['categorical', { options }, []],
  ['ordinal', { levels: options }, []],
  ['integer', { min: fc.integer(), max: fc.integer(), step: fc.nat(), unit: title }, ['step', 'unit']],
  [
    'decimal',
    { min: fc.constant('0.10'), max: fc.constant('12.50'), step: fc.constant('0.05'), digits: fc.nat(15), unit: title },
    ['step', 'unit'],
  ],
  ['date', { min: day, max: day }, []],
  ['set', { options }, []],
  ['step', {}, []],
];
const datedValue = fc.record({ from: day, to: day, value, citations }, { requiredKeys: ['value'] });

/** One of the eight types, with what `more` adds to each. */
const settled = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    ...types.map(([type, half, optional]) =>
      some({ ...common, type: fc.constant(type), ...half, ...more }, [
        ...['description', 'group', 'codes'],
        ...Object.keys(more),
        ...optional,
      ]),
    ),
  );

/** A record where every field that may be absent sometimes is. */
function some(fields: Record<string, fc.Arbitrary<unknown>>, optional: readonly string[]) {
  const requiredKeys = Object.keys(fields).filter((field) => !optional.includes(field));
  return fc.oneof(
    fc.record(fields),
    fc.record(fields, { requiredKeys }),
    fc.record(Object.fromEntries(requiredKeys.map((field) => [field, fields[field]!]))),
  );
}

const optionalOfStatement = ['text', ...Object.keys(provenance)];
const csl = fc.record(
  { type: fc.constant('report'), title, issued: fc.constant({ 'date-parts': [[2025, 4]] }), custom: fc.jsonValue() },
  { requiredKeys: ['type', 'title'] },
);
const RECORDS: Record<Collection, fc.Arbitrary<unknown>> = {
  parties: some(
    {
      id,
      name: title,
      consent: fc.constantFrom('required', 'advisory'),
      consentWhen: title,
      otherNames: fc.array(title, { maxLength: 2 }),
      classification: title,
      partOf: id,
      identifiers,
      note: prose,
    },
    ['consent', 'consentWhen', 'otherNames', 'classification', 'partOf', 'identifiers', 'note'],
  ),
  issues: settled({}),
  circumstances: settled({ values: fc.array(datedValue, { maxLength: 3 }) }),
  rules: some({ id, title, text: prose, holds: title, note: prose }, ['text', 'note']),
  sources: some({ id, csl, note: prose }, ['note']),
  perspectives: some(
    { id, title, description: prose, inherits: fc.oneof(id, fc.constant(BASELINE)), suppresses: fc.array(id) },
    ['description', 'inherits', 'suppresses'],
  ),
  positions: some(
    {
      ...statement,
      issue: name,
      wants: fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }), fc.constant({ from: 1 })),
      ideal: value,
      salience: fc.double({ min: 0, max: 100, noNaN: true }).map((number) => number + 0),
    },
    [...optionalOfStatement, 'ideal', 'salience'],
  ),
  preconditions: some(
    { ...statement, holds: title, stage: fc.constantFrom('talks', 'signature') },
    optionalOfStatement,
  ),
  redLines: some({ ...statement, holds: title }, optionalOfStatement),
  preferences: some(
    {
      party: id,
      weights: fc.dictionary(name, worth),
      values: fc.dictionary(name, fc.oneof(fc.dictionary(name, worth), fc.constant([['2025-04-30', 0.5]]))),
      reservation: fc.oneof(fc.record({ value: worth }), fc.record({ deal: id })),
      binding: fc.boolean(),
      ...provenance,
    },
    ['values', 'reservation', 'binding', ...Object.keys(provenance)],
  ),
  deals: some(
    {
      id,
      title,
      terms: fc.dictionary(name, value),
      kind: fc.constantFrom('proposal', 'status_quo', 'agreement'),
      proposedBy: id,
      proposedAt: day,
      citations,
      note: prose,
      owner: id,
      disclosure,
    },
    ['kind', 'proposedBy', 'proposedAt', 'citations', 'note', 'owner', 'disclosure'],
  ),
};

const header = some(
  {
    id: fc.constant('case'),
    title,
    description: prose,
    language: fc.constant('en'),
    license: title,
    contributors: fc.array(title, { maxLength: 2 }),
    keywords: fc.array(title, { maxLength: 2 }),
    identifiers,
    citeAs: prose,
    defaultContext: fc.record({ asOf: day, basis: fc.constant('both') }, { requiredKeys: [] }),
    agreement: fc.constant({ kind: 'quorum', atLeast: 1, of: ['a', 'b'] }),
  },
  ['description', 'language', 'license', 'contributors', 'keywords', 'identifiers', 'citeAs', 'defaultContext'],
);

/** A whole document with few ids, every reference in it good, read by its schema. */
export const document: fc.Arbitrary<Document> = fc
  .record({
    negotiation: header,
    ...Object.fromEntries(
      COLLECTIONS.map((collection) => [collection, fc.array(RECORDS[collection], { maxLength: 5 })]),
    ),
  })
  .map((made) => mended(Document.parse(made as z.input<typeof Document>)));

/** Each id once, in byte order, and what refers to nothing taken out. */
export function mended(document: Document): Document {
  const sorted = Object.fromEntries(COLLECTIONS.map((collection) => [collection, sortedOnce(document[collection])]));
  const made = { ...document, ...sorted } as Document;
  const has = (collection: Collection, id: string | undefined) =>
    id === undefined || id === BASELINE || made[collection].some((record: AnyRecord) => idOf(record) === id);
  const cited = <R extends { citations?: { source: string }[] | undefined }>(record: R): R =>
    record.citations
      ? { ...record, citations: record.citations.filter(({ source }) => has('sources', source)) }
      : record;
  const keep = <C extends Collection>(collection: C, good: (record: RecordOf<C>) => boolean) => {
    made[collection] = (made[collection] as RecordOf<C>[]).filter(good).map(cited as never) as never;
  };

  for (const _ of made.perspectives) keep('perspectives', (record) => has('perspectives', record.inherits));
  keep('deals', (record) => has('parties', record.proposedBy));
  keep('preferences', (record) => has('parties', record.party) && has('perspectives', record.perspective));
  keep('preferences', ({ reservation }) => !reservation || !('deal' in reservation) || has('deals', reservation.deal));
  for (const collection of ['positions', 'preconditions', 'redLines'] as const)
    keep(collection, (record) => has('parties', record.party) && has('perspectives', record.perspective));
  keep('positions', (record) => has('issues', record.issue));
  made.circumstances = made.circumstances.map((record) => ({ ...record, values: record.values.map(cited) }));
  return made;
}

const sortedOnce = (records: readonly AnyRecord[]) =>
  [...new Map(records.map((record) => [idOf(record), record])).values()].sort((a, b) =>
    Buffer.compare(Buffer.from(idOf(a)), Buffer.from(idOf(b))),
  );
