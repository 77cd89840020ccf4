import { type Column, getTableColumns, type Table } from 'drizzle-orm';
import { COLLECTIONS, type Collection } from '../../negotiation/negotiation.ts';
import * as tables from './tables.ts';

/** Where a collection's records live. */
export interface Shape {
  readonly collection: Collection | 'negotiation';
  readonly table: Table;
  /** Property name → column, in the table's order. */
  readonly columns: Readonly<Record<string, Column>>;
  /** The property that names a record within its negotiation. */
  readonly key: 'id' | 'party';
  /** Which of the statements; they share a table. */
  readonly kind?: 'position' | 'precondition' | 'red_line';
  /** The column of `citations` that refers to such a record, where it can have citations. */
  readonly cited?: 'statement' | 'deal' | 'preferences' | 'circumstance';
}

const shape = (collection: Shape['collection'], table: Table, rest: Partial<Shape> = {}): Shape => {
  // Written when the row is made, or by the store itself, never from a record.
  const { languageVersion, version, ...columns } = getTableColumns(table);
  return { collection, table, columns, key: 'id', ...rest };
};

export const HEADER = shape('negotiation', tables.negotiations);

export const SHAPES: Readonly<Record<Collection, Shape>> = {
  parties: shape('parties', tables.parties),
  issues: shape('issues', tables.issues),
  circumstances: shape('circumstances', tables.circumstances, { cited: 'circumstance' }),
  rules: shape('rules', tables.rules),
  sources: shape('sources', tables.sources),
  perspectives: shape('perspectives', tables.perspectives),
  positions: shape('positions', tables.statements, { kind: 'position', cited: 'statement' }),
  preconditions: shape('preconditions', tables.statements, { kind: 'precondition', cited: 'statement' }),
  redLines: shape('redLines', tables.statements, { kind: 'red_line', cited: 'statement' }),
  preferences: shape('preferences', tables.preferences, { key: 'party', cited: 'preferences' }),
  deals: shape('deals', tables.deals, { cited: 'deal' }),
};

export const ALL_SHAPES: readonly Shape[] = COLLECTIONS.map((collection) => SHAPES[collection]);
