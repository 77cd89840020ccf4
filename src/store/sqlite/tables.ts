import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * The rows. A record's field has the column of the same property name; what differs is named in `shapes.ts`.
 *
 * - Every row belongs to one negotiation and goes with it (the only cascade). Its key is (negotiation, id); ids compare
 *   byte by byte, because BINARY is the collation of every column.
 * - What refers to one record has a foreign key; a JSON column holds only what has none.
 * - NULL is an absent field; in `perspective` and `inherits`, which are never absent, it is the baseline.
 */
export const negotiations = sqliteTable('negotiations', {
  id: text('id').notNull().primaryKey(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  description: text('description'),
  language: text('language'),
  license: text('license'),
  contributors: text('contributors', { mode: 'json' }),
  keywords: text('keywords', { mode: 'json' }),
  identifiers: text('identifiers', { mode: 'json' }),
  citeAs: text('cite_as'),
  defaultContext: text('default_context', { mode: 'json' }),
  agreement: text('agreement', { mode: 'json' }).notNull(),
});

/** What stays of a negotiation that was deleted: the version at which that was done, so that none is given twice. */
export const deleted = sqliteTable('deleted', {
  id: text('id').notNull().primaryKey(),
  version: integer('version').notNull(),
});

const negotiation = () =>
  text('negotiation')
    .notNull()
    .references(() => negotiations.id, { onDelete: 'cascade' });
/** Which version of the language the row's expression was written in; there is one so far, so nothing writes it yet. */
const language = () => ({ languageVersion: text('language_version').notNull().default('1') });
const key = () => ({ negotiation: negotiation(), id: text('id').notNull() });

export const parties = sqliteTable(
  'parties',
  {
    ...key(),
    name: text('name').notNull(),
    consent: text('consent').notNull(),
    consentWhen: text('consent_when'),
    ...language(),
    otherNames: text('other_names', { mode: 'json' }),
    classification: text('classification'),
    partOf: text('part_of'),
    identifiers: text('identifiers', { mode: 'json' }),
    note: text('note'),
  },
  (t) => [primaryKey({ columns: [t.negotiation, t.id] })],
);

/** What issues and circumstances share; `domain` is the half that depends on the type. */
const settled = () => ({
  ...key(),
  title: text('title').notNull(),
  description: text('description'),
  group: text('group'),
  codes: text('codes', { mode: 'json' }),
  type: text('type').notNull(),
  domain: text('domain', { mode: 'json' }).notNull(),
});

export const issues = sqliteTable('issues', settled(), (t) => [primaryKey({ columns: [t.negotiation, t.id] })]);

/** `values` keeps an empty list where a value has citations: they are rows of their own. */
export const circumstances = sqliteTable(
  'circumstances',
  { ...settled(), values: text('values', { mode: 'json' }).notNull() },
  (t) => [primaryKey({ columns: [t.negotiation, t.id] })],
);

export const rules = sqliteTable(
  'rules',
  {
    ...key(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    holds: text('holds').notNull(),
    ...language(),
    note: text('note'),
  },
  (t) => [primaryKey({ columns: [t.negotiation, t.id] })],
);

export const sources = sqliteTable(
  'sources',
  { ...key(), csl: text('csl', { mode: 'json' }).notNull(), note: text('note') },
  (t) => [primaryKey({ columns: [t.negotiation, t.id] })],
);

export const perspectives = sqliteTable(
  'perspectives',
  {
    ...key(),
    title: text('title').notNull(),
    description: text('description'),
    inherits: text('inherits'),
    suppresses: text('suppresses', { mode: 'json' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.negotiation, t.id] }),
    foreignKey({ columns: [t.negotiation, t.inherits], foreignColumns: [t.negotiation, t.id] }),
    index('perspectives_by_inherits').on(t.negotiation, t.inherits),
  ],
);

const provenance = () => ({
  validFrom: text('valid_from'),
  validTo: text('valid_to'),
  confidence: real('confidence').notNull(),
  perspective: text('perspective'),
  method: text('method'),
  coder: text('coder'),
  reviewStatus: text('review_status'),
  owner: text('owner'),
  disclosure: text('disclosure').notNull(),
  note: text('note'),
});

/** Positions, preconditions and red lines. */
export const statements = sqliteTable(
  'statements',
  {
    negotiation: negotiation(),
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    party: text('party').notNull(),
    issue: text('issue'),
    stage: text('stage'),
    title: text('title').notNull(),
    text: text('text').notNull(),
    holds: text('holds'),
    ...language(),
    basis: text('basis').notNull(),
    ...provenance(),
    wants: text('wants', { mode: 'json' }),
    ideal: text('ideal', { mode: 'json' }),
    salience: real('salience'),
  },
  (t) => [
    primaryKey({ columns: [t.negotiation, t.kind, t.id] }),
    foreignKey({ columns: [t.negotiation, t.party], foreignColumns: [parties.negotiation, parties.id] }),
    foreignKey({ columns: [t.negotiation, t.issue], foreignColumns: [issues.negotiation, issues.id] }),
    foreignKey({
      columns: [t.negotiation, t.perspective],
      foreignColumns: [perspectives.negotiation, perspectives.id],
    }),
    index('statements_by_party').on(t.negotiation, t.party),
    index('statements_by_issue').on(t.negotiation, t.issue),
    index('statements_by_perspective').on(t.negotiation, t.perspective),
    check(
      'statement_kind',
      sql`case kind
        when 'position' then issue is not null and wants is not null and holds is null and stage is null
        when 'precondition' then holds is not null and stage is not null and issue is null and wants is null
        when 'red_line' then holds is not null and stage is null and issue is null and wants is null
        else false end`,
    ),
  ],
);

export const deals = sqliteTable(
  'deals',
  {
    ...key(),
    title: text('title').notNull(),
    terms: text('terms', { mode: 'json' }).notNull(),
    kind: text('kind').notNull(),
    proposedBy: text('proposed_by'),
    proposedAt: text('proposed_at'),
    note: text('note'),
    owner: text('owner'),
    disclosure: text('disclosure').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.negotiation, t.id] }),
    foreignKey({ columns: [t.negotiation, t.proposedBy], foreignColumns: [parties.negotiation, parties.id] }),
    index('deals_by_proposer').on(t.negotiation, t.proposedBy),
  ],
);

