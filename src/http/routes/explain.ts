import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Expression } from '../../language/expression.ts';
import { parse } from '../../language/parse.ts';
import { expressionFaults, meant } from '../../negotiation/diagnose.ts';
import { directoryOf } from '../../negotiation/directory.ts';
import { Id } from '../../negotiation/identifiers.ts';
import { Document, findById } from '../../negotiation/negotiation.ts';
import { explain } from '../../reasoning/explain.ts';
import { carried, ValueSet } from '../answer-shapes.ts';
import { askerOf } from '../asker.ts';
import { type Asking, answered, asked, askStateless, askStored, type Question } from '../asking.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';

const what = {
  expression: z.string().optional().meta({ description: 'An expression; or else `redLine`' }),
  redLine: Id.optional().meta({ description: 'The id of a red line or precondition; or else `expression`' }),
};
const Body = z.strictObject({ ...what, ...asked }).meta({ id: 'ExplainQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...what, ...asked }).meta({ id: 'StatelessExplain' });

/** The parsed tree: nodes tagged by `kind`, each with its span. Later versions of the language add kinds. */
export const Tree = z.looseObject({ kind: z.string(), span: z.strictObject({ start: z.int(), end: z.int() }) }).meta({
  id: 'Tree',
  description: 'A node of the parsed expression, tagged by `kind`, with its span in UTF-16 units',
});

const Explanation = z
  .strictObject({
    canonical: z.string().meta({ description: 'The text as the language prints it' }),
    words: z.string().meta({ description: 'The expression in plain words' }),
    values: z.record(z.string(), ValueSet).meta({
      description: 'The values each issue may take where the expression holds, this expression alone in view',
    }),
    tree: Tree,
    ...carried,
  })
  .meta({ id: 'Explanation', description: 'An expression taken apart' });

export function explainRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  const limit = { bodyLimit: limits.documentLimit };
  askRoutes(app, '/v1/negotiations/:id/explain', STORED, {}, async (request, reply) => {
    const body = request.body as z.output<typeof Body>;
    const { id } = request.params as OfNegotiation;
    return explanation(await askStored(asking, id, body, request, reply), body);
  });
  askRoutes(app, '/v1/explain', STATELESS, limit, async (request: FastifyRequest) => {
    const body = request.body as z.output<typeof StatelessBody>;
    return explanation(askStateless(asking, body.negotiation, body, askerOf(request)), body);
  });
}

function explanation(question: Question, body: z.output<typeof Body>) {
  return answered(explain(expressionAsked(question, body), question.scenario, question.budget), question);
}

/** The expression that is meant, known to be sound. @throws Refusal 422 */
function expressionAsked({ view }: Question, { expression, redLine }: z.output<typeof Body>): Expression {
  if ((expression === undefined) === (redLine === undefined)) {
    const both = expression !== undefined;
    const detail = both ? 'both `expression` and `redLine` are given' : 'neither `expression` nor `redLine` is given';
    const help = both ? 'leave one of them out' : 'give one of them';
    throw refusalOf('invalid', [{ pointer: '', code: 'expression_or_line', detail, help }]);
  }
  if (redLine !== undefined) {
    const line = findById(view.redLines, redLine) ?? findById(view.preconditions, redLine);
    if (line !== undefined) return parse(line.holds).expression!;
    const ids = [...view.redLines, ...view.preconditions].map((one) => one.id);
    const detail = `there is no red line or precondition \`${redLine}\``;
    throw refusalOf('invalid', [{ pointer: '/redLine', code: 'unknown_reference', detail, ...meant(redLine, ids) }]);
  }
  const faults = expressionFaults(expression!, '/expression', directoryOf(view));
  if (faults.length > 0) throw refusalOf('invalid', faults);
  return parse(expression!).expression!;
}

const described = {
  description: 'The tree, the canonical text, plain words, and the values each issue may take where it holds.',
  tags: ['questions'] as const,
  answers: { 200: json('The expression taken apart', Explanation) },
  problems: [] as const,
};

const STORED = operation({
  operationId: 'explain',
  summary: 'Explain an expression or a line',
  ...described,
  problems: ['condition_failed'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { expression: 'pets implies deposit >= 2' }, status: 200 },
});

const STATELESS = operation({
  operationId: 'explainStateless',
  summary: 'Explain an expression of a negotiation that is sent along',
  ...described,
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
