import { z } from 'zod';
import { Id, Prose, Title } from './identifiers.ts';
import { BASELINE } from './statement.ts';

/** A named way of seeing the same case: inherits another, adds statements, suppresses inherited ones. */
export const Perspective = z
  .strictObject({
    id: Id.refine((id) => id !== BASELINE, '`baseline` is always there and cannot be redefined'),
    title: Title,
    description: Prose.optional(),
    inherits: Id.default(BASELINE),
    suppresses: z.array(Id).max(10_000).default([]),
  })
  .meta({ id: 'Perspective', description: 'A named way of seeing the same case' });
export type Perspective = z.output<typeof Perspective>;
