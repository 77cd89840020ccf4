import { z } from 'zod';
import { Id, Prose } from './identifiers.ts';

const CslName = z
  .object({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() })
  .catchall(z.json())
  .meta({ id: 'CslName' });
const CslDate = z
  .object({
    'date-parts': z.array(z.array(z.union([z.int(), z.string()], 'a date part is a number'))).optional(),
    raw: z.string().optional(),
    literal: z.string().optional(),
  })
  .catchall(z.json())
  .meta({ id: 'CslDate' });

/** One CSL-JSON item as Zotero, pandoc and Quarto read it; `diagnose-source.ts` holds a write to the words of CSL. */
export const CslItem = z
  .object({
    type: z.string().min(1),
    title: z.string().min(1),
    author: z.array(CslName).optional(),
    issued: CslDate.optional(),
    accessed: CslDate.optional(),
    publisher: z.string().optional(),
    URL: z.string().optional(),
    DOI: z.string().optional(),
  })
  .catchall(z.json())
  .meta({
    id: 'CslItem',
    description: 'A CSL-JSON item, with the types and variables of CSL 1.0.2; `custom` takes anything else',
  });

/** A document that citations point into. */
export const Source = z
  .strictObject({ id: Id, csl: CslItem, note: Prose.optional() })
  .meta({ id: 'Source', description: 'A document that citations point into' });
export type Source = z.output<typeof Source>;

/** A place in a source and what it says there, in our words. */
export const Citation = z
  .strictObject({
    source: Id,
    label: z.enum(['section', 'paragraph', 'page', 'timestamp']).optional(),
    locator: z.string().min(1).max(200).optional(),
    paraphrase: Prose.optional(),
  })
  .meta({ id: 'Citation', description: 'A place in a source and what it says there, paraphrased' });
export type Citation = z.output<typeof Citation>;

export const Citations = z.array(Citation).max(50);