/** A reservation is a worth or a deal, never both. */
export const preferences = sqliteTable(
  'preferences',
  {
    negotiation: negotiation(),
    party: text('party').notNull(),
    weights: text('weights', { mode: 'json' }).notNull(),
    values: text('values', { mode: 'json' }).notNull(),
    reservationValue: real('reservation_value'),
    reservationDeal: text('reservation_deal'),
    binding: integer('binding', { mode: 'boolean' }).notNull(),
    ...provenance(),
  },
  (t) => [
    primaryKey({ columns: [t.negotiation, t.party] }),
    foreignKey({ columns: [t.negotiation, t.party], foreignColumns: [parties.negotiation, parties.id] }),
    foreignKey({ columns: [t.negotiation, t.reservationDeal], foreignColumns: [deals.negotiation, deals.id] }),
    foreignKey({
      columns: [t.negotiation, t.perspective],
      foreignColumns: [perspectives.negotiation, perspectives.id],
    }),
    index('preferences_by_reservation').on(t.negotiation, t.reservationDeal),
    index('preferences_by_perspective').on(t.negotiation, t.perspective),
    check('one_reservation', sql`reservation_value is null or reservation_deal is null`),
  ],
);

/** Exactly one parent: a statement, a deal, preferences, or the `place`-th value of a circumstance. */
export const citations = sqliteTable(
  'citations',
  {
    row: integer('row').primaryKey(),
    negotiation: negotiation(),
    statementKind: text('statement_kind'),
    statement: text('statement'),
    deal: text('deal'),
    preferences: text('preferences'),
    circumstance: text('circumstance'),
    place: integer('place'),
    ordinal: integer('ordinal').notNull(),
    source: text('source').notNull(),
    label: text('label'),
    locator: text('locator'),
    paraphrase: text('paraphrase'),
  },
  (t) => [
    foreignKey({
      columns: [t.negotiation, t.source],
      foreignColumns: [sources.negotiation, sources.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.negotiation, t.statementKind, t.statement],
      foreignColumns: [statements.negotiation, statements.kind, statements.id],
    }),
    foreignKey({ columns: [t.negotiation, t.deal], foreignColumns: [deals.negotiation, deals.id] }),
    foreignKey({
      columns: [t.negotiation, t.preferences],
      foreignColumns: [preferences.negotiation, preferences.party],
    }),
    foreignKey({
      columns: [t.negotiation, t.circumstance],
      foreignColumns: [circumstances.negotiation, circumstances.id],
    }),
    index('citations_by_source').on(t.negotiation, t.source),
    uniqueIndex('citations_of_statement')
      .on(t.negotiation, t.statementKind, t.statement, t.ordinal)
      .where(sql`statement is not null`),
    uniqueIndex('citations_of_deal').on(t.negotiation, t.deal, t.ordinal).where(sql`deal is not null`),
    uniqueIndex('citations_of_preferences')
      .on(t.negotiation, t.preferences, t.ordinal)
      .where(sql`preferences is not null`),
    uniqueIndex('citations_of_circumstance')
      .on(t.negotiation, t.circumstance, t.place, t.ordinal)
      .where(sql`circumstance is not null`),
    check(
      'one_parent',
      sql`(statement is not null) + (deal is not null) + (preferences is not null) + (circumstance is not null) = 1
        and (statement is null) = (statement_kind is null) and (circumstance is null) = (place is null)`,
    ),
  ],
);

/** One line per commit; `changes` is what differs, record by record, so that older versions can be read backwards. */
export const history = sqliteTable(
  'history',
  {
    negotiation: negotiation(),
    before: integer('before').notNull(),
    after: integer('after').notNull(),
    at: text('at').notNull(),
    who: text('who'),
    changes: text('changes', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.negotiation, t.after] })],
);

/** Answers kept under idempotency keys; `at` in milliseconds since 1970. */
export const answers = sqliteTable(
  'answers',
  {
    key: text('key').notNull().primaryKey(),
    request: text('request').notNull(),
    status: integer('status').notNull(),
    headers: text('headers', { mode: 'json' }).notNull(),
    body: text('body').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('answers_by_at').on(t.at)],
);
