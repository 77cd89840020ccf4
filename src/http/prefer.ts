import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

export const PreferHeaders = z.object({
  prefer: z
    .string()
    .optional()
    .meta({
      description:
        '`respond-async`: do not wait; the answer is 202 and the address of a job. With `wait=2` as well: only if it takes longer than two seconds',
      examples: ['respond-async'],
    }),
});

/** More seconds than this nobody is kept waiting before the answer is a job. */
const LONGEST = 60;

/**
 * After how many milliseconds the client would rather have the address of a job (RFC 7240, sections 4.1 and 4.3);
 * `null`: it waits for the answer. `Prefer` may list several wishes, each with parameters.
 */
export function jobAfter({ headers }: FastifyRequest): number | null {
  const wishes = [headers['prefer'] ?? []].flat().join().split(',');
  const told = wishes.map((wish) => wish.split(';', 1)[0]!.trim());
  if (!told.some((wish) => /^respond-async$/i.test(wish))) return null;
  const wait = told.flatMap((wish) => /^wait\s*=\s*"?(\d{1,9})"?$/i.exec(wish)?.[1] ?? [])[0];
  return Math.min(Number(wait ?? 0), LONGEST) * 1000;
}
