import { z } from 'zod';
import { Id, Name } from './identifiers.ts';
import { provenance } from './statement.ts';

const Worth = z.number().min(0).max(1);

/** A table for options and levels, or the corner points of a piecewise-linear function for numbers and days. */
export const ValueFunction = z
  .union(
    [
      z.record(z.string().max(64), Worth),
      z
        .array(z.tuple([z.union([z.number(), z.string().max(64)], 'a number or a day'), Worth]))
        .min(1)
        .max(1000),
    ],
    'a table { option: worth } or points [[x, worth], …], every worth in 0..1',
  )
  .meta({
    id: 'ValueFunction',
    description:
      'A table for options and levels (of a boolean issue `true` and `false`; of a step `never` and ranks), where a set of options is worth the sum of its options; or for numbers and days corner points with straight lines between them, level before the first and after the last',
  });
export type ValueFunction = z.output<typeof ValueFunction>;

/** The worth below which the party would rather have no deal: a number, or the worth of a named deal (its BATNA). */
export const Reservation = z
  .union([z.strictObject({ value: Worth }), z.strictObject({ deal: Id })], 'either { value } or { deal }')
  .meta({ id: 'Reservation' });

/** What a deal is worth to a party: additive, weights divided by their sum, value functions in 0..1 and never rescaled. */
export const Preferences = z
  .strictObject({
    party: Id,
    weights: z.record(Name, z.number().min(0).max(1e9)),
    values: z.record(Name, ValueFunction).default({}).meta({
      description:
        'What each value is worth. An issue with a weight and no value function brings nothing, whatever its value',
    }),
    reservation: Reservation.optional(),
    binding: z.boolean().default(true),
    ...provenance,
  })
  .meta({ id: 'Preferences', description: 'What a deal is worth to a party, and the worth below which it walks away' });
export type Preferences = z.output<typeof Preferences>;
