import type { ResolvedContext } from '../negotiation/context.ts';

/** What a cache key may be made of. */
export type KeyPart = string | number | boolean | null | undefined;

/**
 * A key for a cache, made of parts: each with its tag, its length and its value.
 * LAW: injective. Two lists of parts have one key only if they are equal, part by part, types included.
 */
export function cacheKey(parts: readonly KeyPart[]): string {
  return parts.map(keyPart).join('');
}

function keyPart(part: KeyPart): string {
  if (part === undefined) return 'u0:';
  if (part === null) return 'l0:';
  const value = Object.is(part, -0) ? '-0' : String(part);
  return `${typeof part === 'string' ? 's' : typeof part === 'number' ? 'n' : 'b'}${value.length}:${value}`;
}

/** Two contexts have one key only if the same of a document is in force in them. */
export const contextKey = ({ asOf, perspective, basis }: ResolvedContext): string =>
  cacheKey([asOf, perspective, basis]);
