import type { Perspective } from './perspective.ts';
import { BASELINE } from './statement.ts';

/**
 * A perspective and what it inherits from, nearest first, `baseline` last.
 * `undefined` where the line of inheritance runs in a circle or into nothing.
 */
export function perspectiveChain(id: string, perspectives: ReadonlyMap<string, Perspective>): string[] | undefined {
  const chain: string[] = [];
  for (let at = id; at !== BASELINE; ) {
    const perspective = perspectives.get(at);
    if (perspective === undefined || chain.includes(at)) return undefined;
    chain.push(at);
    at = perspective.inherits;
  }
  return [...chain, BASELINE];
}

/** What is suppressed in a perspective: suppression is inherited, and nothing restores. */
export function suppressedIn(chain: readonly string[], perspectives: ReadonlyMap<string, Perspective>): Set<string> {
  return new Set(chain.flatMap((id) => perspectives.get(id)?.suppresses ?? []));
}
