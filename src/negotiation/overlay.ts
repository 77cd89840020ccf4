import { z } from 'zod';
import { Id } from './identifiers.ts';
import { Position, Precondition, RedLine } from './statement.ts';

const kinds = <K extends { id: typeof Id | z.ZodOptional<typeof Id> }>(id: K, called: string) =>
  z.discriminatedUnion('kind', [
    RedLine.extend({ kind: z.literal('redLine'), ...id }).meta({ id: `${called}RedLine` }),
    Precondition.extend({ kind: z.literal('precondition'), ...id }).meta({ id: `${called}Precondition` }),
    Position.extend({ kind: z.literal('position'), ...id }).meta({ id: `${called}Position` }),
  ]);

/** What names a statement or a threshold. */
export const LineId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}(?::reservation)?$/, 'the id of a statement, or `party:reservation`');
const MOST = 1000;

/** Statements added, replaced or removed for one question. */
export const Overlay = z
  .strictObject({
    add: z
      .array(kinds({ id: Id.optional() }, 'Added'))
      .max(MOST)
      .default([])
      .meta({ description: 'Statements with their `kind`; without an id they are `overlay-1`, …' }),
    replace: z
      .array(kinds({ id: Id }, 'Replacing'))
      .max(MOST)
      .default([])
      .meta({ description: 'The whole statement' }),
    remove: z
      .array(LineId)
      .max(MOST)
      .default([])
      .meta({ description: 'Ids of statements; a threshold is `party:reservation`', examples: [['landlord-term']] }),
  })
  .meta({ id: 'Overlay', description: 'Statements added, replaced or removed for this question only' });
export type Overlay = z.output<typeof Overlay>;
