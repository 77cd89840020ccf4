import { z } from 'zod';

/** What may go with reading. Header names are lower case, as Node gives them. */
export const ReadHeaders = z.object({
  'if-none-match': z.string().optional().meta({ description: 'Answer 304 where the `ETag` is still this one' }),
});

const who = {
  from: z.string().max(320).optional().meta({ description: 'Who writes; it is kept in the history' }),
};

/** What may go with writing. */
export const WriteHeaders = z.object({
  'if-match': z.string().optional().meta({
    description: 'Write only if the negotiation is at the version of this `ETag` (`*`: only if the record is there)',
  }),
  'if-none-match': z.string().optional().meta({ description: '`*`: write only if the record is not there yet' }),
  ...who,
});

/** What may go with adding. */
export const PostHeaders = WriteHeaders.extend({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .refine((key) => key !== '""', 'a key has at least 1 character')
    .optional()
    .meta({ description: 'Kept for 24 hours: the same key and request give the first answer again' }),
});
