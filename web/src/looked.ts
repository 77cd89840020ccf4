import type { Looked } from './address.ts';
import { today } from './change-days.ts';
import type { Case, Context, Schemas } from './contract.ts';

export type AskedBasis = NonNullable<Context['basis']>;

/** A context with nothing left out. */
export interface WholeLooked {
  readonly asOf: string;
  readonly perspective: string;
  readonly basis: AskedBasis;
}

/** What a question in this context is asked about: what is left out is as in `base`, then as the case has it, then today. */
export function wholeOf(looked: Looked, { negotiation }: Pick<Case, 'negotiation'>, base: Looked = {}): WholeLooked {
  const own = negotiation.defaultContext ?? {};
  return {
    asOf: looked.asOf ?? base.asOf ?? own.asOf ?? today(),
    perspective: looked.perspective ?? base.perspective ?? own.perspective ?? 'baseline',
    basis: (looked.basis ?? base.basis ?? own.basis ?? 'both') as AskedBasis,
  };
}

/** The perspectives of a case, the one that all inherit first. */
export function perspectivesOf({ perspectives }: Pick<Case, 'perspectives'>): readonly Schemas['Perspective'][] {
  if (perspectives.some(({ id }) => id === 'baseline')) return perspectives;
  const description = 'The case as it stands, before any other view is taken.';
  return [{ id: 'baseline', title: 'Baseline', description, inherits: 'baseline', suppresses: [] }, ...perspectives];
}
