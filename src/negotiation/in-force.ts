import type { ResolvedContext } from './context.ts';
import type { Document } from './negotiation.ts';
import { perspectiveChain, suppressedIn } from './perspective-chain.ts';
import type { Absence, Statement } from './statement.ts';

type Dated = Pick<Statement, 'perspective' | 'validFrom' | 'validTo'> & { id?: string; basis?: Statement['basis'] };

/**
 * Why a record is not in force in a context; `null` where it is. Preferences have no basis: they count under each.
 * The perspective must be one that the document has.
 */
export function absenceIn(document: Document, context: ResolvedContext): (record: Dated) => Absence | null {
  const perspectives = new Map(document.perspectives.map((one) => [one.id, one]));
  const chain = perspectiveChain(context.perspective, perspectives);
  if (chain === undefined) throw new Error(`no perspective ${context.perspective}`);
  const seen = new Set(chain);
  const suppressed = suppressedIn(chain, perspectives);
  return ({ id, perspective, validFrom, validTo, basis }) => {
    if (!seen.has(perspective)) return 'perspective';
    if (id !== undefined && suppressed.has(id)) return 'suppressed';
    if (validFrom !== undefined && context.asOf < validFrom) return 'not_yet';
    if (validTo !== undefined && validTo < context.asOf) return 'no_longer';
    return basis === undefined || context.basis === 'both' || basis === context.basis ? null : 'basis';
  };
}

/** Whether a day lies within a period, whose ends belong to it. */
export const isWithin = (day: string, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);
