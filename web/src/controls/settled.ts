import type { Circumstance, Issue } from '../contract.ts';

/** What a control is about: an issue, or a circumstance that is assumed. */
export type Settled = Issue | Circumstance;
export type Of<T extends Settled['type']> = Extract<Settled, { type: T }>;
