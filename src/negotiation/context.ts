import { z } from 'zod';
import { Day, Id, Name } from './identifiers.ts';
import { Value } from './issue.ts';
import { Overlay } from './overlay.ts';
import { ABSENCES, BASELINE } from './statement.ts';

export const BasisAsked = z.enum(['declared', 'assessed', 'both']).meta({ id: 'BasisAsked' });

const Assumed = z.record(Name, Value).meta({
  description: 'Values assumed for circumstances, whatever they are on the day',
  examples: [{ us_engaged: false }],
});

const Instant = z.iso
  .datetime({ offset: true, error: 'an instant is written `2025-04-30T12:00:00Z`' })
  .meta({ description: 'As this database held it then' });

const Parties = z.array(Id).min(1).max(500).meta({
  description: 'Who has to agree, all of these and nobody else, in place of the agreement rule',
});

/** What a negotiation may say once for every question that leaves it out. */
export const DefaultContext = z
  .strictObject({
    asOf: Day.optional(),
    perspective: Id.optional(),
    basis: BasisAsked.optional(),
  })
  .meta({ id: 'DefaultContext' });
export type DefaultContext = z.output<typeof DefaultContext>;

/** Whose view, on which day: what a question leaves out comes from the negotiation's default, then from here. */
export const Context = DefaultContext.extend({
  version: z.int().min(1).optional(),
  recordedAsOf: Instant.optional(),
  circumstances: Assumed.optional(),
  parties: Parties.optional(),
  overlay: Overlay.optional(),
  explain: z
    .boolean()
    .optional()
    .meta({ description: 'List which statements are in force, and why the others are not' }),
}).meta({
  id: 'Context',
  description: 'Whose view, on which day',
  examples: [{ asOf: '2025-04-30', basis: 'assessed' }],
});
export type Context = z.output<typeof Context>;

const Here = z
  .strictObject({ id: z.string(), party: Id, kind: z.enum(['redLine', 'precondition', 'position', 'reservation']) })
  .meta({ id: 'StatementHere' });
const NotHere = Here.extend({ why: z.enum(ABSENCES), text: z.string() }).meta({ id: 'StatementNotHere' });

const Counted = z.strictObject({ inForce: z.int(), notInForce: z.int() }).meta({ id: 'StatementCounts' });
const Listed = z
  .strictObject({ inForce: z.array(Here), notInForce: z.array(NotHere) })
  .meta({ id: 'StatementLists', description: 'With `explain`' });

/** A context with nothing left open, as answers echo it. */
export const ResolvedContext = z
  .strictObject({
    asOf: Day,
    perspective: Id,
    basis: BasisAsked,
    version: z.int().min(1).optional(),
    recordedAsOf: Instant.optional(),
    circumstances: Assumed.optional(),
    parties: Parties.optional(),
    overlay: Overlay.optional(),
    statements: Counted.or(Listed),
  })
  .meta({ id: 'ResolvedContext' });
export type EchoedContext = z.output<typeof ResolvedContext>;

/** What of a context decides which of a document's statements are in force. */
export type ResolvedContext = Pick<EchoedContext, 'asOf' | 'perspective' | 'basis'>;

/** @param today the day it is, UTC, as `YYYY-MM-DD`: an input like any other */
export function resolveContext(asked: Context, byDefault: DefaultContext | undefined, today: string): ResolvedContext {
  return {
    asOf: asked.asOf ?? byDefault?.asOf ?? today,
    perspective: asked.perspective ?? byDefault?.perspective ?? BASELINE,
    basis: asked.basis ?? byDefault?.basis ?? 'both',
  };
}
