import type { Domain } from '../language/domain.ts';
import { ONE, type Rational, rational, ZERO } from '../language/rational.ts';
import { bitsIn } from '../language/truth-on-points.ts';

/**
 * How far one value of an issue is from another, 0..1 (semantics 5): levels and units scaled to the domain, the share
 * of options in which two sets differ, ranks over their number (`never` to a rank: 1), else 1.
 *
 * @param from and `to`: indices; of a set, masks
 */
export function distanceOf(domain: Domain, size: number, from: number, to: number): Rational {
  if (from === to) return ZERO;
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return ONE;
    case 'set':
      return rational(BigInt(bitsIn(from ^ to)), BigInt(domain.options.length));
    case 'step':
      return from === 0 || to === 0 ? ONE : rational(BigInt(Math.abs(from - to)), BigInt(domain.ranks));
    default:
      return rational(BigInt(Math.abs(from - to)), BigInt(size - 1));
  }
}

/** Of which every distance between values of the domain is a multiple. */
export function unitOfDistance(domain: Domain, size: number): Rational {
  switch (domain.type) {
    case 'boolean':
    case 'categorical':
      return ONE;
    case 'set':
      return rational(1n, BigInt(domain.options.length));
    case 'step':
      return rational(1n, BigInt(domain.ranks));
    default:
      return rational(1n, BigInt(Math.max(1, size - 1)));
  }
}
