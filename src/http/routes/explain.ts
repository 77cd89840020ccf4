import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parse } from '../../language/parse.ts';
import { expressionFaults, meant } from '../../negotiation/diagnose.ts';
import { directoryOf } from '../../negotiation/directory.ts';
import type { Fault } from '../../negotiation/fault.ts';
import { Document } from '../../negotiation/negotiation.ts';
import { LineId } from '../../negotiation/overlay.ts';
import { explain } from '../../reasoning/explain.ts';
import { askerOf } from '../asker.ts';
import {
  type Asking,
  answered,
  asked,
  askStateless,
  askStored,
  type Question,
  statelessMeaning,
  storedMeaning,
} from '../asking.ts';
import { budgetHere, isCutShort } from '../budget-here.ts';
import { Explanation } from '../explanation-shapes.ts';
import { Job } from '../job-shapes.ts';
import { answerLong } from '../long-answer.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { PreferHeaders } from '../prefer.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';

const what = {
  expression: z.string().optional().meta({ description: 'An expression; or else `redLine`' }),
  redLine: LineId.optional().meta({ description: 'The id of a red line or precondition; or else `expression`' }),
};
const Body = z.strictObject({ ...what, ...asked }).meta({ id: 'ExplainQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...what, ...asked }).meta({ id: 'StatelessExplain' });

export function explainRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const limit = { bodyLimit: limits.documentLimit, meaning: statelessMeaning(asking, askedFaults) };
  askRoutes(
    app,
    '/v1/negotiations/:id/explain',
    STORED,
    { meaning: storedMeaning(asking, askedFaults) },
    async (request, reply) => {
      const body = request.body as z.output<typeof Body>;
      const { id } = request.params as OfNegotiation;
      const question = await askStored(asking, id, body, request, reply, (stored) => askedFaults(body, stored));
      return explanation(asking, question, body, request, reply);
    },
  );
  askRoutes(app, '/v1/explain', STATELESS, limit, async (request, reply) => {
    const body = request.body as z.output<typeof StatelessBody>;
    const question = askStateless(asking, body.negotiation, body, askerOf(request), (sent) => askedFaults(body, sent));
    return explanation(asking, question, body, request, reply);
  });
}

/** At once where that takes little, else in a worker, from the beginning. */
async function explanation(
  asking: Asking,
  question: Question,
  body: z.output<typeof Body>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> {
  const text = expressionAsked(question, body);
  const here = explain(parse(text).expression!, question.scenario, budgetHere(question));
  if (!isCutShort(here, question)) return answered(here, question);
  return answerLong(asking, { ...question, asked: { kind: 'explain', expression: text }, known: here }, request, reply);
}

/** The text of the expression that is meant, known to be sound. @throws Refusal 422 */
function expressionAsked({ view }: Question, body: WhatAsked): string {
  const faults = askedFaults(body, view);
  if (faults.length > 0) throw refusalOf('invalid', faults);
  return body.expression ?? lineOf(view, body.redLine!)!.holds;
}

type WhatAsked = Pick<z.output<typeof Body>, keyof typeof what>;

function lineOf({ redLines, preconditions }: Document, id: string) {
  return [...redLines, ...preconditions].find((line) => line.id === id);
}

/** What is wrong with what is to be explained; the document need not be sound. */
function askedFaults({ expression, redLine }: WhatAsked, document: Document): Fault[] {
  if ((expression === undefined) === (redLine === undefined)) {
    const both = expression !== undefined;
    const detail = both ? 'both `expression` and `redLine` are given' : 'neither `expression` nor `redLine` is given';
    const help = both ? 'leave one of them out' : 'give one of them';
    return [{ pointer: both ? '/redLine' : '', code: 'expression_or_line', detail, help }];
  }
  if (expression !== undefined) return expressionFaults(expression, '/expression', directoryOf(document));
  if (lineOf(document, redLine!) !== undefined) return [];
  const threshold = document.preferences.find((one) => redLine === `${one.party}:reservation`);
  if (threshold?.reservation !== undefined) {
    const detail = `\`${redLine}\` is the reservation value of \`${threshold.party}\`: a worth, and no expression`;
    const help = 'ask `check`: `worth` says how a deal compares with it';
    return [{ pointer: '/redLine', code: 'no_expression', detail, help }];
  }
  const ids = [...document.redLines, ...document.preconditions].map((one) => one.id);
  const detail = `there is no red line or precondition \`${redLine}\``;
  return [{ pointer: '/redLine', code: 'unknown_reference', detail, ...meant(redLine!, ids) }];
}

const described = {
  description: 'The tree, the canonical text, plain words, and the values each issue may take where it holds.',
  tags: ['questions'] as const,
  headers: PreferHeaders,
  answers: {
    200: json('The expression taken apart', Explanation),
    202: json('A job, at `Location`; only where it takes long', Job),
  },
};

const STORED = operation({
  operationId: 'explain',
  summary: 'Explain an expression or a line',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { expression: 'pets implies deposit >= 2' }, status: 200 },
});

const STATELESS = operation({
  operationId: 'explainStateless',
  summary: 'Explain an expression of a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: {
    body: {
      negotiation: {
        negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
        issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 1000, step: 10 }],
      },
      expression: 'price >= 600',
    },
    status: 200,
  },
});
