import type { FastifyRequest } from 'fastify';
import type { Asker } from '../access/view.ts';

const NOBODY: Asker = { who: null };

/** Who says they are asking. This version has no keys: it is taken at its word and written into the history. */
export function askerOf(request: FastifyRequest): Asker {
  const from = request.headers.from;
  return from === undefined || from === '' ? NOBODY : { who: from };
}
