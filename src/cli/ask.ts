import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ProblemBody } from '../http/problem.ts';
import type { Asked } from './asked.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { Interrupted, type Trouble } from './trouble.ts';

/** Milliseconds between looks at a job: often at first, as most are done at once. */
const FIRST_LOOK = 2;
const LAST_LOOK = 100;

/**
 * Asks the API in this process and answers with its text. What takes long is a job, so that it can be watched and
 * stopped. @throws Trouble where it is refused, Interrupted
 */
export async function ask(app: FastifyInstance, url: string, asked: Asked, terminal: Terminal): Promise<string> {
  const stop = terminal.interrupted();
  const headers = { prefer: 'respond-async' };
  const answer = await app.inject({ method: 'POST', url, headers, payload: asked.body });
  if (answer.statusCode === 200) return answer.payload;
  if (answer.statusCode !== 202) throw refusedBy(answer.payload, asked);
  const job = String(answer.headers['location']);
  const progress = progressOn(terminal.err, answer.json<Job>().question);
  try {
    for (let pause = FIRST_LOOK; ; pause = Math.min(pause * 1.5, LAST_LOOK)) {
      if (stop.aborted) {
        await app.inject({ method: 'DELETE', url: job });
        throw new Interrupted();
      }
      const now = (await app.inject({ method: 'GET', url: job })).json<Job>();
      if (now.state === 'done') return JSON.stringify(now.result);
      if (now.state === 'failed') throw refusedBy(JSON.stringify(now.problem), asked);
      progress.tell(now.progress);
      await wait(pause, undefined, { signal: stop }).catch(() => {});
    }
  } finally {
    progress.end();
  }
}

interface Job {
  readonly question: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly result?: unknown;
  readonly problem?: unknown;
}

/** @throws Error where it is no refusal but a defect */
export function refusedBy(answer: string, asked: Asked): Trouble {
  const problem = JSON.parse(answer) as ProblemBody;
  if (problem.status === 500) throw new Error(problem.detail);
  return asked.refused(problem, answer);
}
