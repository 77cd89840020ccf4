import { z } from 'zod';
import { Day } from '../negotiation/identifiers.ts';
import { carried, checkFields } from './answer-shapes.ts';
import { zoneAnswerFields } from './zone-shapes.ts';

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
