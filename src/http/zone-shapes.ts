import { z } from 'zod';
import { Value } from '../negotiation/issue.ts';
import { Conflict, carried, Line, ValueSet } from './answer-shapes.ts';

/** The schemas of what zone, conflicts, nearest and likelihood answer; reasoning/answer.ts has the types. */

const Settlement = z
  .record(z.string(), Value)
  .meta({ id: 'Settlement', description: 'A value for every issue, or for every unknown circumstance' });

export const settled = {
  terms: Settlement,
  circumstances: Settlement.optional().meta({ description: 'The world in which it works, where one is not known' }),
};
const SettledDeal = z
  .strictObject(settled)
  .meta({ id: 'SettledDeal', description: 'A deal that works: every issue has a value' });

const Witness = z
  .strictObject({
    ...settled,
    canonical: z
      .boolean()
      .meta({ description: 'Whether it is the first in byte order of issue ids, then domain order' }),
  })
  .meta({ id: 'Witness', description: 'A deal that shows that there is one' });

export const exists = z.boolean().nullable().meta({
  description:
    'Whether there is such a deal, within the terms that are given or kept; null where the budget ended before it was decided',
});
export const impossible = z.boolean().meta({
  description: 'Whether the rules and the terms that are given or kept rule it out, whatever anybody wants',
});
export const Whole = z.string().meta({ description: 'A whole number in full, in decimal digits', examples: ['55'] });

export const zoneAnswerFields = {
  exists,
  impossible,
  witness: Witness.nullable(),
  count: Whole.nullable().meta({ description: 'How many deals the zone has' }),
  possible: Whole.nullable().meta({ description: 'How many deals the rules allow' }),
  share: z.number().nullable().meta({ description: '`count` of `possible`, 0..1' }),
  estimate: z
    .strictObject({
      low: Whole,
      high: Whole,
      confidence: z.number().meta({ description: 'How often an interval made so holds the count, 0..1' }),
      method: z.string().meta({ description: 'How it was made' }),
    })
    .meta({ id: 'Estimate', description: 'An interval for `count`, where that is over the budget' })
    .nullable(),
  values: z
    .record(z.string(), z.strictObject({ some: ValueSet, every: Value.nullable() }).meta({ id: 'ZoneValues' }))
    .nullable()
    .meta({
      description:
        'For each issue the values that occur in some deal of the zone, and the one that occurs in every. Not complete: those found so far',
    }),
  sample: z.array(SettledDeal),
};
export const Zone = z
  .strictObject({ ...zoneAnswerFields, ...carried })
  .meta({ id: 'Zone', description: 'The deals that everybody whose consent counts accepts' });

const Relaxation = z.strictObject({ id: z.string(), from: z.string(), to: z.string(), text: z.string() }).meta({
  id: 'Relaxation',
  description:
    'A line loosened as far as it takes and no further. Moves of bounds are counted in steps of what they bound, as parts of its range; a bound beyond the range counts from its end',
});

const Concession = z
  .strictObject({
    members: z.array(Line),
    witness: Witness,
    relaxations: z.array(Relaxation).meta({
      description:
        'The smallest loosening that does instead of giving the members up; one that is not listed has to go',
    }),
  })
  .meta({ id: 'Concession', description: 'Lines that open a zone when they are given up; fewer of them do not' });

export const conflictsAnswerFields = {
  exists,
  impossible,
  conflicts: z.array(Conflict).meta({ description: 'Smallest first' }),
  concessions: z.array(Concession).meta({ description: 'Smallest first' }),
  counts: z
    .strictObject({ conflicts: Whole.nullable(), concessions: Whole.nullable() })
    .meta({ id: 'ConflictCounts', description: 'How many there are, listed or not; null where that is not known' }),
};
export const Conflicts = z
  .strictObject({ ...conflictsAnswerFields, ...carried })
  .meta({ id: 'Conflicts', description: 'Why there is no zone: what cannot hold together, and what would have to go' });

const Change = z
  .strictObject({ issue: z.string(), from: Value, to: Value, cost: z.number() })
  .meta({ id: 'TermChange', description: 'One issue settled otherwise, and how much that adds to the distance' });

const NearestDeal = z
  .strictObject({ ...settled, distance: z.number(), changes: z.array(Change) })
  .meta({ id: 'NearestDeal', description: 'An acceptable deal, how far it is, and what it changes' });

export const Nearest = z
  .strictObject({
    exists,
    impossible,
    deals: z
      .array(NearestDeal)
      .meta({ description: 'All at the same distance; fewer than there are where `limit` cut the list' }),
    within: NearestDeal.nullable().meta({
      description:
        'Where the budget ended before the closest were known: an acceptable deal, than which others may be closer',
    }),
    ...carried,
  })
  .meta({ id: 'Nearest', description: 'The acceptable deals closest to a given one' });

const Likelihood = z
  .strictObject({
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
    exact: z.boolean().meta({ description: 'Else `low` and `high` enclose it' }),
    fraction: z
      .string()
      .nullable()
      .meta({ description: 'In lowest terms', examples: ['7/8'] }),
  })
  .meta({ id: 'Likelihood' });

export const LikelihoodAnswer = z
  .strictObject({
    zone: Likelihood.meta({ description: 'That there is any deal' }),
    deal: z
      .strictObject({ all: Likelihood, parties: z.record(z.string(), Likelihood) })
      .nullable()
      .meta({ description: 'That the deal is acceptable, to all and to each party; null where none was asked about' }),
    influence: z
      .array(z.strictObject({ id: z.string(), influence: z.number().nullable() }).meta({ id: 'Influence' }))
      .meta({
        description:
          'Of each line: the chance of a zone where it binds, less the chance where it does not. Never above 0; the most influential first; null where it is not known exactly',
      }),
    ...carried,
  })
  .meta({ id: 'LikelihoodAnswer' });
