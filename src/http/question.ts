import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify';
import type { Meaning } from './meaning.ts';
import type { operation } from './operation.ts';

type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

interface Limits {
  readonly bodyLimit?: number;
  readonly preValidation?: preValidationHookHandler;
  readonly meaning: Meaning;
}

/**
 * The one way to define a question: POST, and the QUERY method (RFC 10008) beside it, which stays out of the document
 * because generators drop it. The stateless twin is a second question with the negotiation in its body. A question
 * changes nothing, so asking again is harmless.
 */
export function askRoutes(
  app: FastifyInstance,
  url: string,
  schema: ReturnType<typeof operation>,
  { meaning, ...limits }: Limits,
  handler: Answer,
): void {
  const config = { meaning };
  app.route({ method: 'POST', url, schema, config, ...limits, handler });
  app.route({ method: 'QUERY', url, schema: { ...schema, hide: true }, config, ...limits, handler });
}
