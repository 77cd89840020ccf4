import { z } from 'zod';
import { POINTS } from '../reasoning/fair-points.ts';
import { carried } from './answer-shapes.ts';
import { exists, impossible, settled, Whole } from './zone-shapes.ts';

/** The schemas of what `frontier` answers; reasoning/frontier-answer.ts has the types. */

const Worths = z.record(z.string(), z.number()).meta({ id: 'Worths', description: 'An amount of worth by party' });

const worthy = { ...settled, worth: Worths };
const WorthyDeal = z
  .strictObject(worthy)
  .meta({ id: 'WorthyDeal', description: 'A deal of the zone and what it is worth to each party compared' });

const Point = z
  .strictObject({
    ...worthy,
    surplus: Worths.meta({ description: 'What each has more than in the disagreement point' }),
    disagreement: Worths.meta({
      description: 'What each has without a deal: its reservation value, 0 where it has told none',
    }),
    exact: z.boolean().meta({
      description: 'Whether it is proved to be the point; false: the best deal found within the budget',
    }),
    value: z.number().meta({
      description:
        'What the point makes as great as can be, for this deal: the product of surpluses (`nash`), the smallest share of what each could have at best (`kalai_smorodinsky`; who can have nothing has no share, and where nobody can it is 1), the smallest surplus (`egalitarian`), the sum of surpluses (`utilitarian`)',
    }),
    atMost: z
      .number()
      .meta({ description: 'No deal has a greater value that leaves nobody worse off; `value` where exact' }),
  })
  .meta({ id: 'FairPoint', description: 'The deal that a named point of bargaining theory chooses' });

const byPoint = <S extends z.ZodType>(shape: S) =>
  z.strictObject(Object.fromEntries(POINTS.map((name) => [name, shape])) as Record<(typeof POINTS)[number], S>);

const Standing = z
  .strictObject({
    worth: Worths,
    acceptable: z.boolean().nullable().meta({ description: 'Whether it is in the zone, in some world at least' }),
    onFrontier: z
      .boolean()
      .nullable()
      .meta({ description: 'A deal outside the zone never is; null where that is not decided' }),
    dominatedBy: z.array(WorthyDeal).meta({
      description:
        'Deals worth more to somebody and less to nobody: the first ten of the frontier, or one where the frontier is not known whole',
    }),
    distance: z.number().nullable().meta({
      description:
        'To the nearest deal of the frontier: Euclidean, between what they are worth; null where it is not known whole',
    }),
    toPoints: byPoint(z.number().nullable()).meta({
      id: 'DistancesToPoints',
      description: 'To each point that is exact',
    }),
  })
  .meta({ id: 'Standing', description: 'Where a deal stands among those of the frontier' });

export const Frontier = z
  .strictObject({
    exists,
    impossible,
    parties: z.array(z.string()).meta({ description: 'Whose worth is compared' }),
    leftOut: z
      .array(z.strictObject({ party: z.string(), why: z.enum(['no_preferences', 'does_not_decide']) }))
      .meta({ description: 'Who is left out: who has told no preferences, or whose acceptance does not decide' }),
    indifferent: z.array(z.strictObject({ party: z.string(), issues: z.array(z.string()) })).meta({
      description:
        'Of those compared who has a weight for issues and tells nothing of what their values are worth: these bring nothing',
    }),
    deals: z.array(WorthyDeal).meta({
      description:
        'For each worth that no deal of the zone dominates the first deal worth so much; best for the first party first. Of more than `limit` so many from the first to the last, evenly. Where the answer is not complete, some of them: each is best for some weighing of the parties',
    }),
    most: Worths.nullable().meta({
      description: 'The most that any deal of the zone is worth to each party; null where that is not known',
    }),
    counts: z
      .strictObject({ deals: Whole.nullable() })
      .meta({ id: 'FrontierCounts', description: 'How many there are, listed or not; null where that is not known' }),
    points: byPoint(Point.nullable()).meta({
      id: 'FairPoints',
      description:
        'Among the deals of the zone in which nobody has less than without a deal (with `strict`: everybody more): the greatest product of surpluses (`nash`), the greatest equal share of what each could have at best (`kalai_smorodinsky`), the greatest smallest surplus (`egalitarian`), the greatest sum (`utilitarian`). Ties go to who is worst off, then to the first deal. Also where the frontier is not known whole: then each is looked for by itself, `exact` says whether it was proved, and null that none was found within the budget',
    }),
    noPoints: z
      .enum(['no_zone', 'no_preferences', 'somebody_loses', 'not_decided'])
      .nullable()
      .meta({ description: 'Why there is no point; null where there is one' }),
    deal: Standing.nullable().meta({ description: 'Where the deal asked about stands; null where none was' }),
    ...carried,
  })
  .meta({ id: 'Frontier', description: 'The efficient deals of the zone and the fair ones among them' });
