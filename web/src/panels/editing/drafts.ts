import { computed, effect, signal } from '@preact/signals';
import type { Fields } from './kinds.ts';
import { same } from './same.ts';

/** What was typed and not saved yet. */
export interface Draft {
  readonly fields: Fields;
  /** The record as it was read when the typing began; `null` where there was none. */
  readonly read: Fields | null;
}
type Drafts = Readonly<Record<string, Draft>>;

const KEPT = 'parley.drafts';

/** Drafts of this window, by case and record. They outlive another panel, another case and reading the page anew. */
const drafts = signal<Drafts>(keptDrafts());

effect(() => {
  const text = JSON.stringify(drafts.value);
  try {
    sessionStorage.setItem(KEPT, text);
  } catch {
    // A browser that keeps nothing still has them for as long as the page is open.
  }
});

const hasDrafts = computed(() => Object.keys(drafts.value).length > 0);
const askFirst = (event: Event) => event.preventDefault();

/** Whoever leaves with something unsaved is asked first. */
effect(() => {
  if (hasDrafts.value) addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
});

function keptDrafts(): Drafts {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Drafts;
  } catch {
    return {};
  }
}

const keyOf = (caseId: string, edited: string) => `${caseId}/${edited}`;

export const draftOf = (caseId: string, edited: string): Draft | undefined => drafts.value[keyOf(caseId, edited)];

/** Which records of a case have something that is not saved, as addresses name them. */
export const draftedIn = (caseId: string): string[] => {
  const prefix = `${caseId}/`;
  return Object.keys(drafts.value).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
};

/** Keeps what was typed; what says the same as the record is no draft. */
export function keepDraft(caseId: string, edited: string, draft: Draft): void {
  if (draft.read !== null && same(draft.fields, draft.read)) dropDraft(caseId, edited);
  else drafts.value = { ...drafts.value, [keyOf(caseId, edited)]: draft };
}

export function dropDraft(caseId: string, edited: string): void {
  const { [keyOf(caseId, edited)]: _, ...rest } = drafts.value;
  drafts.value = rest;
}
