import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Asking } from '../asking.ts';
import { Job, jobBody } from '../job-shapes.ts';
import { json, operation } from '../operation.ts';
import { Refusal } from '../problem.ts';

const OfJob = z.object({ job: z.string().meta({ description: 'The id of the job, from `Location`' }) });

/** Questions that were asked with `Prefer: respond-async`: how far they are, what came of them. */
export function jobRoutes(app: FastifyInstance, { jobs }: Asking): void {
  app.get('/v1/jobs/:job', { schema: GET }, async (request, reply) => {
    const job = jobs.find(idOf(request));
    if (job === undefined) throw noJob(request);
    reply.header('cache-control', 'no-store');
    return jobBody(job);
  });
  app.delete('/v1/jobs/:job', { schema: DELETE }, async (request, reply) => {
    if (!jobs.remove(idOf(request))) throw noJob(request);
    return reply.code(204).send();
  });
}

const idOf = (request: FastifyRequest) => (request.params as z.output<typeof OfJob>).job;

const noJob = (request: FastifyRequest) =>
  new Refusal('not_found', `there is no job \`${idOf(request)}\`; one that has ended is kept for an hour at most`);

const params = { job: '00000000-0000-4000-8000-000000000000' };

const GET = operation({
  operationId: 'getJob',
  summary: 'How far a question is, and its answer',
  description:
    'A job has ended where its state is `done`, with the `result` that would have been answered at once, `failed`, with the `problem`, or `cancelled`. Those that ended are kept for an hour, the last thousand of them.',
  tags: ['jobs'],
  params: OfJob,
  answers: { 200: json('The job as it stands', Job) },
  problems: [],
  example: { params, status: 404 },
});

const DELETE = operation({
  operationId: 'deleteJob',
  summary: 'Cancel a question, or forget its answer',
  description: 'One that has not ended is stopped and is `cancelled` from then on; one that has ended is forgotten.',
  tags: ['jobs'],
  params: OfJob,
  answers: { 204: { description: 'It is cancelled, or forgotten' } },
  problems: [],
  example: { params, status: 404 },
});
