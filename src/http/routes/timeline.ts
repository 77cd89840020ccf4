import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Fault } from '../../negotiation/fault.ts';
import { Day } from '../../negotiation/identifiers.ts';
import { Document } from '../../negotiation/negotiation.ts';
import { type AskedBody, type Asking, asked } from '../asking.ts';
import { SMALL } from '../example-case.ts';
import { longOperation } from '../long-operation.ts';
import { askLong } from '../long-question.ts';
import { nestedAsked, nestedFaults, ZoneOrCheck } from '../nested-question.ts';
import { OfNegotiation } from '../of-negotiation.ts';
import { operation } from '../operation.ts';
import { Timeline } from '../several-shapes.ts';

const fields = {
  from: Day.meta({ description: 'The first day' }),
  to: Day.meta({ description: 'The last day' }),
  question: ZoneOrCheck.meta({ id: 'TimelineInner', description: 'What is asked of every interval' }),
  ...asked,
};
const Body = z.strictObject(fields).meta({ id: 'TimelineQuestion' });
const StatelessBody = z.strictObject({ negotiation: Document, ...fields }).meta({ id: 'StatelessTimeline' });
type Body = z.output<typeof Body>;

/** What is answered on every interval between days on which something in force changes? */
export function timelineRoutes(app: FastifyInstance, asking: Asking, limits: { documentLimit: number }): void {
  askLong<Body>(app, asking, limits, {
    kind: 'timeline',
    stored: STORED,
    stateless: STATELESS,
    faultsOf: (body, document) => [...daysFaults(body), ...nestedFaults(body.question, document)],
    // What is echoed of the statements is true of the first day.
    contextOf: ({ context, from }) => ({ ...context, asOf: from }),
    askedOf: ({ from, to, question }, view) => ({ kind: 'timeline', from, to, of: nestedAsked(question, view) }),
    nothing: { intervals: [], complete: false, stopped: null, steps: 0 },
  });
}

function daysFaults({ from, to, context }: Pick<Body, 'from' | 'to'> & AskedBody): Fault[] {
  const faults: Fault[] = [];
  if (to < from) {
    const detail = `ends on ${to}, before it begins on ${from}`;
    faults.push({ pointer: '/to', code: 'period_reversed', detail, help: 'swap them' });
  }
  if (context?.asOf !== undefined) {
    const detail = 'a timeline is asked of every day from `from` to `to`';
    faults.push({ pointer: '/context/asOf', code: 'day_in_timeline', detail, help: 'leave `asOf` out' });
  }
  return faults;
}

const described = longOperation(
  'The answer on every interval between days on which a line begins or ends or a circumstance changes, with what changed. A zone or a check, asked as it is asked alone.',
  'The intervals, in order',
  Timeline,
);

const STORED = operation({
  operationId: 'timeline',
  summary: 'What is answered as time goes by',
  ...described,
  problems: ['condition_failed', 'overloaded'],
  params: OfNegotiation,
  body: Body,
  example: {
    params: { id: 'flat-lease' },
    body: { from: '2026-01-01', to: '2026-12-31', question: { kind: 'check', deal: 'first-offer' } },
    status: 200,
  },
});

const STATELESS = operation({
  operationId: 'timelineStateless',
  summary: 'What is answered as time goes by, of a negotiation that is sent along',
  ...described,
  problems: ['overloaded'],
  body: StatelessBody,
  example: {
    body: { negotiation: SMALL, from: '2026-01-01', to: '2026-12-31', question: { kind: 'zone' } },
    status: 200,
  },
});
