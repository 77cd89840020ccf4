import { z } from 'zod';
import { Given } from './issues-asked.ts';

/** What questions about all deals ask, context and budget aside: alone, or within a question about several days or contexts. */

const MOST_SAMPLES = 1000;
const MOST_LISTED = 1000;

export const zoneFields = {
  given: Given,
  count: z.boolean().default(true).meta({ description: 'How many deals there are, and how many the rules allow' }),
  values: z.boolean().default(true).meta({ description: 'Which values each issue takes in some deal' }),
  robust: z
    .boolean()
    .default(false)
    .meta({ description: 'Only deals that work in every world the rules allow, where a circumstance is not known' }),
  sample: z
    .int()
    .min(0)
    .max(MOST_SAMPLES)
    .default(0)
    .meta({ description: 'How many deals to draw, each as likely as every other; one may come twice' }),
  seed: z.int().min(0).default(0).meta({ description: 'The same seed draws the same sample' }),
};

export const conflictsFields = {
  given: Given,
  limit: z
    .int()
    .min(1)
    .max(MOST_LISTED)
    .default(100)
    .meta({ description: 'How many conflicts, and how many concessions, to list; all are counted' }),
};
