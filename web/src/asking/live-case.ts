import { effect, signal } from '@preact/signals';
import type { Case, Schemas } from '../contract.ts';
import { view } from '../view.ts';
import { Refused, send } from './ask.ts';

/** The case that is looked at, whole. */
export const liveCase = signal<Case | null>(null);
/** Why it cannot be looked at. */
export const caseProblem = signal<Refused['problem'] | null>(null);
/** The cases on this server. */
export const caseList = signal<readonly Schemas['NegotiationSummary'][] | null>(null);
/** The version of what is looked at, as a strong ETag's text; for conditional writes. */
export const caseTag = signal<string | null>(null);
/** How often this page has changed the case: what was asked before is asked again. */
export const changes = signal(0);

/** Reads the case again, after it was changed. */
export async function readCase(id: string): Promise<void> {
  try {
    const response = await send(`/v1/negotiations/${encodeURIComponent(id)}/document`);
    const read = (await response.json()) as Case;
    if (view.peek().case !== id) return;
    caseTag.value = response.headers.get('etag');
    caseProblem.value = null;
    liveCase.value = read;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    caseProblem.value = cause.problem;
    liveCase.value = null;
  }
}

/** What a write was answered with; the case is read again before anything else is asked. @throws Refused */
export async function change(address: string, wanted: RequestInit): Promise<Response> {
  const response = await send(address, wanted);
  const id = view.peek().case;
  if (id !== null) await readCase(id);
  changes.value++;
  return response;
}

export async function readList(): Promise<void> {
  const found: Schemas['NegotiationSummary'][] = [];
  try {
    for (let next: string | null = '/v1/negotiations?limit=200'; next !== null; ) {
      const page = (await (await send(next)).json()) as Schemas['NegotiationPage'];
      found.push(...page.items);
      next = page.next;
    }
    caseList.value = found;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    caseProblem.value = cause.problem;
  }
}

/** Follows the view: another case is read as soon as it is looked at. */
export function followCase(): void {
  let last: string | null = null;
  effect(() => {
    const { case: id } = view.value;
    if (id === last) return;
    last = id;
    liveCase.value = null;
    caseProblem.value = null;
    if (id !== null) void readCase(id);
  });
}
