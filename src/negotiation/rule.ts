import { z } from 'zod';
import { Id, Prose, Title } from './identifiers.ts';
import { ExpressionText } from './party.ts';

/** What every deal must satisfy whoever signs it: logic, physics, law. No party owns it. */
export const Rule = z
  .strictObject({ id: Id, title: Title, text: Prose.default(''), holds: ExpressionText, note: Prose.optional() })
  .meta({ id: 'Rule', description: 'What every deal must satisfy, whoever signs it' });
export type Rule = z.output<typeof Rule>;
