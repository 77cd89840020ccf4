import type { Domain } from '../language/domain.ts';
import { type Rational, rational } from '../language/rational.ts';
import { bitsIn } from '../language/truth-on-points.ts';

/**
 * How far one value of an issue is from another, 0..1 (semantics 5): levels and units scaled to the domain, the share
 * of options in which two sets differ, ranks over their number (`never` to a rank: 1), else 1.
 *
 * @param from and `to`: indices; of a set, masks
 */
export const distanceOf = (domain: Domain, size: number, from: number, to: number): Rational =>
  rational(BigInt(stepsApart(domain, size, from, to)), BigInt(stepsAcross(domain, size)));

/** Of which every distance between values of the domain is a multiple. */
export const unitOfDistance = (domain: Domain, size: number): Rational =>
  rational(1n, BigInt(stepsAcross(domain, size)));

/** How many units of distance lie between two values. */
export function stepsApart(domain: Domain, size: number, from: number, to: number): number {
  if (from === to) return 0;
  if (domain.type === 'boolean' || domain.type === 'categorical') return 1;
  if (domain.type === 'set') return bitsIn(from ^ to);
  if (domain.type === 'step' && (from === 0 || to === 0)) return stepsAcross(domain, size);
  return Math.abs(from - to);
}

/** How many units of distance make a distance of 1. At least 1. */
export function stepsAcross(domain: Domain, size: number): number {
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return 1;
    case 'set':
      return domain.options.length;
    case 'step':
      return domain.ranks;
    default:
      return Math.max(1, size - 1);
  }
}
