import { z } from 'zod';
import { Day, Id, Name, Prose, Title } from './identifiers.ts';
import { Value } from './issue.ts';
import { Citations } from './source.ts';
import { Disclosure } from './statement.ts';

/** Values for some or all issues; an issue without one is open. */
export const Terms = z
  .record(Name, Value)
  .meta({ id: 'Terms', description: 'A value for each settled issue', examples: [{ security_guarantee: 'robust' }] });
export type Terms = z.output<typeof Terms>;

export const Deal = z
  .strictObject({
    id: Id,
    title: Title,
    terms: Terms,
    kind: z.enum(['proposal', 'status_quo', 'agreement']).default('proposal'),
    proposedBy: Id.optional(),
    proposedAt: Day.optional(),
    citations: Citations.default([]),
    note: Prose.optional(),
    owner: Id.optional(),
    disclosure: Disclosure.default('public'),
  })
  .meta({ id: 'Deal', description: 'Terms: values for some or all issues' });
export type Deal = z.output<typeof Deal>;
