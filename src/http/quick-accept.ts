import type { z } from 'zod';

type Accepts = (value: unknown) => boolean;

const accepts = new WeakMap<z.ZodType, Accepts>();

/**
 * For a schema that is asked for every request: a cheaper test that says yes to the plainest bodies.
 * LAW: where it says yes, the schema says yes and changes nothing. Where it says no, the schema decides.
 */
export function acceptQuickly<S extends z.ZodType>(schema: S, test: Accepts): S {
  accepts.set(schema, test);
  return schema;
}

export const quickTestOf = (schema: z.ZodType): Accepts | undefined => accepts.get(schema);
