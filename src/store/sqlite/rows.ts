import type { Column } from 'drizzle-orm';
import { getTableColumns } from 'drizzle-orm';
import type { AnyRecord, Header } from '../../negotiation/negotiation.ts';
import type { Citation } from '../../negotiation/source.ts';
import { BASELINE } from '../../negotiation/statement.ts';
import type { Shape } from './shapes.ts';
import { citations } from './tables.ts';

/** What a row holds, by property name of its column, still as the record has it. */
export type Row = Readonly<Record<string, unknown>>;
export type Columns = Readonly<Record<string, Column>>;

/** A record's own row, its citations aside. Throws rather than lose a field that no column holds. */
export function toRow(shape: Shape, negotiation: string, record: AnyRecord | Header): Row {
  const row: Record<string, unknown> = 'negotiation' in shape.columns ? { negotiation, kind: shape.kind } : {};
  const domain: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (value === undefined || (field === 'citations' && shape.cited)) continue;
    if (field === 'reservation') Object.assign(row, { reservationValue: value.value, reservationDeal: value.deal });
    else if (field === 'values' && shape.cited === 'circumstance') row[field] = value.map(withoutCitations);
    else if (field === 'perspective' || field === 'inherits') row[field] = value === BASELINE ? null : value;
    else if (field in shape.columns) row[field] = value;
    else if ('domain' in shape.columns) domain[field] = value;
    else throw new Error(`no column holds \`${field}\` of ${shape.collection}`);
  }
  return 'domain' in shape.columns ? { ...row, domain } : row;
}

/** The record a row was made from; still to be read by its schema, which also puts the fields in order. */
export function toRecord(shape: Shape, row: Row, cited: Cited): Row {
  const { negotiation, kind, domain, reservationValue, reservationDeal, ...record } = row as Record<string, unknown>;
  if (shape.kind === undefined && kind !== undefined) record['kind'] = kind;
  if (reservationValue !== undefined) record['reservation'] = { value: reservationValue };
  if (reservationDeal !== undefined) record['reservation'] = { deal: reservationDeal };
  if ('perspective' in shape.columns) record['perspective'] ??= BASELINE;
  if ('inherits' in shape.columns) record['inherits'] ??= BASELINE;
  if (shape.cited === undefined) return { ...record, ...(domain as object) };

  const id = String(row[shape.key]);
  if (shape.cited !== 'circumstance') return { ...record, citations: cited.of(shape, id) };
  const values = (record['values'] as DatedValue[]).map((value, place) =>
    value.citations === undefined ? value : { ...value, citations: cited.of(shape, id, place) },
  );
  return { ...record, ...(domain as object), values };
}

interface DatedValue {
  readonly citations?: readonly Citation[];
}

/** An empty list stays where there was a list, so that none and an empty one read back as they were. */
const withoutCitations = (value: DatedValue): DatedValue =>
  value.citations === undefined ? value : { ...value, citations: [] };

/** The rows of a record's citations, in their order. */
export function citationRows(shape: Shape, negotiation: string, record: AnyRecord): Row[] {
  if (shape.cited === undefined) return [];
  const parent = parentOf(shape, negotiation, String(record[shape.key as keyof AnyRecord]));
  const rows = (list: readonly Citation[] | undefined, place?: number) =>
    (list ?? []).map((citation, ordinal) => ({ ...parent, place, ordinal, ...citation }));
  if ('citations' in record) return rows(record.citations);
  if (!('values' in record) || !Array.isArray(record.values)) return [];
  return record.values.flatMap((value, place) => rows(value.citations, place));
}

/** What the citations of one record have in common. */
export const parentOf = (shape: Shape, negotiation: string, id: string): Row => ({
  negotiation,
  ...(shape.kind === undefined ? {} : { statementKind: shape.kind }),
  [shape.cited as string]: id,
});

/** A negotiation's citations by parent. */
export class Cited {
  readonly #lists = new Map<string, Citation[]>();

  /** @param rows in order of `ordinal` */
  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const { statementKind, statement, deal, preferences, circumstance, place, ordinal, negotiation, ...rest } = row;
      const name = nameOf(statementKind, statement, deal, preferences, circumstance, place);
      const list = this.#lists.get(name);
      if (list === undefined) this.#lists.set(name, [rest as Citation]);
      else list.push(rest as Citation);
    }
  }

  of({ cited, kind }: Shape, id: string, place?: number): readonly Citation[] {
    const at = (column: Shape['cited']) => (cited === column ? id : undefined);
    const name = nameOf(kind, at('statement'), at('deal'), at('preferences'), at('circumstance'), place);
    return this.#lists.get(name) ?? [];
  }
}

const nameOf = (...parent: unknown[]) => parent.join(' ');

/** Every column of a citation but the row's own number. */
export const CITATION_COLUMNS: Columns = (({ row, ...columns }) => columns)(getTableColumns(citations));

/** The values to bind, in the order of `columns`. */
export const encode = (columns: Columns, row: Row): unknown[] =>
  Object.entries(columns).map(([property, column]) => {
    const value = row[property];
    return value === undefined || value === null ? null : column.mapToDriverValue(value);
  });

/** A row as SQLite gave it, values in the order of `columns`; what is NULL is left out. */
export function decode(columns: Columns, values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  let place = 0;
  for (const property in columns) {
    const value = values[place++];
    if (value !== null) row[property] = columns[property]?.mapFromDriverValue(value);
  }
  return row;
}
