import type { FastifyRequest } from 'fastify';
import type { Fault } from '../negotiation/fault.ts';
import { COLLECTIONS } from '../negotiation/negotiation.ts';
import type { Mended } from './mend.ts';
import { Refusal } from './problem.ts';

/**
 * What in a body of the right shape does not fit what it refers to. A route says it beside its schema (`config`), and is
 * asked only where the request is refused for its shape: whatever is found is listed there too.
 */
export type Meaning = (body: never, request: FastifyRequest) => readonly Fault[] | Promise<readonly Fault[]>;

declare module 'fastify' {
  interface FastifyContextConfig {
    meaning?: Meaning;
  }
}

/** What is wrong with the meaning of a mended body, as far as it does not hang on what was mended. */
export async function faultsOfMeaning(
  meaning: Meaning | undefined,
  { value, touched, spare }: Mended,
  request: FastifyRequest,
) {
  const base = documentIn(value);
  const isBarred = (pointer: string) => base !== undefined && isMeantByOthers(pointer, base);
  if (meaning === undefined || touched.some((pointer) => isBarred(pointer) && !spare.includes(pointer))) return [];
  const faults = await askedOr([], () => meaning(value as never, request));
  return faults.filter((fault) => holdsStill(fault, touched));
}

/** What is refused for other reasons, such as a negotiation that is not there, has nothing to add. */
async function askedOr<T>(otherwise: T, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Refusal) return otherwise;
    throw cause;
  }
}

/** Parts of a document that the rest of it refers to: without them nothing can be said of the rest. */
const MEANT_BY_OTHERS = new RegExp(
  `^(?:$|/(?:${COLLECTIONS.join('|')})(?:$|/\\d+(?:$|/id$))|/(?:issues|circumstances)/\\d+/(?!title$|description$))`,
);
const isMeantByOthers = (pointer: string, base: string) =>
  pointer.startsWith(base) && MEANT_BY_OTHERS.test(pointer.slice(base.length));

/** Where in a body there is a document: all of it, within it, or nowhere. */
function documentIn(body: unknown): string | undefined {
  const negotiation = (body as { negotiation?: unknown } | null | undefined)?.negotiation;
  if (typeof negotiation !== 'object' || negotiation === null) return undefined;
  return 'negotiation' in negotiation ? '/negotiation' : '';
}

/** What is said of one field alone, whatever stands beside it. */
const OF_ONE_FIELD: readonly string[] = [
  'unknown_reference',
  'unknown_issue',
  'circumstance_as_issue',
  'issue_as_circumstance',
  'value_out_of_domain',
];

/** Where something was left out or replaced, only what hangs on no other field is still known to be true. */
function holdsStill({ pointer, code, span }: Fault, touched: readonly string[]): boolean {
  if (touched.some((one) => pointer === one || pointer.startsWith(`${one}/`))) return false;
  return touched.length === 0 || span !== undefined || OF_ONE_FIELD.includes(code);
}
