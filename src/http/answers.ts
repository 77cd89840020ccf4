import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/**
 * How answers become text: plainly; or, where `checked`, only after the schema of the route has been asked. Schemas of
 * answers promise nothing that is not sent as it is, so what is sent is the same either way.
 */
export function answerWith(app: FastifyInstance, checked: boolean): void {
  app.setSerializerCompiler(({ schema, method, url, httpStatus }) => {
    if (!checked || !(schema instanceof z.ZodType)) return JSON.stringify;
    return (answer: unknown) => {
      const text = JSON.stringify(answer);
      const { error } = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
      if (error)
        throw new Error(`${method} ${url} ${httpStatus} answers what its schema does not allow: ${error.message}`);
      return text;
    };
  });
}
