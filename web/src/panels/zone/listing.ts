import { counted, grouped, numberWord } from '../../words/count.ts';

/** Smallest first; those of one size stay as they came. */
export const bySize = <T extends { readonly members: readonly unknown[] }>(sets: readonly T[]): T[] =>
  [...sets].sort((a, b) => a.members.length - b.members.length);

export interface Listing {
  /** All there are, in digits; `null` where that is not known. */
  readonly count: string | null;
  /** So many of them came with the answer. */
  readonly listed: number;
  readonly shown: number;
  /** What they are, one and many. */
  readonly noun: readonly [string, string];
}

/** What is shown against what there is: `3 conflicts`, `10 of 240 conflicts are shown; 100 were listed`. */
export function listingWords({ count, listed, shown, noun: [one, many] }: Listing): string {
  if (count === null && listed === 0)
    return `It is not known how many ${many} there are: the budget ended before one was found.`;
  if (count === null)
    return `At least ${counted(listed, one, many)}; the budget ended before it was known whether these are all.${
      shown < listed ? ` ${shown} are shown.` : ''
    }`;
  if (String(listed) !== count)
    return `${shown} of ${counted(count, one, many)} are shown; the smallest ${grouped(String(listed))} were listed.`;
  return shown < listed ? `${shown} of ${counted(count, one, many)} are shown.` : '';
}

/** How often each member is in the sets, by its id. */
export function occurrences(
  sets: readonly { readonly members: readonly { readonly id: string }[] }[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const { members } of sets) for (const { id } of members) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

/** What many sets have in common stands first in each, so that what tells them apart stands last. */
export const commonFirst = <T extends { readonly id: string }>(
  members: readonly T[],
  often: ReadonlyMap<string, number>,
): T[] => [...members].sort((a, b) => (often.get(b.id) ?? 0) - (often.get(a.id) ?? 0));

/** What makes a conflict: rules that clash, lines that all have to hold, or lines that leave too few who accept. */
export type ConflictKind = 'rules' | 'all' | 'quorum';

/** What a card is about: `These four cannot all hold`. */
export function conflictTitle(count: number, kind: ConflictKind): string {
  const [these, all] = [numberWord(count), count === 2 ? 'both' : 'all'];
  switch (kind) {
    case 'rules':
      return count === 1 ? 'This rule alone rules it out' : `These ${these} rules cannot ${all} be kept`;
    case 'all':
      return count === 1 ? 'No possible deal keeps this one' : `These ${these} cannot ${all} hold`;
    case 'quorum':
      return `With ${count === 1 ? 'this one' : `these ${these}`}, too few can accept`;
  }
}

export const CONFLICT_INTROS: Readonly<Record<ConflictKind, string>> = {
  rules:
    'Each card names rules that together leave nothing possible, none of which can be spared. No party owns a rule, so none can give it up.',
  all: 'Each card names lines that no possible deal keeps together. Leave out any one of a card, and the rest of it can hold.',
  quorum:
    'Each card names lines with which no possible deal has enough parties that accept it. Leave out any one of a card, and with the rest some deal has.',
};

/** `Were this given up, a deal would open`. */
export const concessionTitle = (count: number): string =>
  `Were ${count === 1 ? 'this' : `these ${numberWord(count)}`} given up, a deal would open`;
