import type { Schemas } from '../../contract.ts';
import { share } from './words.ts';

/** A number of 0..1 as a bar with the number; where there is none, why. */
export function DistanceBar(props: {
  readonly distance: number | null;
  readonly reason: Schemas['NoDistance'] | null;
}) {
  const { distance, reason } = props;
  if (distance === null) {
    return <span class="no-distance">no distance{reason !== null && <>: {reason.text}</>}</span>;
  }
  return (
    <span class="distance">
      <Bar share={distance} />
      <span class="figure">{share(distance)}</span>
    </span>
  );
}

export function Bar({ share: part }: { share: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width={100} height={8} rx={2} />
      <rect class="fill" width={Math.max(part * 100, part > 0 ? 1.5 : 0)} height={8} rx={2} />
    </svg>
  );
}
