import { z } from 'zod';
import { carried, ValueSet } from './answer-shapes.ts';

/** The parsed tree: nodes tagged by `kind`, each with its span. Later versions of the language add kinds. */
export const Tree = z.looseObject({ kind: z.string(), span: z.strictObject({ start: z.int(), end: z.int() }) }).meta({
  id: 'Tree',
  description: 'A node of the parsed expression, tagged by `kind`, with its span in UTF-16 units',
});

export const Explanation = z
  .strictObject({
    canonical: z.string().meta({ description: 'The text as the language prints it' }),
    words: z.string().meta({ description: 'The expression in plain words' }),
    values: z.record(z.string(), ValueSet).meta({
      description: 'The values each issue may take where the expression holds, this expression alone in view',
    }),
    tree: Tree,
    ...carried,
  })
  .meta({ id: 'Explanation', description: 'An expression taken apart' });
