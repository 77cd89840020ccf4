import type { AnyRecord, Collection, Header, Negotiation } from './negotiation.ts';

/** One record before and after; `null` where there is none. The header is the collection `negotiation`. */
export interface Change {
  readonly collection: Collection | 'negotiation';
  readonly id: string;
  readonly before: AnyRecord | Header | null;
  readonly after: AnyRecord | Header | null;
}

/** A step from one version to the next: the negotiation after it (null: deleted), and what differs, record by record. */
export interface Step {
  readonly next: Negotiation | null;
  readonly changes: readonly Change[];
}
