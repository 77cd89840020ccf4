import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify';
import type { operation } from './operation.ts';

type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * The one way to define a question: POST, and the QUERY method (RFC 10008) beside it, which stays out of the document
 * because generators drop it. The stateless twin is a second question with the negotiation in its body. A question
 * changes nothing, so asking again is harmless.
 */
export function askRoutes(
  app: FastifyInstance,
  url: string,
  schema: ReturnType<typeof operation>,
  limits: { readonly bodyLimit?: number; readonly preValidation?: preValidationHookHandler },
  handler: Answer,
): void {
  app.route({ method: 'POST', url, schema, ...limits, handler });
  app.route({ method: 'QUERY', url, schema: { ...schema, hide: true }, ...limits, handler });
}
