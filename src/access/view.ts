import type { Negotiation } from '../negotiation/negotiation.ts';
import type { Entry, Summary } from '../store/store.ts';

/** Who asks: the `From` header, or nobody in particular. */
export interface Asker {
  readonly who: string | null;
}

declare const seen: unique symbol;

/** A negotiation as one asker may see it. Answers are made of views alone: a bare negotiation does not fit. */
export type View = Negotiation & { readonly [seen]: true };

/**
 * The one room where it is decided what is shown to whom. Today everybody sees everything.
 * LAW: the same negotiation and the same asker give the same view, the same object where nothing is hidden.
 */
export function viewOf(negotiation: Negotiation, _asker: Asker): View {
  return negotiation as View;
}

/** The negotiations an asker may know of. */
export function summariesFor(summaries: readonly Summary[], _asker: Asker): readonly Summary[] {
  return summaries;
}

/** What an asker may know of the changes. */
export function historyFor(entries: readonly Entry[], _asker: Asker): readonly Entry[] {
  return entries;
}
