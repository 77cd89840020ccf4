import { Terms } from '../negotiation/deal.ts';
import { meant, termsFaults } from '../negotiation/diagnose.ts';
import { directoryOf } from '../negotiation/directory.ts';
import type { Fault } from '../negotiation/fault.ts';
import { ID_PATTERN, Id, NAME_PATTERN } from '../negotiation/identifiers.ts';
import { type Document, findById } from '../negotiation/negotiation.ts';
import type { Box } from '../reasoning/box.ts';
import { boxOf } from '../reasoning/deal.ts';
import type { Question } from './asking.ts';

/** Which deal is meant: a stored one, or terms. Exactly one of the two. */
export const dealAsked = {
  deal: Id.optional().meta({ description: 'The id of a deal of the negotiation; or else `terms`' }),
  terms: Terms.optional().meta({ description: 'A value for each settled issue; or else `deal`' }),
};
export interface DealAsked {
  readonly deal?: string | undefined;
  readonly terms?: Terms | undefined;
}

/** `{ deal }` or `{ terms }` alone, plain names and plain values. */
export function isPlainDeal(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const [field, ...others] = Object.keys(body);
  if (others.length > 0) return false;
  if (field === 'deal')
    return typeof (body as DealAsked).deal === 'string' && ID_PATTERN.test((body as DealAsked).deal!);
  const terms: unknown = field === 'terms' ? (body as DealAsked).terms : undefined;
  if (typeof terms !== 'object' || terms === null || Array.isArray(terms)) return false;
  for (const name of Object.keys(terms)) {
    if (!NAME_PATTERN.test(name) || !isPlainValue((terms as Terms)[name])) return false;
  }
  return true;
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 256;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value))
    return value.length <= 30 && value.every((one) => typeof one === 'string' && one.length <= 256);
  return typeof value === 'boolean';
}

/** The deal as a box, or what is wrong with how it was asked for. */
export function dealBox(asked: DealAsked, { view, scenario }: Pick<Question, 'view' | 'scenario'>): Box | Fault[] {
  const { deal, terms } = asked;
  if ((deal === undefined) === (terms === undefined)) return dealFaults(asked, view);
  // The terms of a stored deal fit: they were held against the issues when it was written.
  const meantTerms = terms ?? findById(view.deals, deal!)?.terms;
  return (meantTerms && boxOf(scenario, meantTerms)) ?? dealFaults(asked, view);
}

/** What is wrong with how a deal was asked for; the document need not be sound. */
export function dealFaults({ deal, terms }: DealAsked, document: Document): Fault[] {
  if ((deal === undefined) === (terms === undefined)) {
    const both = deal !== undefined;
    const detail = both ? 'both `deal` and `terms` are given' : 'neither `deal` nor `terms` is given';
    const help = both ? 'leave one of them out' : 'name a deal, or give terms (`{}` leaves everything open)';
    return [{ pointer: both ? '/terms' : '/deal', code: 'deal_or_terms', detail, help }];
  }
  if (deal === undefined) return termsFaults(terms!, '/terms', directoryOf(document));
  const ids = document.deals.map((one) => one.id);
  if (ids.includes(deal)) return [];
  return [{ pointer: '/deal', code: 'unknown_reference', detail: `there is no deal \`${deal}\``, ...meant(deal, ids) }];
}
