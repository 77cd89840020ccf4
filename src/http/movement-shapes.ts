import { z } from 'zod';
import { BasisAsked } from '../negotiation/context.ts';
import { carried } from './answer-shapes.ts';
import { MetricName, Wants } from './comparison-shapes.ts';

/** The schemas of what is answered about who moved; reasoning/movement-answer.ts has the types. */

const far = z.number().nullable();

const Approaches = z
  .array(
    z
      .strictObject({
        party: z.string(),
        before: far,
        after: far,
        direction: z.enum(['towards', 'away', 'neither']).nullable(),
      })
      .meta({
        id: 'Approach',
        description:
          'Distances from where that party stood on the left, before and after, and what that makes of the move; null where there is none',
      }),
  )
  .meta({ description: 'One for each other party; on a single issue only for those that had a position there' });

const MovedParty = z
  .strictObject({
    party: z.string(),
    name: z.string(),
    basis: z.strictObject({ left: BasisAsked, right: BasisAsked }).meta({ id: 'BasisOfSides' }),
    towards: Approaches.meta({ description: 'On all issues together, by the metric' }),
  })
  .meta({ id: 'MovedParty', description: 'A party that is on both sides' });

const Move = z
  .strictObject({
    party: z.string(),
    issue: z.string(),
    change: z.enum(['moved', 'taken_up', 'given_up']).meta({
      description: '`taken_up`: it had no position on the left; `given_up`: it has none on the right',
    }),
    from: Wants.nullable(),
    to: Wants.nullable(),
    distance: z.number().min(0).max(1).nullable().meta({
      description:
        'Between the ideals where it names one on both sides; else as far as some value wanted on one side is from all that are wanted on the other',
    }),
    towards: Approaches,
  })
  .meta({ id: 'Move', description: 'A party that wants something else on an issue than it did' });

const Unmatched = z
  .strictObject({
    kind: z.enum(['party', 'issue']),
    id: z.string(),
    why: z.enum(['left_only', 'right_only', 'other_values']),
  })
  .meta({ id: 'Unmatched', description: 'What is not compared: it is on one side alone, or has other values there' });

const Side = z
  .strictObject({ context: carried.context, negotiation: carried.negotiation })
  .meta({ id: 'MovementSide', description: 'What a side is' });

export const Movement = z
  .strictObject({
    left: Side,
    right: Side,
    metric: MetricName,
    parties: z.array(MovedParty),
    moves: z.array(Move),
    unmatched: z.array(Unmatched),
    ...carried,
  })
  .meta({
    id: 'Movement',
    description: 'Which positions moved from the left to the right; `context` is that of the left',
  });
