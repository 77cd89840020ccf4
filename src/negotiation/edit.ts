import type { Step } from './change.ts';
import type { Fault } from './fault.ts';
import type { AnyRecord, Collection, Document, Header, Negotiation } from './negotiation.ts';

/** What a wanted write comes to: a step, or why not: the record is wrong (422), or others still use what would go (409). */
export type Outcome =
  | { readonly step: Step }
  | { readonly refused: 'invalid' | 'in_use'; readonly faults: readonly Fault[] };

/** A new negotiation, version 1, from a document. */
export declare function create(document: Document): Outcome;
/** The whole negotiation replaced by a document with the same id; one version on. */
export declare function replace(current: Negotiation, document: Document): Outcome;
/** The negotiation's own record replaced. */
export declare function putHeader(current: Negotiation, header: Header): Outcome;
/** One record created or replaced; faults point into the record. */
export declare function put(current: Negotiation, collection: Collection, record: AnyRecord): Outcome;
/** One record removed; refused with the list of users where something refers to it. The record must exist. */
export declare function remove(current: Negotiation, collection: Collection, id: string): Outcome;
/** The negotiation deleted. */
export declare function removeAll(current: Negotiation): Outcome;
