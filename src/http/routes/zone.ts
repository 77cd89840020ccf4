import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { UNDECIDED_ZONE } from '../../reasoning/answer.ts';
import { type Asking, asked } from '../asking.ts';
import { SMALL } from '../example-case.ts';
import { Given, issuesFaults } from '../issues-asked.ts';
import { Job } from '../job-shapes.ts';
import { PreferHeaders } from '../long-answer.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { json, operation } from '../operation.ts';
import { Zone } from '../zone-shapes.ts';

const MOST_SAMPLES = 1000;

const fields = {
  given: Given,
  count: z.boolean().default(true).meta({ description: 'How many deals there are, and how many the rules allow' }),
  values: z.boolean().default(true).meta({ description: 'Which values each issue takes in some deal' }),
  robust: z
    .boolean()
    .default(false)
    .meta({ description: 'Only deals that work in every world the rules allow, where a circumstance is not known' }),
  sample: z
    .int()
    .min(0)
    .max(MOST_SAMPLES)
    .default(0)
    .meta({ description: 'How many deals to draw, each as likely as every other; one may come twice' }),
  seed: z.int().min(0).default(0).meta({ description: 'The same seed draws the same sample' }),
  ...asked,
};
const Body = z.strictObject(fields).meta({ id: 'ZoneQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessZone' });

/** Is there any deal, how many, and what may each issue be in them? */
export function zoneRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<z.output<typeof Body>>(app, asking, limits, {
    kind: 'zone',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: issuesFaults,
    askedOf: ({ given, count, values, robust, sample, seed }) => {
      return { kind: 'zone', given, count, values, robust, sample, seed };
    },
    nothing: UNDECIDED_ZONE,
  });
}

const described = {
  description:
    'The zone of possible agreement: whether it holds any deal, one that shows it, exactly how many, and which values each issue takes in them. What is over the budget is `null`, or an estimate labelled as one.',
  tags: ['questions'] as const,
  headers: PreferHeaders,
  answers: { 200: json('The zone, whether or not it holds a deal', Zone), 202: json('A job, at `Location`', Job) },
};

const STORED = operation({
  operationId: 'zone',
  summary: 'Is there any deal that everybody accepts',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { given: { furniture: 'none' }, sample: 1 }, status: 200 },
});

const STATELESS = operation({
  operationId: 'zoneStateless',
  summary: 'Is there any deal in a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL }, status: 200 },
});
