import type { Issue, Value, ValueSet } from '../../contract.ts';
import { cellsOf, placeOf, type Stretch, stretchesOf } from './strip.ts';

interface Lane {
  readonly set: ValueSet;
  readonly class: 'wants' | 'accepts';
}

const WIDTH = 120;
const LANE = 7;
const GAP = 2;

/**
 * The values of an issue from first to last, and on it, lane by lane, some of them. The same words stand beside it, so
 * it is hidden from who cannot see it.
 */
export function ValueStrip(props: {
  readonly issue: Issue;
  readonly lanes: readonly Lane[];
  readonly ideal?: Value | null;
  readonly ranks: number;
}) {
  const { issue, lanes, ideal, ranks } = props;
  const cells = cellsOf(issue, ranks);
  const height = lanes.length * (LANE + GAP) - GAP;
  const place = ideal === null || ideal === undefined ? null : placeOf(issue, ideal, ranks);
  return (
    <svg class="value-strip" viewBox={`-3 -3 ${WIDTH + 6} ${height + 6}`} aria-hidden="true" focusable="false">
      {lanes.map((lane, index) => (
        <g key={lane.class} transform={`translate(0 ${index * (LANE + GAP)})`} class={`lane ${lane.class}`}>
          <rect class="track" width={WIDTH} height={LANE} rx={1.5} />
          {stretchesOf(issue, lane.set, ranks).map((stretch) => (
            <Filled key={stretch.from} {...stretch} />
          ))}
          {cells !== null && cells < 16 && <Ticks cells={cells} />}
        </g>
      ))}
      {place !== null && <path class="ideal" d={`M${place * WIDTH} -2.5 l5 6 l-5 6 l-5 -6 z`} />}
    </svg>
  );
}

function Filled({ from, to, perhaps }: Stretch) {
  const width = Math.max((to - from) * WIDTH, 3);
  const left = Math.min(from * WIDTH, WIDTH - width);
  return <rect class={perhaps ? 'fill perhaps' : 'fill'} x={left} width={width} height={LANE} rx={1.5} />;
}

function Ticks({ cells }: { cells: number }) {
  const at = Array.from({ length: cells - 1 }, (_, cell) => ((cell + 1) / cells) * WIDTH);
  return <path class="ticks" d={at.map((x) => `M${x} 0 V${LANE}`).join(' ')} />;
}
