import { z } from 'zod';
import { ID_PATTERN } from '../negotiation/identifiers.ts';

/** The `after` of a list whose keys look like this. */
export const cursor = (keys: RegExp) =>
  z
    .string()
    .max(500)
    .refine((text) => text === '' || keys.test(keyAfter(text) ?? ''), 'a cursor is taken from `next` as it is')
    .optional()
    .meta({ description: 'The cursor of `next`, as it was given' });

export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many at most' }),
  after: cursor(ID_PATTERN),
};
export const VersionQuery = {
  version: z.coerce.number().int().min(1).optional().meta({ description: 'The negotiation as it was at this version' }),
};
export const WriteQuery = z.strictObject({
  validateOnly: z
    .enum(['true', 'false'], '`true` or `false`')
    .optional()
    .transform((text) => text === 'true')
    .meta({ description: '`true`: say what would be answered, and change nothing' }),
});

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const pageOf = (name: string, item: z.ZodType) =>
  z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().meta({ description: 'The address of the next page, or null on the last' }),
    })
    .meta({ id: name });

/**
 * The key after which a page begins; `undefined` where the first page is meant, or the cursor is none of ours. Cursors
 * are the last key of the page before, so inserts do not move them.
 */
export function keyAfter(cursor: string | undefined): string | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  return Buffer.from(key, 'utf8').toString('base64url') === cursor ? key : undefined;
}

/**
 * A page out of up to `limit + 1` rows.
 * @param url the address that was asked; the next page's is the same with another cursor
 */
export function page<T>(rows: readonly T[], limit: number, url: string, keyOf: (row: T) => string): Page<T> {
  if (rows.length <= limit) return { items: rows, next: null };
  const items = rows.slice(0, limit);
  const next = new URL(url, 'http://here');
  next.searchParams.set('after', Buffer.from(keyOf(items.at(-1)!), 'utf8').toString('base64url'));
  return { items, next: next.pathname + next.search };
}
