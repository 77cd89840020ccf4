import { z } from 'zod';
import type { Job as WorkJob } from '../work/jobs.ts';
import { Check } from './answer-shapes.ts';
import type { Ended } from './asking.ts';
import { Comparison } from './comparison-shapes.ts';
import { Explanation } from './explanation-shapes.ts';
import { Frontier } from './frontier-shapes.ts';
import { Movement } from './movement-shapes.ts';
import { ProblemBody } from './problem.ts';
import { Difference, Timeline } from './several-shapes.ts';
import { Conflicts, LikelihoodAnswer, Nearest, Zone } from './zone-shapes.ts';

const about = {
  id: z.string(),
  question: z
    .enum([
      ...(['check', 'zone', 'conflicts', 'nearest', 'frontier', 'comparison', 'moves'] as const),
      ...(['likelihood', 'timeline', 'difference', 'explain'] as const),
    ])
    .meta({ id: 'QuestionKind', description: 'What was asked', examples: ['conflicts'] }),
  progress: z.number().meta({ description: '0..1, as far as is known' }),
};

const Answer = z
  .union([
    ...([Check, Zone, Conflicts, Nearest, Frontier, Comparison, Movement] as const),
    ...([LikelihoodAnswer, Timeline, Difference, Explanation] as const),
  ])
  .meta({ id: 'Answer', description: 'What the question would have answered at once' });

const [Queued, Running, Cancelled] = [
  z.strictObject({ ...about, state: z.literal('queued') }).meta({ id: 'JobQueued' }),
  z.strictObject({ ...about, state: z.literal('running') }).meta({ id: 'JobRunning' }),
  z.strictObject({ ...about, state: z.literal('cancelled') }).meta({ id: 'JobCancelled' }),
];
const Done = z.strictObject({ ...about, state: z.literal('done'), result: Answer }).meta({ id: 'JobDone' });
const Failed = z.strictObject({ ...about, state: z.literal('failed'), problem: ProblemBody }).meta({ id: 'JobFailed' });

export const Job = z
  .discriminatedUnion('state', [Queued, Running, Done, Failed, Cancelled])
  .meta({ id: 'Job', description: 'A question that nobody waits for' });

/** A job as it is sent. */
export function jobBody({ id, about: question, progress, state, end }: WorkJob<Ended>): object {
  return { id, question, progress, state, ...end };
}
