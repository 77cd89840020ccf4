import { z } from 'zod';

export const ID_PATTERN = /^[a-z0-9][a-z0-9_-]{0,63}$/;
export const NAME_PATTERN = /^[a-z][a-z0-9_]{0,63}$/;

/** An id in kebab-case or snake_case, chosen by the caller, 1..64 characters, compared byte by byte. */
export const Id = z
  .string()
  .regex(ID_PATTERN, 'an id is 1..64 lower-case letters, digits, `-` or `_`, starting with a letter or digit')
  .meta({ id: 'Id', description: 'kebab-case or snake_case, 1..64 characters', examples: ['ukraine'] });
export type Id = z.output<typeof Id>;

/** The id of an issue or circumstance: snake_case, because expressions use it as a name. */
export const Name = z
  .string()
  .regex(NAME_PATTERN, 'a name is 1..64 lower-case letters, digits or `_`, starting with a letter')
  .meta({ id: 'Name', description: 'snake_case, 1..64 characters', examples: ['security_guarantee'] });

/** A day of the calendar of expressions, UTC: `2025-04-30`. */
export const Day = z.iso
  .date({
    error: ({ input }) =>
      typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input)
        ? 'it is not a day of the calendar'
        : 'a day is written `YYYY-MM-DD`',
  })
  .refine((day) => !day.startsWith('0000'), 'the first year is 0001')
  .meta({ id: 'Day', examples: ['2025-04-30'] });

export const Title = z.string().min(1).max(200);
export const Prose = z.string().max(8000);

/** An identifier of the same thing in somebody else's scheme. */
export const Identifier = z
  .strictObject({ scheme: z.string().min(1).max(64), identifier: z.string().min(1).max(256) })
  .meta({ id: 'Identifier', examples: [{ scheme: 'wikidata', identifier: 'Q212' }] });
