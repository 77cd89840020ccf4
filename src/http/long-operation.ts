import type { z } from 'zod';
import { Job } from './job-shapes.ts';
import { json } from './operation.ts';
import { PreferHeaders } from './prefer.ts';

/** What the contract says of a question that is answered in a worker, stored and sent along alike. */
export const longOperation = <S extends z.ZodType>(description: string, answer: string, schema: S) => ({
  description,
  tags: ['questions'] as const,
  headers: PreferHeaders,
  answers: { 200: json(answer, schema), 202: json('A job, at `Location`', Job) },
});
