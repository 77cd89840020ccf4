import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';

/** The columns of a record: its fields in the order of the schema; of a union, of all its branches. */
export function columnsOf(schema: z.ZodType): string[] {
  const def = schema.def as { shape?: object; options?: z.ZodType[]; innerType?: z.ZodType };
  if (def.shape !== undefined) return Object.keys(def.shape);
  if (def.options !== undefined) return [...new Set(def.options.flatMap(columnsOf))];
  return def.innerType === undefined ? [] : columnsOf(def.innerType);
}

/** RFC 4180, with a header. Lists and objects are JSON; what a spreadsheet would run as a formula is made text. */
export function csvOf(columns: readonly string[], rows: readonly object[]): string {
  const cells = rows.map((row) => columns.map((column) => cellOf((row as Record<string, unknown>)[column])));
  return stringify(cells, {
    header: true,
    columns: [...columns],
    record_delimiter: '\r\n',
    quoted_match: LINE_END,
    cast: { string: asText },
  });
}

/** Within a cell; what ends a row in one program is part of it in another. */
const LINE_END = /[\r\n]/;

/** A text, never a formula; numbers keep their sign. */
const asText = (value: string) => ({ value, escape_formulas: true });

const cellOf = (value: unknown): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value ?? '').replace(/^""$/, '');
