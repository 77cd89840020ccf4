import { z } from 'zod';
import { Id, Identifier, Prose, Title } from './identifiers.ts';

/** The text of one expression; its limits and diagnostics are the language's own. */
export const ExpressionText = z
  .string()
  .min(1)
  .meta({ id: 'Expression', description: 'An expression, see docs/language.md', examples: ['nato_path == "open"'] });

export const Consent = z.enum(['required', 'advisory', 'conditional']).meta({
  id: 'Consent',
  description: 'Whether a deal needs it: always, never, or where `consentWhen` holds',
});

/** Who negotiates. `consentWhen` belongs to `conditional` and to it alone. */
export const Party = z
  .strictObject({
    id: Id,
    name: Title,
    consent: Consent.default('required'),
    consentWhen: ExpressionText.optional(),
    otherNames: z.array(Title).max(50).optional(),
    classification: Title.optional(),
    partOf: Id.optional(),
    identifiers: z.array(Identifier).max(50).optional(),
    note: Prose.optional(),
  })
  .meta({ id: 'Party', description: 'Who negotiates, and whether a deal needs its consent' });
export type Party = z.output<typeof Party>;
