import type { Case, Terms } from '../../contract.ts';

/** What is asked of both sides. */
export const KINDS = ['zone', 'conflicts', 'check'] as const;
export type Kind = (typeof KINDS)[number];

export const kindOf = (text: string | undefined): Kind => KINDS.find((kind) => kind === text) ?? 'zone';

/** The deal that is checked: one of the case by its id; `null`: the terms of the view. */
export const dealOf = ({ deals }: Pick<Case, 'deals'>, text: string | undefined) =>
  deals.find(({ id }) => id === text) ?? null;

/** The question as it is sent. */
export function innerQuestion(kind: Kind, deal: string | null, terms: Terms): object {
  if (kind !== 'check') return { kind, given: terms };
  return deal === null ? { kind, terms } : { kind, deal };
}
