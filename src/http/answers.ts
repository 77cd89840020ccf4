import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Check } from './answer-shapes.ts';
import { checkText } from './check-text.ts';

/**
 * How answers become text: plainly; or, where `checked`, only after the schema of the route has been asked. Schemas of
 * answers promise nothing that is not sent as it is, so what is sent is the same either way.
 */
export function answerWith(app: FastifyInstance, checked: boolean): void {
  app.setSerializerCompiler(({ schema, method, url, httpStatus }) => {
    const textOf = TEXTS.get(schema) ?? JSON.stringify;
    if (!checked || !(schema instanceof z.ZodType)) return textOf;
    return (answer: never) => {
      const text = textOf(answer);
      const { error } = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
      if (error)
        throw new Error(`${method} ${url} ${httpStatus} answers what its schema does not allow: ${error.message}`);
      return text;
    };
  });
}

/** Answers that are written in a way of their own, for speed; the text is the same. */
const TEXTS = new Map<unknown, (answer: never) => string>([[Check, checkText]]);
