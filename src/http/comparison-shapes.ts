import { z } from 'zod';
import { BasisAsked } from '../negotiation/context.ts';
import { Value } from '../negotiation/issue.ts';
import { carried, Line, ValueSet } from './answer-shapes.ts';

/** The schemas of what comparison answers; reasoning/comparison-answer.ts has the types. */

export const MetricName = z.enum(['manhattan', 'euclidean', 'agreement', 'correlation']).meta({
  id: 'Metric',
  description:
    'The mean of the distances on issues; the root of the mean of their squares; the part of issues with any distance; (1 − r) / 2 of the places on issues whose values have an order',
});

const far = {
  distance: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: '0..1; null where there is none, never 0 instead' }),
  reason: z
    .strictObject({
      why: z.enum([
        ...(['too_few_parties', 'unspoken', 'one_sided', 'nothing_in_common', 'too_few_issues'] as const),
        ...(['same_everywhere', 'no_pair', 'stopped'] as const),
      ]),
      text: z.string(),
    })
    .meta({ id: 'NoDistance', description: 'Why there is no distance' })
    .nullable(),
};
const contribution = z
  .number()
  .nullable()
  .meta({ description: 'Its part of the whole distance: all issues together 1; null where there is none to share in' });

const ComparedParty = z
  .strictObject({
    party: z.string(),
    name: z.string(),
    basis: BasisAsked,
    exists: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether it accepts any deal that the rules allow; null: not asked, or not decided' }),
    complete: z.boolean().meta({ description: 'Whether all that it could accept is told' }),
  })
  .meta({ id: 'ComparedParty' });

export const Wants = z
  .strictObject({
    values: ValueSet,
    ideal: Value.nullable(),
    salience: z.number().nullable(),
    positions: z.array(z.string()),
  })
  .meta({
    id: 'StanceOnIssue',
    description:
      'What a party wants. Of several positions: the values that all of them want, or where there are none, that any wants; the ideal, if all that name one name the same; the greatest salience',
  });

const ComparedIssue = z
  .strictObject({
    issue: z.string(),
    group: z.string().nullable(),
    relation: z.enum(['agreed', 'overlapping', 'apart', 'one_sided', 'unspoken']).meta({
      description:
        'Of the values wanted: the same, some in common, none in common; of more than two parties, by all who have a position',
    }),
    ...far,
    contribution,
    wants: z.record(z.string(), Wants).meta({ description: 'By party; who is missing has no position' }),
    wanted: ValueSet.nullable().meta({
      description: 'What all who have a position want; null where fewer than two do',
    }),
    accepts: z.record(z.string(), ValueSet.nullable()).nullable().meta({
      description:
        'By party: the values in deals that the rules allow and its own lines accept, nobody else asked. `[]`: none. Where the party is not `complete`, those found so far',
    }),
    overlap: ValueSet.nullable().meta({
      description: 'What every party could accept alone; null where not asked, or where not all of it is known',
    }),
  })
  .meta({ id: 'ComparedIssue' });

const ComparedGroup = z
  .strictObject({ group: z.string(), issues: z.array(z.string()), ...far, contribution })
  .meta({ id: 'ComparedGroup', description: 'Issues of one `group`, as far apart as the metric says of them alone' });

const ComparedPair = z
  .strictObject({ parties: z.array(z.string()).length(2), ...far })
  .meta({ id: 'ComparedPair', description: 'Two parties, as far apart as the metric says' });

const Separating = z
  .strictObject({
    issue: z.string(),
    distance: z.number(),
    salience: z.number().nullable().meta({ description: 'The greatest that any of the parties gives it' }),
    separation: z.number().nullable().meta({ description: 'salience / 100 × distance' }),
  })
  .meta({ id: 'SeparatingIssue' });

const Opposed = z
  .strictObject({ precondition: Line, redLine: Line })
  .meta({ id: 'OpposedLines', description: 'Of two parties: no deal that the rules allow satisfies both' });

const Room = z.strictObject({ party: z.string(), issue: z.string(), declared: ValueSet, assessed: ValueSet }).meta({
  id: 'BargainingRoom',
  description: 'What it could accept alone by what it says, and by what is held to be true of it',
});

export const Comparison = z
  .strictObject({
    parties: z.array(ComparedParty),
    metric: MetricName,
    ...far,
    issues: z.array(ComparedIssue).meta({ description: 'Every issue, in byte order of ids' }),
    groups: z.array(ComparedGroup),
    pairs: z.array(ComparedPair).meta({ description: 'Every two parties' }),
    separating: z.array(Separating).meta({
      description: 'Where they are apart, by salience × distance; after them by distance where nobody says how salient',
    }),
    preconditionsAgainstRedLines: z.array(Opposed),
    bargainingRoom: z.array(Room).nullable().meta({ description: 'Where the two differ; null where not asked' }),
    ...carried,
  })
  .meta({
    id: 'Comparison',
    description: '`distance` of more than two parties is the mean over the pairs that have one',
  });
