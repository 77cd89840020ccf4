import type { Case, Schemas } from '../../contract.ts';

/** What is read of a party: what it says, what is held to be true of it, or both. */
export type Stand = Schemas['ComparedParty']['basis'];

/** A party that is compared, on a basis of its own or (`null`) on the one that is looked at. */
export interface Chosen {
  readonly party: string;
  readonly basis: Stand | null;
}

const BASES: readonly string[] = ['declared', 'assessed', 'both'] satisfies Stand[];

/** `russia:declared,ukraine` as one text of the address; who is no party of the case is passed over, and who comes twice. */
export function readChosen(text: string | undefined, live: Pick<Case, 'parties' | 'negotiation'>): Chosen[] {
  if (text === undefined) return whoDecides(live).map((party) => ({ party, basis: null }));
  const known = new Set(live.parties.map(({ id }) => id));
  const chosen = new Map<string, Chosen>();
  for (const piece of text.split(',')) {
    const [party = '', basis = ''] = piece.split(':');
    if (!known.has(party) || chosen.has(party)) continue;
    chosen.set(party, { party, basis: BASES.includes(basis) ? (basis as Stand) : null });
  }
  return [...chosen.values()];
}

export const textOfChosen = (chosen: readonly Chosen[]): string =>
  chosen.map(({ party, basis }) => (basis === null ? party : `${party}:${basis}`)).join(',');

/** Who has to agree to every deal; everybody where that are fewer than two. */
function whoDecides({ parties, negotiation }: Pick<Case, 'parties' | 'negotiation'>): string[] {
  const { agreement } = negotiation;
  const listed = agreement?.kind === 'quorum' ? agreement.of : undefined;
  const deciding = parties.filter(({ id, consent }) => (listed ? listed.includes(id) : consent === 'required'));
  return (deciding.length > 1 ? deciding : parties).map(({ id }) => id);
}

/** As the question wants them: a party without a basis of its own by its id alone. */
export const askedParties = (chosen: readonly Chosen[]): (string | Schemas['PartyOnBasis'])[] =>
  chosen.map(({ party, basis }) => (basis === null ? party : { party, basis }));

/** The parties with one more, in the order of the case, or with one less, or with another basis. */
export function withParty(chosen: readonly Chosen[], change: Chosen | string, order: readonly string[]): Chosen[] {
  if (typeof change === 'string') return chosen.filter(({ party }) => party !== change);
  const others = chosen.filter(({ party }) => party !== change.party);
  return [...others, change].sort((a, b) => order.indexOf(a.party) - order.indexOf(b.party));
}
