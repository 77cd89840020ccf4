import { number } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Threshold } from './seen.ts';

interface Props {
  readonly layout: Layout;
  readonly threshold: Threshold;
  readonly names: { readonly x: string; readonly y: string };
}

/** Axes with ticks, what each has without a deal, and where both have more. */
export function ChartFrame({ layout, threshold, names }: Props) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; each deal says its own numbers
    <g class="frame" aria-hidden="true">
      <Region layout={layout} threshold={threshold} />
      <Axes layout={layout} names={names} />
      <Lines layout={layout} threshold={threshold} />
    </g>
  );
}

function Axes({ layout: { plot, x, y, ticks, height }, names }: Omit<Props, 'threshold'>) {
  return (
    <>
      {ticks.x.map((tick) => (
        <g key={`x${tick}`}>
          <path class="grid" d={`M${x.at(tick)} ${plot.top} V${plot.bottom}`} />
          <text class="tick" x={x.at(tick)} y={plot.bottom + 16} text-anchor="middle">
            {number(tick)}
          </text>
        </g>
      ))}
      {ticks.y.map((tick) => (
        <g key={`y${tick}`}>
          <path class="grid" d={`M${plot.left} ${y.at(tick)} H${plot.right}`} />
          <text class="tick" x={plot.left - 8} y={y.at(tick) + 4} text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      <path class="axis" d={`M${plot.left} ${plot.top} V${plot.bottom} H${plot.right}`} />
      <text class="axis-title" x={plot.right} y={height - 8} text-anchor="end">
        worth to {names.x} →
      </text>
      <text class="axis-title" x={4} y={14}>
        ↑ worth to {names.y}
      </text>
    </>
  );
}

function Lines({ layout: { plot, x, y }, threshold }: Omit<Props, 'names'>) {
  return (
    <>
      {threshold.x !== null && <path class="threshold" d={`M${x.at(threshold.x)} ${plot.top - 6} V${plot.bottom}`} />}
      {threshold.y !== null && <path class="threshold" d={`M${plot.left} ${y.at(threshold.y)} H${plot.right + 6}`} />}
    </>
  );
}

/** What is written at the lines and the region; over everything, so that it can be read. */
export function FrameTexts({ texts }: Pick<Layout, 'texts'>) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the table tells the same
    <g aria-hidden="true">
      {texts.map(({ kind, text, x, y, anchor }) => (
        <text key={kind} class={`written ${kind}`} x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  );
}

function Region({ layout: { plot, x, y }, threshold }: Omit<Props, 'names'>) {
  if (threshold.x === null || threshold.y === null) return null;
  const [left, bottom] = [x.at(threshold.x), y.at(threshold.y)];
  const size = { x: left, y: plot.top, width: plot.right - left, height: bottom - plot.top };
  return (
    <>
      <defs>
        <pattern id="both-gain" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch" d="M0 0 V8" />
        </pattern>
      </defs>
      <rect class="region" {...size} />
      <rect {...size} fill="url(#both-gain)" />
    </>
  );
}
