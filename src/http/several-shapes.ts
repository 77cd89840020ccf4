import { z } from 'zod';
import { Day } from '../negotiation/identifiers.ts';
import { carried, checkFields } from './answer-shapes.ts';
import { conflictsAnswerFields, zoneAnswerFields } from './zone-shapes.ts';

/** The schemas of what questions about several days or contexts answer. */

const ended = { complete: carried.complete, stopped: carried.stopped };

const InnerZone = z.strictObject({ ...zoneAnswerFields, ...ended }).meta({ id: 'ZoneWithin' });
const InnerCheck = z.strictObject({ ...checkFields, ...ended }).meta({ id: 'CheckWithin' });

const DayChange = z
  .strictObject({
    id: z.string().meta({ description: 'Of a line or a circumstance' }),
    what: z.enum(['begins', 'ends', 'changes']),
  })
  .meta({ id: 'DayChange' });

const Interval = z
  .strictObject({
    from: Day,
    to: Day.meta({ description: 'Its last day' }),
    answer: z.union([InnerZone, InnerCheck]).meta({ id: 'TimelineAnswer', description: 'As the inner question asks' }),
    changed: z.array(DayChange).meta({ description: 'What is otherwise than on the day before; empty for the first' }),
  })
  .meta({ id: 'Interval', description: 'Days on which the same is in force' });

export const Timeline = z.strictObject({ intervals: z.array(Interval), ...carried }).meta({ id: 'Timeline' });

const side = { context: carried.context, negotiation: carried.negotiation, ...ended };

const Side = z
  .union([
    z.strictObject({ ...zoneAnswerFields, ...side }).meta({ id: 'ZoneSide' }),
    z.strictObject({ ...checkFields, ...side }).meta({ id: 'CheckSide' }),
    z.strictObject({ ...conflictsAnswerFields, ...side }).meta({ id: 'ConflictsSide' }),
  ])
  .meta({ id: 'DifferenceSide', description: 'As the inner question answers in that context' });

const Said = z.union([z.string(), z.boolean()]).nullable();
const AnswerChange = z
  .strictObject({
    what: z.enum(['exists', 'count', 'conflicts', 'concessions', 'conflict', 'concession', 'verdict', 'party', 'line']),
    ids: z.array(z.string()).meta({ description: 'The party or the line; the members of a conflict or concession' }),
    left: Said,
    right: Said,
  })
  .meta({ id: 'AnswerChange', description: 'What the sides say differently; null where a side does not say it' });

const Causes = z.array(z.array(z.string()));
export const Difference = z
  .strictObject({
    left: Side,
    right: Side,
    changes: z.array(AnswerChange).meta({
      description: 'None where a side was not decided; of lists that `limit` cut only the counts',
    }),
    causes: z
      .strictObject({
        fromLeft: Causes.meta({ description: 'Taken over from the right, each changes how the left stands' }),
        fromRight: Causes,
      })
      .meta({
        id: 'Causes',
        description:
          'Minimal sets of statements that make the difference. Empty where both sides stand alike, where it is no statement that makes the difference (a rule, a circumstance, who has to agree), and, in an answer that is not complete, where they were not found out',
      })
      .nullable()
      .meta({
        description: 'null where the sides have different issues, circumstances or parties, and for a `robust` zone',
      }),
    ...carried,
  })
  .meta({ id: 'Difference', description: 'One question in two contexts; `context` is that of the left' });
