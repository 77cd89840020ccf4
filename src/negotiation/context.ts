import { z } from 'zod';
import { Day, Id } from './identifiers.ts';
import { BASELINE } from './statement.ts';

/** Whose view, on which day: what a question leaves out comes from the negotiation's default, then from here. */
export const Context = z
  .strictObject({
    asOf: Day.optional(),
    perspective: Id.optional(),
    basis: z.enum(['declared', 'assessed', 'both']).optional(),
    version: z.int().min(1).optional(),
  })
  .meta({
    id: 'Context',
    description: 'Whose view, on which day',
    examples: [{ asOf: '2025-04-30', basis: 'assessed' }],
  });
export type Context = z.output<typeof Context>;

/** A context with nothing left open, as answers echo it. */
export const ResolvedContext = z
  .strictObject({
    asOf: Day,
    perspective: Id,
    basis: z.enum(['declared', 'assessed', 'both']),
    version: z.int().min(1).optional(),
  })
  .meta({ id: 'ResolvedContext' });
export type ResolvedContext = z.output<typeof ResolvedContext>;

/** @param today the day it is, UTC, as `YYYY-MM-DD`: an input like any other */
export function resolveContext(asked: Context, byDefault: Context | undefined, today: string): ResolvedContext {
  return {
    asOf: asked.asOf ?? byDefault?.asOf ?? today,
    perspective: asked.perspective ?? byDefault?.perspective ?? BASELINE,
    basis: asked.basis ?? byDefault?.basis ?? 'both',
    ...(asked.version === undefined ? {} : { version: asked.version }),
  };
}
