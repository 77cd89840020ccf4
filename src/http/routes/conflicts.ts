import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Document } from '../../negotiation/negotiation.ts';
import { UNDECIDED_CONFLICTS } from '../../reasoning/answer.ts';
import { conflictsFields } from '../asked-fields.ts';
import { type Asking, asked } from '../asking.ts';
import { SMALL } from '../example-case.ts';
import { issuesFaults } from '../issues-asked.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { Conflicts } from '../zone-shapes.ts';

const fields = { ...conflictsFields, ...asked };
const Body = z.strictObject(fields).meta({ id: 'ConflictsQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessConflicts' });

/** Why is there no deal, and what would have to give? */
export function conflictsRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<z.output<typeof Body>>(app, asking, limits, {
    kind: 'conflicts',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: issuesFaults,
    askedOf: ({ given, limit }) => ({ kind: 'conflicts', given, limit }),
    nothing: UNDECIDED_CONFLICTS,
  });
}

const described = longOperation(
  'Every minimal conflict: lines that no deal satisfies together, though it would without any one of them. And every minimal concession: lines that open a zone when they are given up, with a deal that then works, and the smallest loosening that does instead. Both lists are empty where there is a zone.',
  'The conflicts and concessions',
  Conflicts,
);

const STORED = operation({
  operationId: 'conflicts',
  summary: 'Why there is no deal, and what would have to give',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: { params: { id: 'flat-lease' }, body: { given: { rent: 1500 }, limit: 10 }, status: 200 },
});

const STATELESS = operation({
  operationId: 'conflictsStateless',
  summary: 'Why there is no deal in a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: { body: { negotiation: SMALL, given: { price: 550 } }, status: 200 },
});
