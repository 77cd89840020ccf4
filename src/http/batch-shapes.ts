import { z } from 'zod';
import { Conflict, carried, DeadOnArrival, Line, PartyVerdict, Stopped, VerdictWord } from './answer-shapes.ts';
import { dealAsked } from './deal-asked.ts';
import { ProblemBody } from './problem.ts';

export const Detail = z.enum(['verdict', 'lines', 'full']).default('verdict').meta({
  id: 'Detail',
  description: '`verdict`: the verdict alone; `lines`: the status of every line too; `full`: the whole check',
});
export type Detail = z.output<typeof Detail>;

const Ref = z.union([z.string().min(1).max(256), z.int()], 'a text of 1..256 characters or a whole number');

/** One deal of a batch, under a name of the caller's own. */
export const BatchDeal = z
  .strictObject({ ref: Ref, ...dealAsked })
  .meta({ id: 'BatchDeal', description: "A deal or terms under the caller's own `ref`" });

const verdict = { ref: Ref, verdict: VerdictWord, deadOnArrival: DeadOnArrival, complete: z.boolean() };
const LineStatus = Line.pick({ id: true, status: true }).meta({ id: 'LineStatus' });

/** One answer of a batch: a verdict with as much of the check as was asked for, or what was wrong with this one. */
export const BatchLine = z
  .union([
    z.strictObject(verdict).meta({ id: 'BatchVerdict' }),
    z
      .strictObject({
        ...verdict,
        parties: z.array(
          PartyVerdict.pick({ party: true, verdict: true, consentHere: true })
            .extend({ lines: z.array(LineStatus) })
            .meta({ id: 'PartyLines', description: "A party's verdict, and the status of each of its lines" }),
        ),
        rules: z.array(LineStatus).meta({ description: 'All rules' }),
      })
      .meta({ id: 'BatchLines' }),
    z
      .strictObject({
        ...verdict,
        summary: z.string(),
        parties: z.array(PartyVerdict),
        rules: z.array(Line).meta({ description: 'Broken rules' }),
        conflicts: z.array(Conflict),
        stopped: Stopped,
      })
      .meta({ id: 'BatchFull' }),
    z.strictObject({ ref: Ref.nullable(), problem: ProblemBody }).meta({ id: 'BatchProblem' }),
  ])
  .meta({ id: 'BatchLine', description: 'One answer of a batch' });

export const BatchAnswer = z
  .strictObject({ results: z.array(BatchLine), ...carried })
  .meta({ id: 'BatchAnswer', description: 'One result a deal, in the order of the deals' });
