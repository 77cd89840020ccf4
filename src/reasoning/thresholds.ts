import type { Amount } from '../negotiation/worth.ts';
import { larger } from '../solving/arithmetic.ts';
import type { Problem } from '../solving/problem.ts';
import type { Posed } from './posed.ts';
import type { Bargainers } from './worth-vectors.ts';

/** A zone in two parts: a deal is in it where it solves the problem, all its lines, and is worth the floors. */
export interface Apart {
  readonly problem: Problem;
  /** What every deal of the zone is worth to each at least; in a problem that would tell nearly all values apart. */
  readonly floors: readonly Amount[];
}

/** Takes out of what agreement demands that a deal is worth so much to somebody whose worth is compared. */
export function thresholdsApart({ scenario, zone }: Posed, bargainers: Bargainers): Apart {
  const thresholds = scenario.demands.map(({ asks }) => (asks?.kind === 'worth' ? asks : null));
  const floors = bargainers.all.map(({ worth }) => {
    const own = thresholds.flatMap((one) => (one?.worth === worth ? [one.least] : []));
    return bargainers.inUnit(worth, own.reduce(larger, 0n));
  });
  return { problem: { ...zone, lines: zone.lines.filter((_, line) => thresholds[line] === null) }, floors };
}
