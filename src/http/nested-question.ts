import { z } from 'zod';
import type { View } from '../access/view.ts';
import { type Fault, pointerTo } from '../negotiation/fault.ts';
import { type Document, findById } from '../negotiation/negotiation.ts';
import type { Nested as NestedAsked } from '../work/task.ts';
import { conflictsFields, zoneFields } from './asked-fields.ts';
import { dealAsked, dealFaults } from './deal-asked.ts';
import { issuesFaults } from './issues-asked.ts';

/** A question within a question: what is asked of several days or contexts. */

const NestedCheck = z.strictObject({ kind: z.literal('check'), ...dealAsked }).meta({ id: 'NestedCheck' });
const NestedZone = z.strictObject({ kind: z.literal('zone'), ...zoneFields }).meta({ id: 'NestedZone' });
const NestedConflicts = z
  .strictObject({ kind: z.literal('conflicts'), ...conflictsFields })
  .meta({ id: 'NestedConflicts' });

export const ZoneOrCheck = z.discriminatedUnion('kind', [NestedZone, NestedCheck]);
export const AnyNested = z.discriminatedUnion('kind', [NestedZone, NestedCheck, NestedConflicts]);
type Nested = z.output<typeof AnyNested>;

/** What is wrong with the inner question; the document need not be sound. */
export function nestedFaults(question: Nested, document: Document): Fault[] {
  const own = question.kind === 'check' ? dealFaults(question, document) : issuesFaults(question, document);
  return own.map((fault) => ({ ...fault, pointer: pointerTo('', 'question') + fault.pointer }));
}

/** What a worker is asked, once nothing is wrong. */
export function nestedAsked(question: Nested, view: View): NestedAsked {
  if (question.kind !== 'check') return question;
  return { kind: 'check', terms: question.terms ?? findById(view.deals, question.deal!)!.terms };
}
