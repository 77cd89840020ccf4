import type { Domain } from '../language/domain.ts';

/**
 * The keys of a table of worth, in index order: options, levels, `true`/`false`, `never` and ranks; for a set its
 * options, which add up. `undefined`: a number or a day, whose worth is piecewise linear.
 */
export function tableKeys(domain: Domain): readonly string[] | undefined {
  switch (domain.type) {
    case 'boolean':
      return ['false', 'true'];
    case 'categorical':
    case 'set':
      return domain.options;
    case 'ordinal':
      return domain.levels;
    case 'step':
      return ['never', ...Array.from({ length: domain.ranks }, (_, at) => String(at + 1))];
    default:
      return undefined;
  }
}
