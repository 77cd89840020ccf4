import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { UNDECIDED_ZONE } from '../../reasoning/answer.ts';
import { zoneFields } from '../asked-fields.ts';
import { type Asking, asked } from '../asking.ts';
import { SMALL } from '../example-case.ts';
import { issuesFaults } from '../issues-asked.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { Zone } from '../zone-shapes.ts';

const fields = { ...zoneFields, ...asked };
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

const described = longOperation(
  'The zone of possible agreement: whether it holds any deal, one that shows it, exactly how many, and which values each issue takes in them. What is over the budget is `null`, or an estimate labelled as one.',
  'The zone, whether or not it holds a deal',
  Zone,
);

const STORED = operation({
  operationId: 'zone',
  summary: 'Is there any acceptable deal',
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
